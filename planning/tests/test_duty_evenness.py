"""Whoever had least for the days they were there is next, whoever else is on the list."""

from dataclasses import replace

import pytest

from planning.duty.day import DayClass
from planning.duty.post import CoverNeed
from planning.solver.duties import plan_duties
from planning.solver.duty.demands import demands_of
from planning.solver.duty.evenness import scales_of
from planning.solver.duty.problem import DutyLevel, DutyProblem
from planning.solver.duty.program import PartialProgram
from planning.solver.duty.rows import PricedRow, RowModel
from planning.solver.duty.score import score
from planning.solver.master import CostStep
from planning.tests.drawing import MONDAY, TUESDAY
from planning.turn_picture import draw_turns

WORKED = DayClass.WORKING, False


def problem_of(available: dict[str, int], past: dict[str, int]) -> DutyProblem:
    """One person is needed on Monday and one on Tuesday."""
    plan = draw_turns("\n".join(f"{name} . ." for name in available), first=MONDAY)
    return DutyProblem(
        plan=replace(
            plan,
            needs=tuple(CoverNeed(day=day, post="officer", shift="D") for day in (MONDAY, TUESDAY)),
            people=tuple(
                replace(one, available=available[one.key], past={WORKED: past.get(one.key, 0)})
                for one in plan.people
            ),
        )
    )


@pytest.mark.parametrize("days", [0, 1, 30])
def test_a_newcomer_does_not_make_all_others_alike(days: int) -> None:
    problem = problem_of({"An": 250, "Binh": 250, "Chi": 250, "Moi": days}, {"An": 9, "Moi": 9})
    *others, moi = problem.plan.people
    late = replace(moi, qualified=(replace(moi.qualified[0], first=TUESDAY),))

    turns = plan_duties(
        replace(problem, plan=replace(problem.plan, people=(*others, late)))
    ).plan.turns

    assert {turn.person for turn in turns} == {"Binh", "Chi"}


def test_a_turn_weighs_in_inverse_proportion_to_the_days_and_never_nothing() -> None:
    problem = problem_of({"An": 398, "Binh": 198, "Chi": 0}, {})

    prices = {scale.person: scale.price for scale in scales_of(problem, demands_of(problem).turns)}

    assert prices == {"An": 1, "Binh": 2, "Chi": 20}


def test_carried_turns_are_crowded_for_the_planner_as_for_the_scorer() -> None:
    """In the days that end with the first of the roster nothing can be decided."""
    plan = draw_turns("An D D | . . . . . .", first=MONDAY)
    days = [plan.days[n].day for n in (3, 5)]
    needs = tuple(CoverNeed(day=day, post="officer", shift="D") for day in days)
    problem = DutyProblem(plan=replace(plan, needs=needs))
    asked = demands_of(problem)

    outcome = plan_duties(problem)

    counted = score(problem, asked, frozenset(asked.turns))
    assert outcome.reached(DutyLevel.SPACING).value == counted[DutyLevel.SPACING] > 0
    assert outcome.proven


def test_a_step_without_a_price_binds_nothing() -> None:
    """The first level costs nothing either way; the second wants the column."""
    model = RowModel(
        given=(0, 1),
        costs={0: {1: -1}},
        lines=(0,),
        days=(0,),
        parts=(0,),
        ensembles=(),
        rows=(PricedRow((0,), (1,), (CostStep(0, True, 0, 0),)),),
    )

    program = PartialProgram(model, [0, 1], {0: 0}, [False]).program

    assert program.highs[0] == 1
    assert all(high is None or 0 not in variables for _, high, variables, _ in program.rows)


def test_a_turn_and_a_group_are_not_taken_for_parts_of_one_shift() -> None:
    """The last column stands alone; the group after it has a number of its own."""
    model = RowModel(
        given=(0,),
        costs={},
        lines=(0, 0, 0),
        days=(0, 1, 2),
        parts=(-1, -2, -3),
        ensembles=(((0,), (1,)),),
        rows=(PricedRow((3, 2), (1, 1), (CostStep(1, True, 0, 1),)),),
    )

    program = PartialProgram(model, [1], {}, [False] * 3).program

    assert [sorted(variables)[:2] for _, high, variables, _ in program.rows if high == 1] == [
        [2, 3]
    ]
