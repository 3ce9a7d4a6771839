"""Serves the demo agency to those who look at its pages, and lets them in as its people."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from accounts.models import User
    from directives.models import Edition

ROOT: Final = Path(__file__).resolve().parent.parent

TEXT: Final = """Số: 415/UBND-NC
Hòa Giang, ngày 02 tháng 12 năm 2026
Từ ngày 07/12/2026 cho đến khi có thông báo mới:
1. Mỗi phòng bố trí không quá 50% số cán bộ làm việc tại cơ quan.
2. Bố trí ít nhất 01 lãnh đạo đơn vị làm việc tại cơ quan trong mỗi ngày.
3. Bố trí 1/3 số người làm việc tại cơ quan.
4. Mỗi phòng bố trí ít nhất 02 người làm việc tại cơ quan.
5. Hạn chế tối đa việc ra ngoài."""
"""What the draft is read out of."""


def set_up_django() -> None:
    """The demo agency's own folder and clock, as `run.py demo` uses them."""
    var = os.environ.setdefault("VAR_DIR", str(ROOT / "var"))
    os.environ.setdefault("DEMO_CLOCK_FILE", str(Path(var) / "clock.json"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright keeps an event loop in this thread
    import django

    django.setup()


def sessions(roles: set[str]) -> dict[str, str]:
    """A session of one person for each role, by its key; no password is needed or changed."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from accounts.models import User

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
    """For the pages of drafts, a new document from the longest sample, with a text of which some is
    decided; the demo agency itself leaves no draft lying about.
    """
    from django.db.models import Count
    from django.utils.timezone import localtime

    import clock
    from accounts.models import User
    from directives.enums import EditionState
    from directives.models import Directive, Edition
    from directives.services import start_again

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
        begun = start_again(
            sample.pk, begins=midnight + timedelta(days=1), ends=None, by=keeper, at=now
        )
        _keep_a_text(begun.editions.get(), keeper, now)


def _keep_a_text(edition: "Edition", keeper: "User", now: datetime) -> None:
    """Of what is clear in it one sentence is accepted and one left out; the rest is open."""
    from intake.proposals import found_in
    from intake.reading.rows import rows_of
    from intake.services import ProposedSentence, keep_text, leave_proposal, take_over
    from planning.reading import read

    reading = read(TEXT)
    kept = keep_text(edition.pk, TEXT, found=found_in(reading), by=keeper, at=now)
    first, second, *_ = (
        row for row in rows_of(kept, reading, edition, {}) if row.is_clear and row.sentence
    )
    taken = [ProposedSentence(first.key, first.sentence)] if first.sentence else []
    take_over(edition.pk, head=None, sentences=taken, by=keeper, at=now, seen=edition.version)
    leave_proposal(edition.pk, second.key, kind=second.read.kind, by=keeper, at=now)


def begin_duty() -> None:
    """For the pages on which duty is made, next month's roster; and for those of a sick call
    somebody for whom nobody was called in yet.
    """
    from django.utils.timezone import localdate

    import clock
    from accounts.models import User
    from duties.enums import TurnState
    from duties.models import DutyRoster, DutyTurn
    from duties.services.opening import open_duty_roster
    from duties.services.sick_calls import mark_absent
    from duties.values.rosters import RosterPeriod

    now = clock.now()
    keeper = User.objects.filter(grants__role="office").first()
    last = DutyRoster.objects.order_by("last").last()
    if keeper is None or last is None:
        return
    if last.state != "draft":
        month = RosterPeriod.month_of(last.last + timedelta(days=1))
        open_duty_roster(month, unit_id=None, by=keeper, at=now)
    near = localdate(now) + timedelta(days=1), localdate(now) + timedelta(days=6)
    ahead = DutyTurn.objects.filter(roster__state="published", day__range=near)
    if not ahead.filter(state=TurnState.ABSENT).exists():
        turn = ahead.filter(state=TurnState.PLANNED, shift__post__kind="officer")[0]
        mark_absent(turn.pk, reason="Sốt cao", by=keeper, at=now)


@contextmanager
def serve_demo() -> Iterator[str]:
    """The site itself, in a thread, on a port that happens to be free."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

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
