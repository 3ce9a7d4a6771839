"""The planner by lines against every roster there is: on small problems nothing is cheaper, and no
bound is ever above the cheapest.
"""

from dataclasses import replace
from functools import cache
from itertools import product
from random import Random

import numpy as np
import pytest

from planning.solver.duty.lines.branch import EVERYTHING
from planning.solver.duty.lines.cuts import division
from planning.solver.duty.lines.finder import FAR
from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.person import PersonLines
from planning.solver.duty.lines.problem import OFF, Ints, Line
from planning.solver.duty.lines.start import begun
from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.public import PublicAnswer, answers, line_problem
from planning.solver.duty.public_instance import PublicInstance, PublicWorker
from planning.solver.duty.public_judge import UnlawfulRoster, faults_of, judged

SHIFTS = {"E": (480, frozenset[str]()), "L": (480, frozenset("E")), "N": (600, frozenset("EL"))}
LONG = DutyLimits(seconds=60)


def instance_at_random(seed: int) -> PublicInstance:
    """Three people in two or three shifts; from Saturday on the days are few enough to list."""
    random = Random(seed)
    days = random.choice((7, 8))
    shifts = dict(list(SHIFTS.items())[: 2 if days == 8 else random.choice((1, 2, 3))])
    staff = {
        who: PublicWorker(
            most={shift: random.choice((0, 1, 2, 3, days, days)) for shift in shifts},
            minutes=(480 * random.randrange(3), 480 * random.randrange(3, 6)),
            run=(random.choice((1, 1, 2, 2, 3)), random.choice((3, 4))),
            rest=random.choice((1, 1, 2, 3)),
            weekends=random.choice((0, 1, 1)),
            days_off=frozenset(random.sample(range(days), random.randrange(2))),
        )
        for who in ("An", "Binh", "Chi")
    }
    return PublicInstance(
        days=days,
        shifts=shifts,
        staff=staff,
        requests=[
            (
                random.choice(list(staff)),
                random.randrange(days),
                random.choice(list(shifts)),
                random.choice((-3, -1, 2, 5)),
            )
            for _ in range(8)
        ],
        cover=[
            (day, shift, random.randrange(3), random.choice((4, 10, 30)), random.choice((1, 4)))
            for day in range(days)
            for shift in shifts
        ],
    )


def lawful_lines(instance: PublicInstance, who: str) -> list[Line]:
    names = [*instance.shifts, ""]
    every = product(range(-1, len(instance.shifts)), repeat=instance.days)
    return [
        line
        for line in every
        if not any(faults_of(instance, instance.staff[who], [names[shift] for shift in line]))
    ]


def least_cost(instance: PublicInstance) -> int | None:
    """The cheapest of all rosters; None where there is none."""
    problem = line_problem(instance)
    lines = [lawful_lines(instance, who) for who in instance.staff]
    wanted, missing, surplus = (
        np.array([getattr(need, each) for need in problem.needs])
        for each in ("wanted", "missing", "surplus")
    )
    there = [
        np.array([[line[need.day] == need.shift for need in problem.needs] for line in some])
        for some in lines
    ]
    own = [
        np.array([problem.line_cost(person, line) for line in some])
        for person, some in enumerate(lines)
    ]
    if not all(lines):
        return None
    return problem.given + min(
        int((own[2] + one + other + cost_of(short, missing, surplus)).min())
        for (first, one), (second, other) in product(*map(zip, there[:2], own[:2]))
        for short in (wanted - there[2] - first - second,)
    )


def cost_of(short: Ints, missing: Ints, surplus: Ints) -> Ints:
    costs: Ints = np.where(short > 0, short * missing, -short * surplus).sum(axis=1)
    return costs


SEEDS = range(24)


@cache
def told(seed: int) -> tuple[PublicAnswer, ...]:
    return tuple(answers(instance_at_random(seed), LONG))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_roster_is_cheaper(seed: int) -> None:
    instance = instance_at_random(seed)
    best = least_cost(instance)

    last = told(seed)[-1]

    assert last.objective == best
    assert all(best is None or one.bound <= best for one in told(seed))
    assert last.proven == (best is not None)
    assert best is None or judged(instance, last.roster) == best


@pytest.mark.parametrize("seed", SEEDS)
def test_a_bound_is_never_above_the_cheapest_roster(seed: int) -> None:
    instance = instance_at_random(seed)
    best = told(seed)[-1].objective
    if best is None:
        return
    generation = LineGeneration(line_problem(instance), lambda: 60.0)
    everything = generation.bounded(EVERYTHING, 10**6)
    assert everything.shares is not None

    parts = division(generation, EVERYTHING, everything.shares)

    assert everything.bound <= best
    assert min((generation.bounded(part, 10**6).bound for part in parts), default=best) <= best


def test_the_problems_drawn_here_are_of_all_kinds() -> None:
    steps = [len(told(seed)) for seed in SEEDS]

    assert any(told(seed)[-1].objective is None for seed in SEEDS)
    assert any(count > 4 for count in steps)


@pytest.mark.parametrize("seed", range(12))
def test_the_cheapest_line_is_the_cheapest_of_all_lines(seed: int) -> None:
    random = Random(seed)
    instance = instance_at_random(seed)
    problem = line_problem(instance)
    for number, who in enumerate(instance.staff):
        costs = np.array(
            [[random.randrange(-9, 5) for _ in instance.shifts] for _ in range(instance.days)]
        )
        lines = lawful_lines(instance, who)
        of_all = sorted(cost_at(costs, line) for line in lines)

        offer = PersonLines(problem, number).offer(costs, most=50, toll=(1, 40))

        assert offer.least == min(of_all, default=FAR)
        assert {line for _, line in offer.lines} <= set(lines)
        assert [cost for cost, _ in offer.lines[:1]] == of_all[:1]
        assert all(cost == cost_at(costs, line) for cost, line in offer.lines)


def cost_at(costs: Ints, line: Line) -> int:
    return sum(int(costs[day, shift]) for day, shift in enumerate(line) if shift != OFF)


@pytest.mark.parametrize("seed", range(12))
def test_a_toll_never_makes_a_line_too_dear(seed: int) -> None:
    random = Random(seed)
    instance = instance_at_random(seed)
    problem = line_problem(instance)
    for number, who in enumerate(instance.staff):
        costs = np.array(
            [[random.randrange(-9, 5) for _ in instance.shifts] for _ in range(instance.days)]
        )
        lines = lawful_lines(instance, who)

        offer = PersonLines(problem, number, room=0).offer(costs, most=9, toll=(1, 40), tries=8)

        assert offer.least <= min((cost_at(costs, line) for line in lines), default=FAR)
        assert {line for _, line in offer.lines} <= set(lines)


def test_the_same_question_has_the_same_answer() -> None:
    again = answers(instance_at_random(5), LONG)

    assert [(one.objective, one.bound, one.roster) for one in told(5)] == [
        (one.objective, one.bound, one.roster) for one in again
    ]


def test_two_workers_come_to_the_same_value() -> None:
    *_, last = answers(instance_at_random(21), replace(LONG, workers=2))

    assert (last.objective, last.bound) == (told(21)[-1].objective, told(21)[-1].bound)


def test_without_time_there_is_no_roster_but_a_true_bound() -> None:
    instance = instance_at_random(21)

    *_, last = answers(instance, DutyLimits(seconds=0))

    assert last.objective is None
    assert last.bound <= (least_cost(instance) or 0)


@pytest.mark.parametrize("seed", (3, 8, 14))
def test_lines_of_a_roster_near_the_bound_are_not_forgotten(seed: int) -> None:
    problem = line_problem(instance_at_random(seed))
    generation = LineGeneration(problem, lambda: 60.0)
    names = [*instance_at_random(seed).shifts, ""]
    best = [tuple(map(names.index, row)) for row in told(seed)[-1].roster.values()]
    best = [tuple(OFF if shift == len(names) - 1 else shift for shift in line) for line in best]
    value = problem.cost(best)
    bound = generation.bounded(EVERYTHING, value).bound
    for person, line in enumerate(best):
        generation.add(person, line)
    before = len(generation.pool)

    generation.forget(value + 1, begun(generation) or best, many=0)

    assert set(enumerate(best)) <= set(generation.pool)
    assert len(generation.pool) < before
    assert generation.bounded(EVERYTHING, value).bound == bound


def test_a_roster_that_breaks_a_rule_is_not_judged() -> None:
    instance = instance_at_random(0)
    with pytest.raises(UnlawfulRoster, match="An: "):
        judged(instance, {who: ["E"] * instance.days for who in instance.staff})
