"""Takes pictures of the pages as the demo agency's people see them: wide and narrow, in both
languages, light and dark.
"""

import argparse
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs" / "screens"
WIDTHS: Final = {1280: 900, 390: 844}
LANGUAGES: Final = ("vi", "en")
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Shot:
    """One page: who opens it (a role of the demo agency, "role@unit" or nobody), its name among
    the addresses, and from there the links to follow; one that begins with "?" is passed over
    where it is not there, and TEXT is typed into the page's text.
    """

    name: str
    role: str
    address: str
    follow: tuple[str, ...] = ()
    docs: tuple[int, ...] = ()  # widths at which it stands in the README, in Vietnamese and light


DRAFT: Final = "main .tbl a[href*='/drafts/']"
TEXT: Final = """Số: 415/UBND-NC
Hòa Giang, ngày 02 tháng 12 năm 2026
Từ ngày 07/12/2026 cho đến khi có thông báo mới:
1. Mỗi phòng bố trí không quá 50% số cán bộ làm việc tại cơ quan.
2. Bố trí ít nhất 01 lãnh đạo đơn vị làm việc tại cơ quan trong mỗi ngày.
3. Bố trí 1/3 số người làm việc tại cơ quan.
4. Hạn chế tối đa việc ra ngoài."""
PREVIOUS_WEEK: Final = ".weeknav a:first-child"
SHOTS: Final = (
    Shot("sign-in", "", "accounts:sign-in"),
    Shot("week", "head@cqtn", "rosters:week", follow=(PREVIOUS_WEEK,), docs=(1280,)),
    Shot("week-empty", "head@ldvl", "rosters:week"),
    Shot("board", "director", "rosters:board", docs=(1280,)),
    Shot(
        "week-proposal", "head@tcbc", "rosters:week", follow=("?#open", "?#generate"), docs=(1280,)
    ),
    Shot("week-published", "director", "rosters:week", follow=(PREVIOUS_WEEK,)),
    Shot("mine", "staff", "rosters:mine", docs=(390,)),
    Shot("directives", "office", "directives:list"),
    Shot(
        "directive",
        "office",
        "directives:list",
        follow=("main .tbl tbody a, main .rows a",),
        docs=(1280,),
    ),
    Shot("directive-new", "office", "directives:list", follow=("main .page-head a.btn-primary",)),
    Shot("directive-from-text", "office", "directives:enter-from-text"),
    Shot("catalogue", "office", "directives:catalogue"),
    Shot("directive-draft", "office", "directives:list", follow=(DRAFT,)),
    Shot(
        "directive-proposals",
        "office",
        "directives:list",
        follow=(DRAFT, "main .palette a[href$='/read/']", TEXT, "main form button.btn-primary"),
    ),
    Shot(
        "directive-impact",
        "office",
        "directives:list",
        follow=(DRAFT, "main .page-head a.btn-primary"),
    ),
    Shot("pick", "office", "directives:list", follow=(DRAFT, "main .palette a[href$='/clauses/']")),
    Shot(
        "directive-readers",
        "office",
        "directives:list",
        follow=("main .tbl tbody a", "main a[href$='readers/']"),
    ),
    Shot("exceptions", "office", "directives:exceptions"),
    Shot("in-force", "head@tcbc", "rosters:in-force"),
    Shot("calendar", "office", "rosters:calendar", follow=("main .weeknav a:last-child",)),
    Shot("calendar-item", "office", "rosters:calendar", follow=("main .page-head a.btn-primary",)),
    Shot("hours", "office", "rosters:hours"),
    Shot("hours-import", "office", "rosters:hours-import"),
    Shot("reports", "office", "reports:list"),
    Shot(
        "report",
        "office",
        "reports:list",
        follow=("main .tbl tbody a, main .rows a",),
        docs=(1280,),
    ),
    Shot("staff", "office", "units:staff"),
    Shot("zones", "office", "units:zones"),
    Shot("zone", "office", "units:zones", follow=("main .tbl tbody a",)),
    Shot("import", "office", "units:import"),
    Shot("account", "head", "accounts:profile"),
    Shot("password", "head", "accounts:password"),
)


def main(arguments: list[str]) -> int:
    options = argparse.ArgumentParser(prog="run.py screens", description=__doc__)
    options.add_argument("--only", help="names of pages, separated by commas")
    options.add_argument(
        "--docs", action="store_true", help="only the pictures of the README, into docs/screens/"
    )
    given = options.parse_args(arguments)
    program = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    if program is None:
        print(
            "Chưa có Chromium (apt install chromium). / Chromium is not installed.", file=sys.stderr
        )
        return 1
    only = set(given.only.split(",")) if given.only else None
    shots = [
        shot
        for shot in SHOTS
        if (only is None or shot.name in only) and (shot.docs or not given.docs)
    ]
    _set_up_django()
    if any(DRAFT in shot.follow for shot in shots):
        begin_a_draft()
    keys = sessions({shot.role for shot in shots if shot.role})
    with _served() as site:
        return take(shots, site, keys, program, docs=given.docs)


def _set_up_django() -> None:
    """The demo agency's own folder and clock, as `run.py demo` uses them."""
    var = os.environ.setdefault("VAR_DIR", str(ROOT / "var"))
    os.environ.setdefault("DEMO_CLOCK_FILE", str(Path(var) / "clock.json"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
    import django  # noqa: PLC0415  # only now does the environment say which database

    django.setup()


def sessions(roles: set[str]) -> dict[str, str]:
    """A session of one person for each role, by its key; no password is needed or changed."""
    from django.conf import settings  # noqa: PLC0415  # after the set-up
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415  # after the set-up

    # after the set-up
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from accounts.models import User  # noqa: PLC0415  # after the set-up

    keys = {}
    for role in sorted(roles):
        people = User.objects.filter(is_active=True).order_by("pk")
        name, _, unit = role.partition("@")
        of_role = (
            people.filter(grants__role=name, grants__unit__code=unit)
            if unit
            else people.filter(grants__role=name)
        )
        user = (
            of_role or people.filter(grants=None, staff__isnull=False)
            if role == "staff"
            else of_role
        ).first()
        if user is None:
            print(
                f"{role}: không có ai giữ vai trò này / nobody acts in this role", file=sys.stderr
            )
            continue
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        keys[role] = str(session.session_key)
    return keys


def begin_a_draft() -> None:
    """For the pages of drafts, a new document from the longest sample; the demo agency itself
    leaves no draft lying about.
    """
    from django.db.models import Count  # noqa: PLC0415  # after the set-up
    from django.utils.timezone import localtime  # noqa: PLC0415  # after the set-up

    import clock  # noqa: PLC0415  # after the set-up
    from accounts.models import User  # noqa: PLC0415  # after the set-up
    from directives.enums import EditionState  # noqa: PLC0415  # after the set-up
    from directives.models import Directive, Edition  # noqa: PLC0415  # after the set-up
    from directives.services import start_again  # noqa: PLC0415  # after the set-up

    sample = (
        Directive.objects.filter(is_historical=True)
        .annotate(size=Count("editions__clauses"))
        .order_by("size")
        .last()
    )
    keeper = User.objects.filter(grants__role="office").first()
    if sample and keeper and not Edition.objects.filter(state=EditionState.DRAFT).exists():
        now = clock.now()
        midnight = localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        start_again(sample.pk, begins=midnight + timedelta(days=1), ends=None, by=keeper, at=now)


@contextmanager
def _served() -> Iterator[str]:
    """The site itself, in a thread, on a port that happens to be free."""
    # after the set-up
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: PLC0415
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415  # after the set-up

    class Quiet(WSGIRequestHandler):
        # the name is the standard library's
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing of every file."""

    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


def take(shots: list[Shot], site: str, keys: dict[str, str], program: str, *, docs: bool) -> int:
    # half a second that `--help` need not wait for
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
            ],
        )
        taken = sum(_take_one(browser, shot, site, keys, docs=docs) for shot in shots)
        browser.close()
    wanted = sum(
        len(shot.docs) if docs else len(WIDTHS) * len(THEMES) * len(LANGUAGES) for shot in shots
    )
    print(f"{taken} / {wanted} ảnh / pictures")
    return 0 if taken == wanted else 1


def _take_one(
    browser: "Browser", shot: Shot, site: str, keys: dict[str, str], *, docs: bool
) -> int:
    from django.urls import NoReverseMatch, reverse  # noqa: PLC0415  # after the set-up

    try:
        address = site + reverse(shot.address)
    except NoReverseMatch:
        print(f"{shot.name}: chưa có trang / no such page yet: {shot.address}", file=sys.stderr)
        return 0
    if shot.role and shot.role not in keys:
        return 0
    taken = 0
    for language in ("vi",) if docs else LANGUAGES:
        for theme in ("light",) if docs else THEMES:
            for width in shot.docs if docs else WIDTHS:
                context = _window(browser, site, width, theme, language, keys.get(shot.role, ""))
                taken += _picture(
                    context,
                    shot,
                    address,
                    _target(shot, width, theme, language, docs=docs),
                    whole=not docs,
                )
                context.close()
    return taken


def _target(shot: Shot, width: int, theme: str, language: str, *, docs: bool) -> Path:
    if docs:
        return DOCS / f"{shot.name}.png"
    return Path(os.environ["VAR_DIR"]) / "screens" / f"{shot.name}-{width}-{language}-{theme}.png"


def _window(
    browser: "Browser",
    site: str,
    width: int,
    theme: Literal["light", "dark"],
    language: str,
    session: str,
) -> "BrowserContext":
    from django.conf import settings  # noqa: PLC0415  # after the set-up

    context = browser.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, color_scheme=theme, locale="vi-VN"
    )
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}])
    if session:
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}])
    return context


def _picture(
    context: "BrowserContext", shot: Shot, address: str, target: Path, *, whole: bool
) -> int:
    """Open, follow, wait for fonts, complain of what the browser complains of, and press the
    button.
    """
    page: Page = context.new_page()
    page.on(
        "console",
        lambda message: (
            print(f"{target.stem}: {message.text}", file=sys.stderr)
            if message.type == "error"
            else None
        ),
    )
    answer = page.goto(address, wait_until="networkidle")
    for step in shot.follow:
        if step == TEXT:
            page.locator("main textarea").first.fill(step)
            continue
        link = step.removeprefix("?")
        if not page.locator(link).count():
            if step != link:
                continue
            print(f"{shot.name}: không có liên kết / no link: {link}", file=sys.stderr)
            return 0
        page.locator(link).first.click()
        page.wait_for_timeout(
            300
        )  # an answer to htmx begins after the click, on a page that has long been loaded
        page.wait_for_load_state("networkidle")
        page.locator(".htmx-request").first.wait_for(state="detached")
        page.locator("html[data-unsent]:not([data-unsent='0'])").wait_for(state="detached")
    if answer is None or answer.status >= 400 or page.locator(".single .code").count():
        print(f"{target.stem}: trang lỗi / an error page: {page.url}", file=sys.stderr)
        return 0
    page.evaluate("document.fonts.ready")
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if wider > 0:
        print(
            f"{target.stem}: rộng hơn màn hình / wider than the screen by {wider} px",
            file=sys.stderr,
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(target), full_page=whole)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
