"""The planner of duty on rosters that are too large to list: what it promises while it works."""

from dataclasses import replace

import pytest

from planning.duty.fault import faults_of
from planning.solver.duties import plan_duties
from planning.solver.duty.outcome import DutyOutcome, DutyProgress
from planning.solver.duty.problem import REPAIRED_DUTY, DutyLevel, DutyLimits
from planning.solver.duty.sample import month

DAYS = month(seed=1, days=8)
FEW = DutyLimits(seconds=300, steps=3)


@pytest.fixture(scope="module")
def outcome() -> DutyOutcome:
    return plan_duties(DAYS, FEW)


def test_days_of_an_agency_are_covered_and_lawful(outcome: DutyOutcome) -> None:
    assert outcome.lawful
    assert [outcome.reached(level).value for level in (DutyLevel.COVER, DutyLevel.RULES)] == [0, 0]
    assert faults_of(outcome.plan) == ()
    assert outcome.shortages == ()


def test_after_so_many_steps_the_same_question_has_the_same_answer(
    outcome: DutyOutcome,
) -> None:
    assert outcome.steps == 3
    assert outcome.is_final
    assert plan_duties(DAYS, FEW) == outcome


def test_a_level_at_zero_is_proven_whatever_is_open_above_it(outcome: DutyOutcome) -> None:
    at_zero = [one for one in outcome.levels if one.value == one.bound == 0]

    assert not outcome.proven
    assert {one.level for one in at_zero} >= {DutyLevel.CLOSENESS}
    assert [one.level for one in at_zero if not one.proven] == []


def test_each_step_is_told_and_none_makes_it_worse() -> None:
    told: list[DutyProgress] = []

    outcome = plan_duties(DAYS, FEW, on_progress=told.append)

    values = [[reached.value for reached in progress.levels] for progress in told]
    bounds = [[reached.bound for reached in progress.levels] for progress in told]
    assert len(told) == 4
    assert values == sorted(values, reverse=True)
    assert bounds == sorted(bounds)
    assert told[-1].turns == outcome.plan.turns


def test_whoever_takes_the_best_so_far_is_told_that_it_is_not_the_last_word() -> None:
    outcome = plan_duties(DAYS, FEW, stop=lambda: True)

    assert outcome.steps == 0
    assert not outcome.is_final
    assert outcome.lawful


def test_a_repaired_roster_moves_what_one_sick_call_moves(outcome: DutyOutcome) -> None:
    published = outcome.plan
    sick = min(published.turns)
    away = tuple(
        replace(one, qualified=()) if one.key == sick.person else one for one in published.people
    )
    theirs = {turn for turn in published.turns if turn.person == sick.person}
    problem = replace(
        DAYS,
        plan=replace(published, people=away),
        near=published.turns,
        order=REPAIRED_DUTY,
    )

    repaired = plan_duties(problem, FEW)

    assert repaired.reached(DutyLevel.COVER).value == 0
    assert repaired.reached(DutyLevel.CLOSENESS).value == 2 * len(theirs)
    assert published.turns - repaired.plan.turns == theirs
