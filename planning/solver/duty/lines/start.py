"""A first roster, line by line: each person takes what is best beside the others, and again until
nobody finds anything better.
"""

from collections.abc import Iterable

import numpy as np

from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.problem import OFF, Ints, Line


def begun(generation: LineGeneration) -> list[Line] | None:
    """One after the other, as if those who follow did nothing; None where somebody has no line or
    time is up.
    """
    problem = generation.problem
    there = np.zeros((problem.days, len(problem.shifts)), dtype=np.int64)
    lines: list[Line] = []
    for person in range(len(problem.people)):
        found = None
        if generation.left() > 0:
            found = generation.best_line(person, worth_beside(generation, there))
        if found is None:
            return None
        lines.append(found[1])
        _count(there, found[1], 1)
    return lines


def improved(
    generation: LineGeneration, lines: list[Line], among: Iterable[int] | None = None
) -> list[Line]:
    """Nobody's own change makes it cheaper any more, or time is up."""
    problem = generation.problem
    there = problem.presence(lines)
    lines = list(lines)
    waiting = list(range(len(lines)) if among is None else among)
    people = list(waiting)
    while waiting and generation.left() > 0:
        person = waiting.pop(0)
        _count(there, lines[person], -1)
        worth = worth_beside(generation, there)
        found = generation.best_line(person, worth)
        own = problem.prices[person] - worth
        now = sum(int(own[day, shift]) for day, shift in enumerate(lines[person]) if shift != OFF)
        if found is not None and found[0] < now:
            lines[person] = found[1]
            waiting += [one for one in people if one not in waiting and one != person]
        _count(there, lines[person], 1)
    return lines


def worth_beside(generation: LineGeneration, there: Ints) -> Ints:
    """What one more saves by day and shift, when so many are there."""
    needs = generation.problem.needs
    gains = np.array(
        [
            need.cost(found) - need.cost(found + 1)
            for need in needs
            for found in (int(there[need.day, need.shift]),)
        ],
        dtype=np.int64,
    )
    return generation.problem.at_needs(gains)


def _count(there: Ints, line: Line, step: int) -> None:
    for day, shift in enumerate(line):
        if shift != OFF:
            there[day, shift] += step
