"""Turns, teams and days of each person: what they make of a drawn week, and that a planned week
keeps them.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction

import pytest

from planning.check import check
from planning.force import InForce
from planning.people import LEADERS
from planning.plan import Plan, Work
from planning.rules.alternation import Alternation, TurnSpan
from planning.rules.base import Direction, Measured, Rule
from planning.rules.catalogue import is_judged
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.fixed_team import FixedTeam
from planning.rules.holder_quota import HolderQuota
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.person_quota import PersonQuota
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Separation
from planning.solver.outcome import Solved
from planning.solver.problem import WeekProblem
from planning.solver.weekly import solve
from planning.spans import Period
from planning.suggestion import CellRepair, repairs
from planning.tests.drawing import (
    C1,
    C2,
    LAST_MONDAY,
    MONDAY,
    THURSDAY,
    TUESDAY,
    WEDNESDAY,
    draw,
    draw_after,
    picture,
)
from planning.time import Slot
from planning.violation import Violation

ALWAYS = Period(datetime(2026, 1, 1))
TWO_THERE = CountBound(clause=C2, direction=Direction.MIN, amount=2)
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))
SAME_TEAM = FixedTeam(clause=C1)
LEADERS_IN_TURN = LeaderRotation(clause=C1, must_alternate=True)
EVERY_OTHER_DAY = Alternation(clause=C1, turn=TurnSpan.DAY)
TEAMS_APART = Separation(clause=C1, teams=frozenset({"red", "blue"}))
TWO_DAYS = PersonQuota(clause=C1, direction=Direction.MAX, amount=2)
HALF_THE_DAYS = PersonQuota(clause=C1, direction=Direction.MIN, amount=Fraction(1, 2))
ASKED = RemoteCondition(clause=C1, all_of_tags=frozenset({"asked"}))


def breaches(rule: Rule, plan: Plan) -> list[Violation]:
    return list(rule.check(plan))


def planned(plan: Plan, *rules: Rule) -> Solved:
    free = frozenset(
        cell for cell, state in plan.work.items() if state.is_decided and cell[1] in plan.slots
    )
    outcome = solve(
        WeekProblem(plan=plan, free=free, rules=tuple(InForce(rule, ALWAYS) for rule in rules))
    )
    assert isinstance(outcome, Solved)
    return outcome


def test_a_changed_team_is_told_with_who_came_and_who_should_have() -> None:
    plan = draw("Anna O O R\nBoris R OP O")

    assert breaches(SAME_TEAM, plan) == [
        Violation(
            rule="fixed-team",
            clause=C1,
            unit="U",
            slot=Slot(TUESDAY),
            seen=("Anna", "Boris"),
            asked=("Anna",),
        ),
        Violation(
            rule="fixed-team",
            clause=C1,
            unit="U",
            slot=Slot(WEDNESDAY),
            seen=("Boris",),
            asked=("Anna",),
        ),
    ]


def test_one_leader_alone_all_week_is_no_rotation() -> None:
    plan = draw("Anna(head) O O\nBoris(deputy) R L\nVera O O")

    assert breaches(LEADERS_IN_TURN, plan) == [
        Violation(rule="leader-rotation", clause=C1, unit="U", found=1, limit=2, seen=("Anna",))
    ]
    assert breaches(LeaderRotation(clause=C1), plan) == []


def test_days_beyond_the_most_are_numbered() -> None:
    assert breaches(TWO_DAYS, draw("Anna O R O O")) == [
        Violation(
            rule="person-quota", clause=C1, slot=Slot(THURSDAY), person="Anna", found=3, limit=2
        )
    ]


def test_too_few_days_are_told_once_with_the_days_there_are() -> None:
    assert breaches(HALF_THE_DAYS, draw("Anna O R R\nBoris O OA L")) == [
        Violation(rule="person-quota", clause=C1, person="Anna", found=1, limit=2, base=3)
    ]


def test_permits_are_counted_over_everybody() -> None:
    rule = HolderQuota(clause=C1, tag="permit", share=Fraction(1, 3))

    assert breaches(rule, draw("Anna(permit) O\nBoris(permit)@V R\nVera O")) == [
        Violation(rule="holder-quota", clause=C1, found=2, limit=1, base=3)
    ]


@pytest.mark.parametrize(
    ("rule", "people"),
    [
        (SAME_TEAM, "Anna R R L R R\nBoris R R R R R\nVera R R R R R"),
        (SAME_TEAM, "Anna R R R R OA\nBoris R L R R R\nVera R R R R R\nGia R R R R R"),
        (LEADERS_IN_TURN, "Anna(head) R R R R R\nBoris(deputy) R R R L L\nVera R R R R R"),
        (EVERY_OTHER_DAY, "Anna R R R R R\nBoris R R R R R\nVera R R L R R\nGia R R R R R"),
        (
            TEAMS_APART,
            "Anna(red) R R R R R\nBoris(red) R L R R R\nVera(blue) R R R R R\nGia(blue) R R R R R",
        ),
        (TWO_DAYS, "Anna R R R R R\nBoris R R R R R\nVera R R R R R\nGia R R R R R\nLan R R R R R"),
        (HALF_THE_DAYS, "Anna R R R R R\nBoris R R B B R\nVera R R R R R\nGia R R R R R"),
        (ASKED, "Anna R R R R R\nBoris(asked) R R R R R\nVera(asked) R R R R R"),
    ],
)
def test_a_planned_week_keeps_turns_beside_the_other_rules(rule: Rule, people: str) -> None:
    outcome = planned(draw(people), rule, TWO_THERE)

    assert outcome.violations == (), picture(outcome.plan)
    assert outcome.proven


def test_turns_give_way_to_who_must_be_there_today() -> None:
    outcome = planned(draw("Anna(head) R R\nBoris R R"), EVERY_OTHER_DAY, A_LEADER)

    assert [violation.clause for violation in outcome.violations] == [C1]
    assert outcome.plan.work["Anna", Slot(TUESDAY)] is Work.ON_SITE


def test_teams_of_ten_are_kept_apart_within_a_request() -> None:
    plan = draw(
        "\n".join(
            f"{team}{number}({team}) R R R R R" for number in range(10) for team in ("red", "blue")
        )
    )

    outcome = planned(plan, TEAMS_APART, CountBound(clause=C2, direction=Direction.MIN, amount=4))

    assert outcome.violations == ()
    assert outcome.proven


@pytest.mark.parametrize(
    ("rule", "plan", "repair"),
    [
        (
            LEADERS_IN_TURN,
            "Anna(head) R O\nBoris(deputy) L O\nVera O O",
            CellRepair("Anna", Slot(MONDAY), Work.ON_SITE),
        ),
        (
            TEAMS_APART,
            "Anna(red) O R\nBoris(blue) O R\nVera(blue) O R",
            CellRepair("Anna", Slot(MONDAY), Work.REMOTE),
        ),
        (EVERY_OTHER_DAY, "Anna O O", CellRepair("Anna", Slot(TUESDAY), Work.REMOTE)),
        (TWO_DAYS, "Anna O O O", CellRepair("Anna", Slot(WEDNESDAY), Work.REMOTE)),
        (
            PersonQuota(clause=C1, direction=Direction.MAX, amount=1, measured=Measured.REMOTE),
            "Anna R R",
            CellRepair("Anna", Slot(TUESDAY), Work.ON_SITE),
        ),
        (ASKED, "Anna R O", CellRepair("Anna", Slot(MONDAY), Work.ON_SITE)),
        (SAME_TEAM, "Anna O R", None),
    ],
)
def test_a_single_move_is_offered_where_one_mends_it(
    rule: Rule, plan: str, repair: CellRepair | None
) -> None:
    drawn = draw(plan)
    rules = (InForce(rule, ALWAYS),)
    violation = next(one for one in check(drawn, rules) if one.slot)
    free = {cell for cell, state in drawn.work.items() if state.is_decided}

    assert repairs(drawn, rules, violation, free, most=1) == ((repair,) if repair else ())


LAST_FRIDAY = LAST_MONDAY + timedelta(days=4)
BY_WEEKS = Alternation(clause=C1, turn=TurnSpan.WEEK)
ALTERNATE = "Anna R O O\nBoris O R R"


def told(rule: Rule, plan: Plan) -> list[tuple[str | None, Slot | None]]:
    return [(one.person, one.slot) for one in rule.check(plan)]


def test_one_week_alone_neither_keeps_nor_breaks_an_order_about_two() -> None:
    plan = draw(ALTERNATE)

    assert told(BY_WEEKS, plan) == []
    assert not is_judged(BY_WEEKS, plan)


def test_who_came_in_the_week_before_is_told_on_the_first_day_of_this_one() -> None:
    plan = draw_after("Anna R R R R O\nBoris R L R R R", ALTERNATE)

    assert told(BY_WEEKS, plan) == [("Anna", Slot(TUESDAY))]
    assert is_judged(BY_WEEKS, plan)


@pytest.mark.parametrize(
    ("friday", "found"),
    [("O", [("Boris", Slot(MONDAY))]), ("OA", [("Boris", Slot(MONDAY))]), ("R", []), ("L", [])],
)
def test_a_friday_and_the_monday_after_it_are_two_days_running(
    friday: str, found: list[tuple[str, Slot]]
) -> None:
    plan = draw_after(f"Anna R R R O R\nBoris R R R R {friday}", "Anna O R O\nBoris O R R")

    assert told(EVERY_OTHER_DAY, plan) == found


def test_whoever_is_not_known_to_have_come_did_not() -> None:
    plan = draw_after("Anna O O O O O", ALTERNATE)

    assert told(BY_WEEKS, plan) == [("Anna", Slot(TUESDAY))]
    assert told(EVERY_OTHER_DAY, replace(plan, before=plan.before[-1:])) == [
        ("Anna", Slot(WEDNESDAY))
    ]


@pytest.mark.parametrize(
    ("begins", "people"),
    [
        (ALWAYS.begins, ["Anna", "Boris"]),
        (datetime.combine(LAST_FRIDAY, time()), ["Boris"]),
        (datetime.combine(LAST_FRIDAY, time(12)), []),
        (datetime.combine(MONDAY, time()), []),
    ],
)
def test_an_order_looks_back_only_as_far_as_it_held(begins: datetime, people: list[str]) -> None:
    plan = draw_after("Anna O R R O R\nBoris R R R R OA", "Anna R O O\nBoris R O R")

    assert [one.person for one in check(plan, [InForce(BY_WEEKS, Period(begins))])] == people


def test_days_before_the_plan_are_never_told() -> None:
    plan = draw_after("Anna O O O O R", "Anna R R R")

    assert told(EVERY_OTHER_DAY, plan) == told(BY_WEEKS, plan) == []


@pytest.mark.parametrize(
    ("rule", "now"),
    [
        (BY_WEEKS, "Anna R R R\nBoris R R R\nVera R R R\nGia R R R\nLan R R R"),
        (EVERY_OTHER_DAY, "Anna R R R\nBoris R R R\nVera R R R\nGia R R R"),
    ],
)
def test_a_planned_week_takes_the_turns_that_the_week_before_left(rule: Rule, now: str) -> None:
    outcome = planned(draw_after("Anna R R R R O\nBoris O O O O O", now), rule, TWO_THERE)

    assert outcome.violations == (), picture(outcome.plan)
    assert outcome.proven
    assert outcome.plan.present(Slot(MONDAY)).isdisjoint({"Anna", "Boris"})


def test_somebody_who_may_not_come_twice_running_is_offered_to_stay_at_home() -> None:
    plan = draw_after("Anna R R R R O", "Anna O R R")
    rules = (InForce(EVERY_OTHER_DAY, ALWAYS),)

    assert repairs(plan, rules, check(plan, rules)[0], {("Anna", Slot(MONDAY))}) == (
        CellRepair("Anna", Slot(MONDAY), Work.REMOTE),
    )


def test_an_order_that_leaves_one_day_of_the_week_asks_no_leaders_to_take_turns_in_it() -> None:
    plan = draw("Anna(head) O\nBoris(deputy) R")

    assert breaches(LEADERS_IN_TURN, plan) == []


def test_no_more_days_are_asked_for_than_the_week_has() -> None:
    two_at_home = PersonQuota(
        clause=C1, direction=Direction.MIN, amount=2, measured=Measured.REMOTE
    )

    assert breaches(two_at_home, draw("Anna R\nBoris O")) == [
        Violation(rule="person-quota", clause=C1, person="Boris", found=0, limit=1, base=1)
    ]
