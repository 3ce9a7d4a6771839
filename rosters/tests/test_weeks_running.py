"""Rules about turns see the week before: through the real services, from last week's roster to
what is said of this one.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from directives.models import Clause
from directives.tests.factories import make_clause, make_directive, make_exception, make_in_force
from planning.time import Half, Slot
from rosters.errors import NotLawful
from rosters.services import amend_roster, apply_plan, propose_plan, set_cells, submit_roster
from rosters.services.trying import impact_of_force
from rosters.tests.factories import (
    FRIDAY,
    LATER,
    MONDAY,
    NOW,
    REMOTE_BY_DEFAULT,
    WEEK,
    Office,
    lawful,
    make_office,
    mandate,
    opened,
    published,
    put,
    seen,
)
from tests.factories import make_condition, moment
from units.models import Position, Staff
from weeks.enums import Mode
from weeks.models import Entry, WeeklyRoster
from weeks.selectors.sheets import sheet_of, sheets_of
from weeks.values.cells import CellEdit

pytestmark = pytest.mark.django_db

BY_WEEKS = {"kind": "rotation_alternate_weeks", "params": {}, "item": "khoản 1"}
BY_DAYS = {"kind": "rotation_alternate_days", "params": {}, "item": "khoản 1"}
TWO_THERE = {"kind": "min_onsite_count", "params": {"n": 2, "level": "unit"}, "item": "khoản 2"}
LAST_WEEK = WEEK.shifted(-1)
LAST_FRIDAY = FRIDAY - timedelta(days=7)
TUESDAY = MONDAY + timedelta(days=1)


def coming(office: Office, *people: Staff, days: tuple[date, ...]) -> WeeklyRoster:
    """This week with these people at the office on these days."""
    roster = opened(office)
    for person in people:
        roster = put(roster, person, Mode.ON_SITE, *days, by=office.head)
    return roster


def told(roster: WeeklyRoster) -> list[tuple[str, str | None, Slot | None]]:
    return [(one.clause.item, one.person, one.slot) for one in sheet_of(roster).blocking]


def breach(person: Staff, day: date) -> tuple[str, str, Slot]:
    return "khoản 1", str(person.pk), Slot(day)


def test_who_was_at_the_office_last_week_keeps_this_one_from_being_sent_and_the_clause_is_named(
    client_of: Callable[[User], Client],
) -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_WEEKS)
    published(office, LAST_WEEK)
    roster = coming(office, office.leader, office.staff[0], days=(TUESDAY, FRIDAY))

    page = client_of(office.head).get(reverse("rosters:week-unit", args=[office.unit.pk, WEEK]))
    with pytest.raises(NotLawful):
        submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    assert told(roster) == [breach(office.leader, TUESDAY)]
    (verdict,) = page.context["grid"].verdicts
    assert (verdict.blocks, verdict.day, verdict.law.vi.startswith("Khoản 1, ")) == (
        True,
        TUESDAY,
        True,
    )
    assert verdict.sentence.vi == "Thứ Ba, 01/12: đ/c Vân đến cơ quan hai tuần liền nhau."


def test_the_planner_lets_those_come_who_were_at_home_last_week() -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_WEEKS, TWO_THERE)
    before = opened(office, LAST_WEEK)
    for person in office.people[:3]:
        put(before, person, Mode.ON_SITE, by=office.head)
    roster = opened(office)

    proposal = propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))
    apply_plan(roster.pk, by=office.head, at=NOW, seen=proposal.seen)
    sent = submit_roster(roster.pk, by=office.head, at=LATER, seen=seen(roster))

    there = set(
        Entry.objects.filter(roster=roster, morning=Mode.ON_SITE).values_list("staff_id", flat=True)
    )
    assert (proposal.is_lawful, proposal.is_proven, proposal.shortages) == (True, True, ())
    assert there <= {person.pk for person in office.people[3:]}
    assert sent.state == "submitted"


def test_a_friday_and_the_monday_after_it_are_two_days_running() -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_DAYS)
    put(opened(office, LAST_WEEK), office.leader, Mode.ON_SITE, LAST_FRIDAY, by=office.head)

    assert told(coming(office, *office.people[:2], days=(MONDAY,))) == [
        breach(office.leader, MONDAY)
    ]


def test_half_a_friday_counts_and_does_not_split_this_week() -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_DAYS)
    before = opened(office, LAST_WEEK)
    half = CellEdit(
        staff_id=office.leader.pk, day=LAST_FRIDAY, morning=Mode.REMOTE, afternoon=Mode.ON_SITE
    )
    set_cells(before.pk, [half], by=office.head, at=NOW, seen=seen(before))
    roster = coming(office, office.leader, days=(MONDAY,))

    assert told(roster) == [breach(office.leader, MONDAY)]
    assert sheet_of(roster).plan.slots == tuple(Slot(day) for day in WEEK.days[:5])
    assert sheet_of(roster).plan.before[-1] == Slot(LAST_FRIDAY, Half.AFTERNOON)


def test_nobody_is_thought_to_have_come_last_week_because_that_is_the_default() -> None:
    office = make_office(BY_WEEKS)
    roster = opened(office)

    assert sheet_of(roster).default[MONDAY] is Mode.ON_SITE
    assert (told(roster), sheet_of(roster).plan.before) == ([], ())


def test_what_was_decided_counts_before_what_is_being_changed() -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_WEEKS)
    decided = published(office, LAST_WEEK)
    amendment = amend_roster(decided.pk, by=office.office, at=NOW, reason="Họp đột xuất")
    put(amendment, office.leader, Mode.REMOTE, by=office.head, at=LATER)
    put(amendment, office.deputy, Mode.ON_SITE, by=office.head, at=LATER)

    assert told(coming(office, *office.people[:2], days=(MONDAY,))) == [
        breach(office.leader, MONDAY)
    ]


def test_who_comes_from_another_unit_brings_the_turn_along() -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_WEEKS)
    former = make_office(agency=office.agency)
    moved, post = former.staff[0], former.staff[0].positions.get()
    put(opened(former, LAST_WEEK), moved, Mode.ON_SITE, LAST_FRIDAY, by=former.head)
    Position.objects.filter(pk=post.pk).update(last=MONDAY - timedelta(days=1))
    Position.objects.create(
        staff=moved,
        unit=office.unit,
        title=post.title,
        rank=post.rank,
        order=post.order,
        first=MONDAY,
    )

    assert told(coming(office, moved, *office.staff, days=(MONDAY,))) == [breach(moved, MONDAY)]


def test_an_order_that_begins_this_monday_blames_nobody_for_last_week() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    make_in_force(
        office.agency,
        office.office,
        number="9/UBND",
        clauses=(BY_WEEKS,),
        effective_from=moment("2026-11-30 00:00"),
    )
    lawful(office, LAST_WEEK)

    assert told(coming(office, office.leader, days=(MONDAY,))) == []


def test_a_turn_taken_under_an_exception_that_is_over_does_not_count() -> None:
    office = make_office(REMOTE_BY_DEFAULT, BY_WEEKS)
    lawful(office, LAST_WEEK)
    roster = coming(office, office.leader, days=(MONDAY,))
    before = told(roster)
    over = {"begins": moment("2026-11-20 00:00"), "ends": moment("2026-11-30 00:00")}
    make_exception(
        Clause.objects.get(item="khoản 1"), office.office, effect="exempt", amount="", **over
    )

    assert (before, told(roster)) == ([breach(office.leader, MONDAY)], [])


def test_a_turn_taken_under_a_condition_that_is_over_does_not_count() -> None:
    office = make_office(
        REMOTE_BY_DEFAULT, BY_WEEKS | {"params": {"not_for_tags": ["flooded-area"]}}
    )
    make_condition(office.leader, "flooded-area", LAST_WEEK.monday, LAST_FRIDAY)
    before = lawful(office, LAST_WEEK)
    put(before, office.deputy, Mode.ON_SITE, by=office.head)

    assert told(coming(office, *office.people[:2], days=(MONDAY,))) == [
        breach(office.deputy, MONDAY)
    ]


def test_the_impact_of_an_order_about_weeks_counts_the_week_before() -> None:
    office = make_office(REMOTE_BY_DEFAULT)
    lawful(office, LAST_WEEK)
    coming(office, office.leader, days=(MONDAY,))
    directive = make_directive(
        office.agency,
        office.office,
        number="415/UBND-VX",
        effective_from=moment("2026-11-23 00:00"),
    )
    make_clause(directive, office.office, **BY_WEEKS)

    found = impact_of_force(mandate(office.office), directive.editions.get(), at=NOW)

    assert [
        [one.day for one in finding.occurrences]
        for row in found.rows
        if row.week == WEEK
        for finding in row.findings
    ] == [[MONDAY]]


@pytest.mark.parametrize(
    ("clause", "more"),
    [(TWO_THERE, 0), (BY_WEEKS, 1), (BY_DAYS, 1)],
    ids=["no turns", "by weeks", "by days"],
)
def test_looking_back_takes_one_query_for_any_number_of_units_and_none_where_no_rule_does(
    clause: dict[str, Any], more: int
) -> None:
    office = make_office(REMOTE_BY_DEFAULT, clause)
    others = [make_office(agency=office.agency) for _ in range(2)]
    rosters = []
    for one in (office, *others):
        lawful(one, LAST_WEEK)
        rosters.append(opened(one))

    counted = []
    for some in (rosters[:1], rosters):
        with CaptureQueriesContext(connection) as queries:
            sheets_of(office.agency, [roster.unit for roster in some], WEEK, some)
        counted.append(len([query for query in queries if "rosters_entry" in query["sql"]]))

    assert counted == [1 + more, 1 + more]
