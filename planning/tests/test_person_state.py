"""Who must come, must stay at home, must stay away, and what excuses them."""

from dataclasses import replace

import pytest

from planning.people import DatedTag, Rank
from planning.plan import Plan, Work
from planning.rules.base import Grain, Rule
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.tests.drawing import C1, MONDAY, TUESDAY, draw
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

    assert list(HEAD_COMES.check(plan)) == [Violation(rule="person-state", clause=C1, slot=plan.slots[2], person="Anna")]


def test_leave_excuses_only_where_the_clause_says_so() -> None:
    plan = draw("Anna(head) L B R")

    assert breached(HEAD_COMES, plan) == [("Anna", slot) for slot in plan.slots]
    assert breached(replace(HEAD_COMES, excused=frozenset({Work.LEAVE})), plan) == [("Anna", slot) for slot in plan.slots[1:]]
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

    assert breached(replace(GUARDS_COME, grain=Grain.INSTANT), plan) == [("Anna", Slot(MONDAY, Half.AFTERNOON))]


def test_who_lives_in_a_flooded_area_stays_at_home_while_it_is_flooded() -> None:
    plan = draw("Anna O O O\nBoris O O O", dated={"Anna": (DatedTag("flooded-area", TUESDAY, TUESDAY),)})

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

    assert breached(replace(HEAD_COMES, tags=frozenset({"health"})), plan) == [("Anna", Slot(MONDAY))]
