"""Judge and planner of duty mean the same: whatever turns are chosen, nothing forbidden is taken
and every row is kept exactly when the check finds nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations, product
from random import Random

import pytest

from planning.check import check_turns
from planning.duty.fault import DutyLack, clashes, faults_of
from planning.duty.overlap import run_together
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed
from planning.force import InForce, Scope
from planning.rules.catalogue import TURNED as KINDS_TURNED
from planning.rules.turn_rule import TurnRule
from planning.spans import EVER, Period, Spans
from planning.tests.drawing import MONDAY, SATURDAY, SUNDAY, TUESDAY
from planning.tests.duty_samples import TURNED
from planning.tests.plain_duty_board import bound_board
from planning.turn_picture import POST_OF, SHIFTS, draw_turns, turns_picture

CLASSES = {
    TUESDAY: "W W W W R R T:tet H:tet W W W",
    SATURDAY: "R R W T:tet H:tet W W R R W W",
}
"""Eleven days from each of these; the first two and the last two are outside the roster."""

CANDIDATES = 7
SEEDS = range(8)
STATES = (".", ".", ".", "r", "l", "b")
WHO = ("An(head,team-1)@TC", "Binh(team-1,new,had:tet)@TC", "Chi(team-2,had:tet)@TC", "Dan(team-2)")


def drawn_at_random(first: date, seed: int) -> DutyPlan:
    """Four people and some days of Tết; turns before and after are carried, and seven turns of
    some of the people may be taken.
    """
    random = Random(f"{first}{seed}")
    states = (" ".join(random.choice(STATES) for _ in range(11)) for _ in WHO)
    rows = "\n".join(f"{who} {row}" for who, row in zip(WHO, states, strict=True))
    plan = draw_turns(rows, first=first, classes=CLASSES[first])
    every = [
        DutyTurn(day=day.day, post=POST_OF[shift], shift=shift, person=one.key)
        for one in plan.people
        for day in plan.days
        for shift in ("L", "D", "N", "G")
    ]
    days = plan.days[2:-2]
    inside = {day.day for day in days}
    free_days = {day.day for day in (days if seed < 5 else days[3:5])}
    some = random.sample([one.key for one in plan.people], 2 + seed % 3)
    free = [turn for turn in every if turn.day in free_days and turn.person in some]
    taken = random.sample(free, CANDIDATES)
    needs = {
        (turn.day, turn.shift): CoverNeed(day=turn.day, post=turn.post, shift=turn.shift)
        for turn in taken
    }
    outside = [turn for turn in every if turn.day not in inside]
    return replace(
        plan,
        days=days,
        around=plan.days,
        carried=frozenset(random.sample(outside, 7)),
        needs=tuple(needs.values()),
        barred=frozenset(every) - frozenset(taken),
    )


def choices(plan: DutyPlan) -> Iterator[DutyPlan]:
    """Every set of the turns that might be taken."""
    assert len(plan.candidates) == CANDIDATES
    for size in range(CANDIDATES + 1):
        for turns in combinations(plan.candidates, size):
            yield plan.with_turns(turns)


def shown(plan: DutyPlan) -> str:
    return f"{turns_picture(plan)}\ncarried: {sorted(plan.carried)}"


BOARDS = [drawn_at_random(first, seed) for first, seed in product(CLASSES, SEEDS)]


def named(rule: TurnRule) -> str:
    return rule.code


def test_every_kind_about_turns_has_a_sample() -> None:
    assert {type(rule) for rule in TURNED} == set(KINDS_TURNED)


@pytest.mark.parametrize("rule", TURNED, ids=named)
def test_judge_and_planner_of_duty_agree(rule: TurnRule) -> None:
    for plan in BOARDS:
        board = bound_board(plan, InForce(rule, EVER))

        for chosen in choices(plan):
            assert board.accepts(chosen.turns) == (not list(rule.check_turns(chosen))), (
                f"{rule}\n{shown(chosen)}"
            )


@pytest.mark.parametrize("rule", TURNED, ids=named)
def test_the_choices_listed_here_both_keep_and_break_each_rule(rule: TurnRule) -> None:
    kept = {
        not list(rule.check_turns(plan.with_turns(turns)))
        for plan in BOARDS
        for turns in (plan.candidates, ())
    }

    assert kept == {True, False}


@pytest.mark.parametrize("rule", TURNED, ids=named)
def test_judge_and_planner_of_duty_see_the_same_days_and_people(rule: TurnRule) -> None:
    """A rule that pauses for two days, and does not speak of one unit or of one ward."""
    for seed, plan in enumerate(BOARDS[:4]):
        homes = ("phuong-5", "phuong-6")
        at_home = replace(
            plan,
            people=tuple(
                replace(one, person=replace(one.person, home=homes[place % 2]))
                for place, one in enumerate(plan.people)
            ),
        )
        gap = datetime.combine(plan.days[1].day, time())
        spans = Spans.of(Period(datetime.combine(date(2026, 1, 1), time()))).minus(
            Spans.of(Period(gap, gap + timedelta(days=2)))
        )
        one = (
            InForce(rule, spans, Scope(homes=frozenset({"phuong-5"})))
            if seed % 2
            else InForce(rule, spans, without_units=frozenset({"TC"}))
        )
        board = bound_board(at_home, one)

        for chosen in choices(at_home):
            assert board.accepts(chosen.turns) == (not check_turns(chosen, [one])), (
                f"{one}\n{shown(chosen)}"
            )


def test_all_rules_together_are_bound_as_they_are_judged() -> None:
    rules = [InForce(rule, EVER) for rule in TURNED]
    for plan in BOARDS[:3]:
        board = bound_board(plan, *rules)

        for chosen in choices(plan):
            assert board.accepts(chosen.turns) == (not check_turns(chosen, rules))


def test_two_shifts_at_once_are_found_exactly_where_two_turns_share_a_minute() -> None:
    for plan in BOARDS:
        people = [one.key for one in plan.people]
        sets = [
            frozenset(clash)
            for person in people
            for clash in clashes(plan, (turn for turn in plan.candidates if turn.person == person))
        ]
        for chosen in choices(plan):
            alone = replace(chosen, carried=frozenset())
            told = any(fault.lack is DutyLack.AT_ONCE for fault in faults_of(alone))

            shared = any(
                one.person == other.person and _overlap(plan, one, other)
                for one, other in combinations(chosen.turns, 2)
            )

            assert told == shared == any(len(clash & chosen.turns) > 1 for clash in sets)


def _overlap(plan: DutyPlan, one: DutyTurn, other: DutyTurn) -> bool:
    hours = plan.shift_of[one.shift].hours
    return hours.overlaps(plan.shift_of[other.shift].hours, (other.day - one.day).days)


def test_turns_that_run_together_are_told_once_a_beginning() -> None:
    plan = draw_turns("An DV N G", first=MONDAY)
    turns = sorted(plan.turns)

    told = list(run_together((*plan.span(turn), turn) for turn in turns))

    assert [[turn.shift for turn in together] for together in told] == [["D", "V"], ["N", "G"]]


def test_a_worked_saturday_ends_the_run_of_weekends() -> None:
    rule = next(rule for rule in TURNED if rule.code == "weekend-gap")
    picture = "An D . . . . . . D"

    drawn = [
        draw_turns(picture, first=SATURDAY, classes=f"{kind} R W W W W W R") for kind in ("R", "W")
    ]

    assert [len(list(rule.check_turns(plan))) for plan in drawn] == [1, 0]
    assert drawn[0].days[1].day == SUNDAY


def test_every_shift_of_the_picture_is_at_a_post_of_the_picture() -> None:
    assert {shift.key: shift.post for shift in SHIFTS} == POST_OF
