"""Measures a plan on every level from the plan and the problem alone; shares nothing with the
model that found it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from planning.plan import Plan, Work
from planning.solver.board import SolverRow, slacks
from planning.solver.fairness import past_turns, turn_weights
from planning.solver.problem import LAWFUL, SolverLevel, WeekProblem


def score(problem: WeekProblem, rows: Sequence[SolverRow], plan: Plan) -> Mapping[SolverLevel, int]:
    """What the plan costs on each level; smaller is better."""
    return {
        **_rows(rows, plan),
        SolverLevel.COVER: _missing_cover(problem, plan),
        SolverLevel.REQUESTS: sum(
            _differs(plan.work[cell], wanted)
            for cell, wanted in problem.requested.items()
            if cell in problem.free
        ),
        SolverLevel.PRESENCE: sum(
            _differs(plan.work[cell], problem.default) for cell in problem.free
        ),
        SolverLevel.TURNS: _turns(problem, plan),
        SolverLevel.WISHES: sum(
            cost
            for cell, cost in problem.wishes.items()
            if cell in problem.free and plan.work[cell].is_on_site
        ),
        SolverLevel.CLOSENESS: _changes(problem, plan),
        SolverLevel.TIDINESS: sum(_switches(problem, plan, person.key) for person in plan.people),
    }


def _rows(rows: Sequence[SolverRow], plan: Plan) -> dict[SolverLevel, int]:
    total = dict.fromkeys((*LAWFUL, SolverLevel.REASONS, SolverLevel.TARGETS), 0)
    for row, slack in zip(rows, slacks(rows, plan), strict=True):
        total[row.level] += slack
    return total


def _missing_cover(problem: WeekProblem, plan: Plan) -> int:
    present = {
        slot: sum(plan.work[person.key, slot].is_on_site for person in plan.people)
        for slot in problem.cover
    }
    return sum(max(0, wanted - present[slot]) for slot, wanted in problem.cover.items())


def _differs(state: Work, wanted: Work) -> bool:
    if not (wanted.is_on_site or wanted is Work.REMOTE):
        return False
    return state.is_on_site != wanted.is_on_site


def _changes(problem: WeekProblem, plan: Plan) -> int:
    if problem.near is None:
        return 0
    return sum(
        _differs(plan.work[cell], problem.near.work[cell])
        for cell in problem.free
        if cell in problem.near.work
    )


def _turns(problem: WeekProblem, plan: Plan) -> int:
    total = 0
    for key, weight in turn_weights(problem).items():
        past = past_turns(problem, key)
        turns = past + sum(plan.work[key, slot].is_on_site for slot in plan.slots)
        total += weight * (turns**2 - past**2)
    return total


def _switches(problem: WeekProblem, plan: Plan, key: str) -> int:
    states = [key in problem.last_on, *(plan.work[key, slot].is_on_site for slot in plan.slots)]
    return sum(before != after for before, after in pairwise(states))
