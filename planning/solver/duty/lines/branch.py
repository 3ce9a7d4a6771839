"""A part of all rosters: some turns left out or asked for, and limits on how many are missing or
too many in all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from planning.solver.duty.lines.problem import OFF, Ints, Line, LineProblem


@dataclass(frozen=True, slots=True)
class SlackLimit:
    """What is missing at these needs in all, or too many, is at least or at most so much."""

    is_surplus: bool
    needs: tuple[int, ...]
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """`closed`: person, day and shift; `busy`: person and a day that is not off."""

    closed: frozenset[tuple[int, int, int]] = frozenset()
    busy: frozenset[tuple[int, int]] = frozenset()
    limits: tuple[SlackLimit, ...] = ()

    def limited(self, limit: SlackLimit) -> "Branch":
        """With one more limit, joined with another on the same needs."""
        others, joined = [], limit
        for one in self.limits:
            if (one.is_surplus, one.needs) == (limit.is_surplus, limit.needs):
                joined = replace(
                    one,
                    least=_tighter(one.least, limit.least, max),
                    most=_tighter(one.most, limit.most, min),
                )
            else:
                others.append(one)
        return replace(self, limits=(*others, joined))

    def without(self, person: int, day: int, shifts: Sequence[int]) -> "Branch":
        return replace(self, closed=self.closed.union((person, day, shift) for shift in shifts))

    def at_work(self, person: int, day: int) -> "Branch":
        return replace(self, busy=self.busy | {(person, day)})

    def allows(self, person: int, line: Line) -> bool:
        return not any(
            one == person and line[day] == shift for one, day, shift in self.closed
        ) and not any(one == person and line[day] == OFF for one, day in self.busy)

    def busy_days(self, person: int) -> frozenset[int]:
        return frozenset(day for one, day in self.busy if one == person)


def _tighter(one: int | None, other: int | None, chosen: Callable[[int, int], int]) -> int | None:
    return other if one is None else one if other is None else chosen(one, other)


EVERYTHING = Branch()


def bound_at(
    problem: LineProblem, worth: Ints, limits: Sequence[tuple[SlackLimit, int]], scale: int
) -> int:
    """What no roster costs less than, apart from the lines, when one more at each need is worth so
    much and each limit costs so much; all in parts of 1/scale. Any numbers give a true bound.
    """
    missing = np.array([need.missing for need in problem.needs], dtype=np.int64) * scale
    surplus = np.array([need.surplus for need in problem.needs], dtype=np.int64) * scale
    total = problem.given * scale
    for limit, price in limits:
        end = limit.least if price > 0 else limit.most
        if end is None:
            continue
        total += price * end
        (surplus if limit.is_surplus else missing)[list(limit.needs)] -= price
    wanted = np.array([need.wanted for need in problem.needs], dtype=np.int64)
    most = np.maximum(wanted, len(problem.people))
    corners = (missing * wanted, worth * wanted, worth * most + surplus * (most - wanted))
    return total + int(np.minimum.reduce(corners).sum()) if problem.needs else total
