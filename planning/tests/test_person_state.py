"""Who must come, must stay at home, must stay away, and what excuses them."""

from dataclasses import replace
from datetime import date

import pytest

from planning.people import DatedTag, Rank
from planning.plan import Plan, Work
from planning.rules.base import Grain, Rule
from planning.rules.person_state import AWAY_STATES, Must, PersonState, RecentTest
from planning.tests.drawing import C1, MONDAY, THURSDAY, TUESDAY, WEDNESDAY, draw
from planning.time import Half, Slot
from planning.violation import Violation

HEAD_COMES = PersonState(clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}))
GUARDS_COME = PersonState(clause=C1, must=Must.ON_SITE, tags=frozenset({"guard"}))
FLOODED_STAY = PersonState(clause=C1, must=Must.REMOTE, tags=frozenset({"flooded-area"}))


def breached(rule: Rule, plan: Plan) -> list[tuple[str | None, Slot | None]]:
    return [(violation.person, violation.slot) for violation in rule.check(plan)]


def test_the_head_must_be_there_each_day() -> None:
    plan = draw("""
        Anna(head) O T R
        Boris      R R R
    """)

    assert list(HEAD_COMES.check(plan)) == [
        Violation(rule="person-state", clause=C1, slot=plan.slots[2], person="Anna")
    ]


def test_leave_excuses_only_where_the_clause_says_so() -> None:
    plan = draw("Anna(head) L B R")

    assert breached(HEAD_COMES, plan) == [("Anna", slot) for slot in plan.slots]
    assert breached(replace(HEAD_COMES, excused=frozenset({Work.LEAVE})), plan) == [
        ("Anna", slot) for slot in plan.slots[1:]
    ]
    assert breached(replace(HEAD_COMES, excused=AWAY_STATES), plan) == [("Anna", plan.slots[2])]


def test_a_deputy_stands_in_for_a_head_on_leave_but_not_for_one_at_home() -> None:
    plan = draw("""
        Anna(head)      L L R
        Boris(deputy)   O R O
        Vera(deputy)@V  R O R
    """)
    rule = replace(HEAD_COMES, deputised=frozenset({Work.LEAVE}))

    assert breached(rule, plan) == [("Anna", plan.slots[1]), ("Anna", plan.slots[2])]


def test_a_role_must_be_there_and_half_a_day_is_enough() -> None:
    plan = draw("""
        Anna(guard) OA R
        Boris       R  R
    """)

    assert breached(GUARDS_COME, plan) == [("Anna", Slot(TUESDAY))]


def test_where_each_half_counts_half_a_day_is_not_enough() -> None:
    plan = draw("Anna(guard) OA")

    assert breached(replace(GUARDS_COME, grain=Grain.INSTANT), plan) == [
        ("Anna", Slot(MONDAY, Half.AFTERNOON))
    ]


def test_who_lives_in_a_flooded_area_stays_at_home_while_it_is_flooded() -> None:
    plan = draw(
        "Anna O O O\nBoris O O O", dated={"Anna": (DatedTag("flooded-area", TUESDAY, TUESDAY),)}
    )

    assert breached(FLOODED_STAY, plan) == [("Anna", Slot(TUESDAY))]


def test_who_must_work_at_home_may_be_on_leave() -> None:
    plan = draw("Anna(flooded-area) R L B X")

    assert breached(FLOODED_STAY, plan) == []


@pytest.mark.parametrize("token", ["O", "OA", "OP", "T"])
def test_a_closure_lets_in_only_the_excepted(token: str) -> None:
    plan = draw(f"Anna(guard) {token}\nBoris {token}")
    rule = PersonState(clause=C1, must=Must.AWAY, except_tags=frozenset({"guard"}))

    assert breached(rule, plan) == [("Boris", Slot(MONDAY))]


def test_rank_and_tag_together_mean_both() -> None:
    plan = draw("""
        Anna(head,health) R
        Boris(head)@V     R
        Vera(health)      R
    """)

    assert breached(replace(HEAD_COMES, tags=frozenset({"health"})), plan) == [
        ("Anna", Slot(MONDAY))
    ]


@pytest.mark.parametrize(
    ("days", "broken"),
    [(0, [TUESDAY, WEDNESDAY, THURSDAY]), (1, [WEDNESDAY, THURSDAY]), (7, [THURSDAY])],
)
def test_a_negative_test_excuses_for_as_many_days_as_the_clause_says(
    days: int, broken: list[date]
) -> None:
    tested = {"Anna": (DatedTag("tested-negative", MONDAY, WEDNESDAY),)}
    rule = PersonState(clause=C1, must=Must.REMOTE, tested=RecentTest(days))

    assert [
        one.slot.day for one in rule.check(draw("Anna O O O O", dated=tested)) if one.slot
    ] == broken


def test_a_test_taken_later_or_at_no_known_time_excuses_nobody() -> None:
    rule = PersonState(clause=C1, must=Must.QUALIFY, tested=RecentTest(3))
    later = {"Anna": (DatedTag("tested-negative", TUESDAY),)}

    assert [one.slot for one in rule.check(draw("Anna O O", dated=later))] == [Slot(MONDAY)]
    assert [one.slot for one in rule.check(draw("Anna(tested-negative) O"))] == [Slot(MONDAY)]


def test_who_is_on_duty_does_not_live_in() -> None:
    rule = PersonState(clause=C1, must=Must.LIVE_IN, excused=frozenset({Work.LEAVE}))

    assert [one.person for one in rule.check(draw("Anna I\nBoris T\nGia L\nHoa R"))] == [
        "Boris",
        "Hoa",
    ]
