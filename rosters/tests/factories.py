"""A unit with its people, its users and a directive, for tests of rosters."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from accounts.models import User
from directives.tests.factories import make_in_force
from planning.people import Rank
from planning.time import Week
from rosters.selectors.proposal import proposal_beside
from rosters.services import approve_roster, open_roster, publish_roster, set_cells, submit_roster
from rosters.values import ProposedPlan
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role
from units.models import Agency, Staff, Unit
from units.selectors import Mandate, mandate_of
from weeks.enums import Mode
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import roster_of
from weeks.values.cells import CellEdit, Seen

WEEK = Week(2026, 49)
MONDAY = WEEK.monday
WEDNESDAY = MONDAY + timedelta(days=2)
FRIDAY = MONDAY + timedelta(days=4)
NOW = moment("2026-11-26 09:00")
LATER = moment("2026-11-26 10:00")


@dataclass(frozen=True)
class Office:
    """An agency with one unit of a head, a deputy and four staff, all at home unless a directive
    or somebody says otherwise.
    """

    agency: Agency
    unit: Unit
    head: User
    clerk: User
    director: User
    office: User
    people: tuple[Staff, ...]

    @property
    def leader(self) -> Staff:
        return self.people[0]

    @property
    def deputy(self) -> Staff:
        return self.people[1]

    @property
    def staff(self) -> tuple[Staff, ...]:
        return self.people[2:]


REMOTE_BY_DEFAULT = {"kind": "default_remote", "params": {}, "item": "khoản 4"}
THIRD = {
    "kind": "onsite_ratio_cap",
    "params": {"num": 1, "den": 3, "rounding": "floor", "level": "unit"},
    "item": "khoản 1",
}
LEADER = {"kind": "min_leaders_onsite", "params": {"n": 1}, "item": "khoản 2"}


def make_office(
    *clauses: dict[str, Any], agency: Agency | None = None, **unit_fields: Any
) -> Office:
    agency = agency or make_agency()
    unit = make_unit(agency, **unit_fields)
    head = make_user(Role.HEAD, unit=unit)
    office = make_user(Role.OFFICE, agency)
    people = (
        make_staff(unit, "Đỗ Khánh Vân", Rank.HEAD, user=head),
        make_staff(unit, "Phan Quốc Thịnh", Rank.DEPUTY),
        make_staff(unit, "Vũ Hoài An"),
        make_staff(unit, "Tạ Đức Bảo"),
        make_staff(unit, "Ngô Thị Chi"),
        make_staff(unit, "Lê Thị Diễm Hương"),
    )
    if clauses:
        make_in_force(agency, office, clauses=clauses, effective_from=moment("2026-11-01 00:00"))
    return Office(
        agency=agency,
        unit=unit,
        head=head,
        clerk=make_user(Role.CLERK, unit=unit),
        director=make_user(Role.DIRECTOR, agency),
        office=office,
        people=people,
    )


def lawful_office(**unit_fields: Any) -> Office:
    """At home by default, at most a third on site, always a leader."""
    return make_office(REMOTE_BY_DEFAULT, THIRD, LEADER, **unit_fields)


def mandate(user: User) -> Mandate:
    found = mandate_of(user, on=date(2026, 11, 26))
    assert found is not None
    return found


def seen(roster: WeeklyRoster) -> Seen:
    """What somebody sees who opens the page now."""
    now = WeeklyRoster.objects.get(pk=roster.pk)
    return Seen(now.version, now.content)


def opened(office: Office, week: Week = WEEK) -> WeeklyRoster:
    return open_roster(office.unit.pk, week, by=office.head, at=NOW)


def put(
    roster: WeeklyRoster, staff: Staff, mode: Mode, *days: date, by: User, at: datetime = NOW
) -> WeeklyRoster:
    """Somebody sets whole days of one person, all days of the week if none are named."""
    days = days or tuple(roster.week.days[:5])
    return set_cells(
        roster.pk,
        [CellEdit.whole(staff.pk, day, mode) for day in days],
        by=by,
        at=at,
        seen=seen(roster),
    )


def lawful(office: Office, week: Week = WEEK) -> WeeklyRoster:
    """A draft that keeps every rule: the head comes every day."""
    return put(opened(office, week), office.leader, Mode.ON_SITE, by=office.head)


def submitted(office: Office, week: Week = WEEK) -> WeeklyRoster:
    roster = lawful(office, week)
    return submit_roster(roster.pk, by=office.head, at=NOW, seen=seen(roster))


def approved(office: Office, week: Week = WEEK) -> WeeklyRoster:
    roster = submitted(office, week)
    return approve_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster))


def published(office: Office, week: Week = WEEK) -> WeeklyRoster:
    roster = approved(office, week)
    return publish_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster))


def proposal_of(reader: Mandate, roster_id: int) -> ProposedPlan | None:
    """What the page of a week shows beside this roster."""
    return proposal_beside(reader, roster_of(reader, roster_id))
