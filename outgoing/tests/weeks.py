"""Rosters in every state, for tests of what is reported about them."""

from datetime import date, datetime

from tests.factories import MONDAY, make_user, moment
from units.models import Staff, Unit
from weeks.enums import Mode, RosterState
from weeks.models import Entry, WeeklyRoster

SENT = (RosterState.SUBMITTED, RosterState.APPROVED, RosterState.PUBLISHED, RosterState.SUPERSEDED)
DECIDED = SENT[1:]
EARLY = moment("2026-11-23 09:00")


def make_roster(
    unit: Unit,
    state: RosterState = RosterState.PUBLISHED,
    monday: date = MONDAY,
    *,
    revision: int = 1,
    submitted_at: datetime = EARLY,
) -> WeeklyRoster:
    sender, approver = make_user(), make_user()
    return WeeklyRoster.objects.create(
        agency=unit.agency,
        unit=unit,
        monday=monday,
        revision=revision,
        state=state,
        opened_by=sender,
        opened_at=EARLY,
        changed_at=EARLY,
        submitted_by=sender if state in SENT else None,
        submitted_at=submitted_at if state in SENT else None,
        approved_by=approver if state in DECIDED else None,
        approved_at=submitted_at if state in DECIDED else None,
        published_by=approver if state == RosterState.PUBLISHED else None,
        published_at=submitted_at if state == RosterState.PUBLISHED else None,
    )


def place(
    roster: WeeklyRoster,
    staff: Staff,
    morning: Mode,
    afternoon: Mode | None = None,
    day: date = MONDAY,
    reason: str = "",
) -> Entry:
    return Entry.objects.create(
        roster=roster,
        staff=staff,
        day=day,
        morning=morning,
        afternoon=afternoon or morning,
        reason=reason,
    )


def submit(unit: Unit, at: datetime, monday: date = MONDAY) -> None:
    """The unit's head sends the week for approval."""
    WeeklyRoster.objects.filter(unit=unit, monday=monday).delete()
    make_roster(unit, RosterState.SUBMITTED, monday, submitted_at=at)


def reached_at(phone: str, staff: Staff) -> Staff:
    staff.phone = phone
    staff.save(update_fields=["phone"])
    return staff
