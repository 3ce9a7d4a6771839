"""Takes pictures of the pages as the demo agency's people see them: wide and narrow, in both
languages, light and dark.
"""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.chromium import (
    LANGUAGES,
    MISSING,
    THEMES,
    WIDTHS,
    find_chromium,
    open_window,
    start_chromium,
)
from tools.demo_site import begin_a_draft, begin_duty, serve_demo, sessions, set_up_django

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT: Final = Path(__file__).resolve().parent.parent
DOCS: Final = ROOT / "docs" / "screens"


@dataclass(frozen=True, slots=True)
class Shot:
    """One page: who opens it (a role of the demo agency, "role@unit" or nobody), its name among
    the addresses, and from there the links to follow; one that begins with "?" is passed over
    where it is not there.
    """

    name: str
    role: str
    address: str
    follow: tuple[str, ...] = ()
    docs: tuple[int, ...] = ()  # widths at which README and guides show it, Vietnamese and light


DRAFT: Final = "main .tbl a[href*='/drafts/']"
OFFICER: Final = "main .tbl tbody a:has-text('Trực ban')"
PUBLISHED: Final = "main .tbl tr:has(.st-published) a"
BEGUN: Final = "main .tbl tr:has(.st-draft) a"
BY_PEOPLE: Final = "main .seg a[href$='people']"
ABSENT: Final = "main li[data-state='absent'] a >> nth=-1"
EDITION: Final = "main a[href*='/work-calendar/2'][href$='/1/']"
SUMMONS: Final = "main a[href*='/calls/summons/']"
DECLARED: Final = "#week-head a[href*='/declarations/']"
UNIT_TASKS: Final = "#week-head a[href*='/tasks/units/']"
AGENCY_TASKS: Final = "main a[href*='/tasks/agency/']"
PREVIOUS_WEEK: Final = ".weeknav a:first-child"
SHOTS: Final = (
    Shot("sign-in", "", "accounts:sign-in"),
    Shot("week", "head@cqtn", "rosters:week", follow=(PREVIOUS_WEEK,), docs=(1280,)),
    Shot("week-empty", "head@ldvl", "rosters:week"),
    Shot("board", "director", "rosters:board", docs=(1280,)),
    Shot(
        "week-proposal", "head@tcbc", "rosters:week", follow=("?#open", "?#generate"), docs=(1280,)
    ),
    Shot("week-of-a-unit", "head@tcbc", "rosters:week", follow=(PREVIOUS_WEEK,)),
    Shot("weeks-ahead", "head@tcbc", "rosters:week", follow=("#week-head a[href$='/ahead/']",)),
    Shot("patterns", "head@tcbc", "rosters:week", follow=("#week-head a[href*='/patterns/']",)),
    Shot("week-published", "director", "rosters:week", follow=(PREVIOUS_WEEK,)),
    Shot("mine", "staff", "ownweek:mine", docs=(390,)),
    Shot("my-leave", "staff", "units:my-leave"),
    Shot("unit-leave", "head@tcbc", "rosters:week", follow=("#week-head a[href*='/leave/']",)),
    Shot("today", "office", "outgoing:today"),
    Shot("directives", "office", "directives:list"),
    Shot(
        "directive",
        "office",
        "directives:list",
        follow=("main .tbl tbody a, main .rows a",),
        docs=(1280,),
    ),
    Shot("directive-new", "office", "directives:list", follow=("main .page-head a.btn-primary",)),
    Shot("directive-from-text", "office", "intake:enter"),
    Shot("catalogue", "office", "directives:catalogue"),
    Shot("directive-draft", "office", "directives:list", follow=(DRAFT,)),
    Shot(
        "directive-proposals",
        "office",
        "directives:list",
        follow=(DRAFT, "main .palette a[href$='/read/']"),
    ),
    Shot(
        "directive-look",
        "office",
        "directives:list",
        follow=(DRAFT, "main .palette a[href$='/read/']", "main button[name='look']"),
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
    Shot("calendar", "office", "events:calendar", docs=(1280,)),
    Shot("calendar-leaders", "office", "events:calendar", follow=("main .seg a:last-child",)),
    Shot("calendar-edition", "office", "events:calendar", follow=(EDITION,), docs=(1280,)),
    Shot("calendar-rooms", "office", "events:resources"),
    Shot("calendar-item", "office", "events:calendar", follow=("main .page-head a.btn-primary",)),
    Shot(
        "directive-units",
        "office",
        "directives:list",
        follow=("main .tbl tbody a", "main a[href$='units/']"),
    ),
    Shot("lodging", "office", "lodging:places"),
    Shot("lodging-place", "office", "lodging:places", follow=("main .tbl tbody a",)),
    Shot("services", "office", "serving:services"),
    Shot("service", "office", "serving:services", follow=("main .tbl tbody a",)),
    Shot("door-notice", "office", "serving:notice"),
    Shot("public-services", "office", "serving:services", follow=("main a[href*='/public/']",)),
    Shot("hours", "office", "hours:hours"),
    Shot("duty-posts", "office", "duties:posts"),
    Shot("duty-post", "office", "duties:posts", follow=(OFFICER,), docs=(1280,)),
    Shot("duty-rosters", "office", "duties:rosters"),
    Shot("duty-month", "office", "duties:rosters", follow=(PUBLISHED,), docs=(1280,)),
    Shot("duty-by-people", "office", "duties:rosters", follow=(PUBLISHED, BY_PEOPLE)),
    Shot("duty-proposal", "office", "duties:rosters", follow=(BEGUN, "?#do-plan"), docs=(1280,)),
    Shot("duty-import", "office", "duties:rosters", follow=(BEGUN, "main a[href$='/import/']")),
    Shot("duty-now", "office", "duties:now", docs=(1280,)),
    Shot("my-duties", "office", "duties:mine", docs=(390,)),
    Shot("calls", "office", "calls:board"),
    Shot("summons", "office", "calls:board", follow=(SUMMONS,)),
    Shot("summon", "office", "calls:summon"),
    Shot("come-in", "staff", "calls:ask"),
    Shot("day-swaps", "staff", "swaps:mine"),
    Shot("day-swap-offers", "staff", "swaps:mine", follow=("main a[href*='/me/swaps/2']",)),
    Shot("sick", "staff", "units:sick"),
    Shot("my-declarations", "clerk@vp", "declarations:mine"),
    Shot("unit-declarations", "head@lt", "rosters:week", follow=(PREVIOUS_WEEK, DECLARED)),
    Shot("support", "office", "support:proposals", follow=("main .tbl tbody a",)),
    Shot("support-rates", "office", "support:rates"),
    Shot("support-rate", "office", "support:rates", follow=("main .tbl tbody a",)),
    Shot("my-turn", "office", "duties:mine", follow=("main .hero a.btn",), docs=(390,)),
    Shot("duty-swaps", "office", "duties:swaps"),
    Shot("duty-sick-call", "office", "duties:swaps", follow=(ABSENT,), docs=(1280,)),
    Shot("duty-handovers", "office", "duties:handovers"),
    Shot("duty-sheet", "office", "duties:sheet", docs=(1280,)),
    Shot("hours-import", "office", "hours:import"),
    Shot("reports", "office", "outgoing:list"),
    Shot("record", "auditor", "inspection:record"),
    Shot(
        "strike-sentence",
        "office",
        "directives:list",
        follow=("main .tbl tbody a", "main a[href*='/strike']"),
    ),
    Shot("departures", "auditor", "reports:departures"),
    Shot("punctuality", "director", "reports:punctuality"),
    Shot("unit-tasks", "head@tcbc", "rosters:week", follow=(PREVIOUS_WEEK, UNIT_TASKS)),
    Shot("agency-tasks", "office", "rosters:board", follow=(AGENCY_TASKS,)),
    Shot("campaigns", "office", "mobilisation:campaigns"),
    Shot("campaign", "office", "mobilisation:campaigns", follow=("main .tbl tbody a",)),
    Shot("coverages", "office", "mobilisation:coverages"),
    Shot("mobilised", "staff", "mobilisation:mine"),
    Shot(
        "report",
        "office",
        "outgoing:list",
        follow=("main .tbl tbody a, main .rows a",),
        docs=(1280,),
    ),
    Shot("first-steps", "admin", "outgoing:first-steps", docs=(1280,)),
    Shot("agency", "admin", "outgoing:agency", docs=(1280,)),
    Shot("open-accounts", "admin", "units:open-accounts", docs=(1280,)),
    Shot("roles", "admin", "units:roles"),
    Shot("invitations", "admin", "units:invitations"),
    Shot("outsiders", "admin", "units:outsiders"),
    Shot("units", "admin", "units:units"),
    Shot("holidays", "admin", "units:calendar"),
    Shot("recipients", "admin", "units:recipients"),
    Shot("plan", "admin", "outgoing:plan"),
    Shot("plan-step", "admin", "outgoing:plan", follow=("main .tbl a.btn",)),
    Shot("person", "office", "units:staff", follow=("main .tbl tbody a",)),
    Shot("delegations", "admin", "units:delegations"),
    Shot("delegate", "director", "units:delegate"),
    Shot("forgot", "", "accounts:forgot"),
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
        "--docs",
        action="store_true",
        help="only the pictures of README and guides, into docs/screens/",
    )
    given = options.parse_args(arguments)
    program = find_chromium()
    if program is None:
        print(MISSING, file=sys.stderr)
        return 1
    only = set(given.only.split(",")) if given.only else None
    shots = [
        shot
        for shot in SHOTS
        if (only is None or shot.name in only) and (shot.docs or not given.docs)
    ]
    set_up_django()
    if any(DRAFT in shot.follow for shot in shots):
        begin_a_draft()
    if any(BEGUN in shot.follow or ABSENT in shot.follow for shot in shots):
        begin_duty()
    keys = sessions({shot.role for shot in shots if shot.role})
    with serve_demo() as site:
        return take(shots, site, keys, program, docs=given.docs)


def take(shots: list[Shot], site: str, keys: dict[str, str], program: str, *, docs: bool) -> int:
    # half a second that `--help` need not wait for
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = start_chromium(playwright, program)
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
    from django.urls import NoReverseMatch, reverse

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
                context = open_window(
                    browser,
                    site,
                    width=width,
                    theme=theme,
                    language=language,
                    session=keys.get(shot.role, ""),
                )
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
