"""A directive's own deadlines for filing and approval: told beside the roster, never in the way
of filing it.
"""

from datetime import date, datetime
from typing import Any

import pytest

from directives.tests.factories import make_in_force
from planning.time import Week
from rosters.selectors import week_grid
from rosters.services import approve_roster, submit_roster
from rosters.services.locks import as_seen
from rosters.tests.factories import Office, lawful, make_office
from tests.factories import MONDAY, moment
from units.models import CalendarDay
from units.selectors import mandate_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]

WEEK = Week.of(MONDAY)
THURSDAY = moment("2026-11-26 16:00")


def told(office: Office, at: datetime) -> list[str]:
    mandate = mandate_of(office.head, on=at.date())
    assert mandate is not None
    return [
        finding.sentence.vi for finding in week_grid(mandate, office.unit, WEEK, at=at).findings
    ]


def office_under(**params: Any) -> Office:
    office = make_office()
    clause = {"kind": "roster_filing", "params": {"weekday": "thursday", "time": "16:00", **params}}
    make_in_force(office.agency, office.office, clauses=(clause,))
    return office


def test_what_is_filed_in_time_is_not_mentioned() -> None:
    office = office_under()
    roster = lawful(office)
    submit_roster(roster.pk, by=office.head, at=THURSDAY, seen=as_seen(roster))

    assert told(office, moment("2026-11-27 09:00")) == []


@pytest.mark.parametrize(("at", "count"), [("2026-11-26 15:59", 0), ("2026-11-26 16:01", 1)])
def test_a_week_nobody_filed_is_told_after_the_deadline_only(at: str, count: int) -> None:
    office = office_under()
    lawful(office)

    assert told(office, moment(at)) == ["Lịch làm việc chưa được trình."] * count


def test_a_roster_filed_late_is_filed_and_told_to_be_late() -> None:
    office = office_under(strict=True)
    roster = lawful(office)
    submit_roster(roster.pk, by=office.head, at=THURSDAY, seen=as_seen(roster))

    assert told(office, moment("2026-11-27 09:00")) == ["Lịch làm việc được trình muộn."]


@pytest.mark.parametrize(("at", "count"), [("2026-11-25 15:59", 0), ("2026-11-25 16:01", 1)])
def test_the_deadline_of_a_directive_moves_before_a_holiday(at: str, count: int) -> None:
    office = office_under()
    CalendarDay.objects.create(
        agency=office.agency, day=date(2026, 11, 26), kind="holiday", name="Nghỉ"
    )
    lawful(office)

    assert told(office, moment(at)) == ["Lịch làm việc chưa được trình."] * count


def test_approval_has_a_deadline_of_its_own() -> None:
    office = make_office()
    clause = {"kind": "roster_approval", "params": {"weekday": "friday"}}
    make_in_force(office.agency, office.office, clauses=(clause,))
    roster = lawful(office)
    roster = submit_roster(roster.pk, by=office.head, at=THURSDAY, seen=as_seen(roster))
    before = told(office, moment("2026-11-28 09:00"))
    approve_roster(
        roster.pk, by=office.director, at=moment("2026-11-28 10:00"), seen=as_seen(roster)
    )

    assert (before, told(office, moment("2026-11-28 11:00"))) == (
        ["Lịch làm việc chưa được duyệt."],
        ["Lịch làm việc được duyệt muộn."],
    )
