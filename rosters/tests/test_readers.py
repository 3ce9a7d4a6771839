"""Who only reads is shown what was published, whatever the unit is working on."""

from collections.abc import Callable
from datetime import time

import pytest
from django.test import Client

import clock
from accounts.models import User
from rosters.selectors import board, review, week_grid
from rosters.selectors.in_force import rules_on
from rosters.services import (
    amend_roster,
    approve_roster,
    cancel_roster,
    publish_roster,
    return_roster,
    submit_roster,
)
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    Office,
    approved,
    lawful,
    lawful_office,
    mandate,
    opened,
    published,
    put,
    seen,
    submitted,
)
from rosters.values.in_force import RulesQuestion
from tests.factories import make_user
from units.enums import Role
from units.models import Grant
from units.selectors import Mandate
from weeks.enums import Mode, RosterState
from weeks.errors import NoSuchRoster
from weeks.models import WeeklyRoster
from weeks.selectors.rosters import roster_of

pytestmark = pytest.mark.django_db


def sent_back(office: Office) -> WeeklyRoster:
    roster = submitted(office)
    return return_roster(roster.pk, by=office.director, at=NOW, seen=seen(roster), reason="Sửa.")


def given_up(office: Office) -> WeeklyRoster:
    roster = opened(office)
    return cancel_roster(roster.pk, by=office.office, at=NOW, seen=seen(roster), reason="Nhầm.")


UNSHARED: list[Callable[[Office], WeeklyRoster]] = [
    opened, lawful, submitted, sent_back, approved, given_up,
]  # fmt: skip
READERS = [Role.READER, Role.AUDITOR]
WORKERS = [Role.DIRECTOR, Role.DEPUTY_DIRECTOR, Role.CHIEF_OF_OFFICE, Role.OFFICE]


def reads(office: Office, role: Role) -> User:
    return make_user(role, office.agency)


def shown_to(reader: Mandate, office: Office) -> int | None:
    """The id of the roster that this reader is shown of the unit's week."""
    roster = week_grid(reader, office.unit, WEEK, at=LATER).roster
    return roster.id if roster else None


@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("begun", UNSHARED)
def test_nothing_of_a_week_is_told_before_it_is_published(
    role: Role, begun: Callable[[Office], WeeklyRoster]
) -> None:
    office = lawful_office()
    roster = begun(office)
    reader = mandate(reads(office, role))

    grid = week_grid(reader, office.unit, WEEK, at=LATER)
    shown = board(reader, WEEK, at=LATER)
    rules = rules_on(reader, RulesQuestion(office.unit.pk, MONDAY, time(9)), "vi")

    assert (grid.roster, grid.groups, grid.counters, grid.verdicts, grid.steps, grid.findings) == (
        None, (), (), (), (), (),
    )  # fmt: skip
    [row] = shown.rows
    assert (row.roster_id, row.state, row.seen, row.moment, row.is_overdue, row.is_unshared) == (
        None, None, None, None, False, True,
    )  # fmt: skip
    assert (shown.unfiled, shown.unopened, shown.overdue, shown.unshared) == (0, 0, 0, 1)
    assert not rules.has_roster
    with pytest.raises(NoSuchRoster):
        roster_of(reader, roster.pk)
    with pytest.raises(NoSuchRoster):
        review(reader, roster.pk, at=LATER)


@pytest.mark.parametrize("role", WORKERS)
@pytest.mark.parametrize("begun", UNSHARED[:-1])
def test_who_decides_or_publishes_sees_what_is_worked_on(
    role: Role, begun: Callable[[Office], WeeklyRoster]
) -> None:
    office = lawful_office()
    roster = begun(office)

    assert shown_to(mandate(reads(office, role)), office) == roster.pk


@pytest.mark.parametrize("role", READERS)
def test_what_is_published_stays_shown_while_it_is_amended(role: Role) -> None:
    office = lawful_office()
    first = published(office)
    reader = mandate(reads(office, role))
    again = amend_roster(first.pk, by=office.head, at=NOW, reason="Đổi người.")
    put(again, office.staff[0], Mode.MISSION, MONDAY, by=office.head)

    for step in ("draft", "submitted", "approved"):
        assert shown_to(reader, office) == first.pk, step
        [row] = board(reader, WEEK, at=LATER).rows
        assert (row.roster_id, row.state) == (first.pk, RosterState.PUBLISHED), step
        if step == "draft":
            submit_roster(again.pk, by=office.head, at=NOW, seen=seen(again))
        elif step == "submitted":
            approve_roster(again.pk, by=office.director, at=NOW, seen=seen(again))

    publish_roster(again.pk, by=office.office, at=NOW, seen=seen(again))
    assert shown_to(reader, office) == again.pk
    assert roster_of(reader, first.pk).state == RosterState.SUPERSEDED


def test_a_reader_who_plans_one_unit_works_on_that_one_only() -> None:
    office = lawful_office()
    roster = opened(office)
    both = reads(office, Role.READER)
    Grant.objects.create(
        user=both, agency=office.agency, unit=office.unit, role=Role.HEAD, first=NOW.date()
    )

    assert shown_to(mandate(both), office) == roster.pk


@pytest.mark.parametrize("role", READERS)
def test_the_pages_say_that_it_is_not_published(client: Client, role: Role) -> None:
    office = lawful_office()
    roster = submitted(office)
    client.force_login(reads(office, role))

    with clock.freeze(LATER):
        week = client.get(f"/rosters/{office.unit.pk}/{WEEK.year}-W{WEEK.number}/")
        whole = client.get(f"/board/{WEEK.year}-W{WEEK.number}/")
        closer = client.get(f"/board/{WEEK.year}-W{WEEK.number}/?open={roster.pk}")

    assert "Chưa được công bố" in week.content.decode()
    assert office.leader.full_name not in week.content.decode()
    assert "Chưa được công bố" in whole.content.decode()
    assert closer.status_code == 404
