"""Lines for a roster as they are needed: a linear program says what each turn is worth, everybody's
cheapest lines at these prices join it, until no line is missing that could make it cheaper.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from planning.solver.duty.lines.branch import EVERYTHING, Branch, SlackLimit, bound_at
from planning.solver.duty.lines.engine import Floats, LineProgram, LineShares
from planning.solver.duty.lines.finder import FAR, NEAR
from planning.solver.duty.lines.person import PersonLines
from planning.solver.duty.lines.problem import OFF, Ints, Line, LineProblem

FINEST = 2**14
"""Prices are whole numbers of such parts, or of larger ones where sums would grow too long."""
WORTH = 4
"""Nothing is worth more than so many times the dearest price."""
SMOOTH = 0.5
"""How far prices stay with the best ones so far: without that they jump about."""
EACH = 3
"""So many lines of a person at a time."""
SEARCHED = 10
"""How often tolls are raised for a line that is needed."""
MANY = 60
"""So many new lines for each person, before lines are dropped."""
NEARBY = 50
"""A roster whose cost is within such a part of the bound is near it."""
EASED = (16, 4)
"""At first what is missing costs no more than such parts of the dearest price."""
ROUGH = 0.02
"""So near to its bound a program is at first, as a part of its value."""
UNKNOWN = -(2**60)
"""The bound before anything is known."""
CLOSE = 0.01
"""A program this near to its bound is done."""

Left = Callable[[], float]
"""Seconds left."""


@dataclass(frozen=True, slots=True)
class Priced:
    """`bound`: what no roster of the branch costs less than, in parts; None where somebody was not
    asked. `added`: new lines. `leasts`: what the line of each costs at least at this `worth`.
    """

    bound: int | None
    added: int
    worth: Ints
    leasts: Sequence[int]


@dataclass(frozen=True, slots=True)
class BranchBound:
    """What no roster of a branch costs less than, with the program's last answer; `settled` if no
    line is missing.
    """

    bound: int
    shares: LineShares | None
    settled: bool


class LineGeneration:
    """All lines known of a problem, and how more are found. `left` says how many seconds are."""

    def __init__(self, problem: LineProblem, left: Left) -> None:
        self.problem, self.left = problem, left
        self.program = LineProgram(problem)
        self.people = [PersonLines(problem, number) for number in range(len(problem.people))]
        self.pool: list[tuple[int, Line]] = []
        self.known: dict[tuple[int, Line], int] = {}
        longest = problem.days * problem.dearest * 2 * (WORTH + 1)
        self.scale = FINEST
        while self.scale > 1 and self.scale * longest >= NEAR:
            self.scale //= 2
        self._unit = self.scale * problem.dearest
        self._toll = (max(1, self._unit // 16), WORTH * self._unit)
        self._best: Priced | None = None
        self._recent = 0

    def add(self, person: int, line: Line) -> bool:
        """False if it was known."""
        if (person, line) in self.known:
            return False
        self.known[person, line] = len(self.pool)
        self.pool.append((person, line))
        self.program.add(person, line, self.problem.line_cost(person, line))
        return True

    def forget(self, value: int, lines: Sequence[Line], many: int = MANY) -> None:
        """Once there are many lines, drop those that no roster cheaper than `value`, or near the
        bound, can have; before any bound is known, the oldest. The given lines stay, one for each
        person.
        """
        if len(self.pool) - self._recent < many * len(self.people):
            return
        best, pool = self._best, self.pool
        if best is None or best.bound is None:
            kept = pool[len(pool) // 2 :]
        else:
            at_cells = self.problem.at_needs(best.worth)
            near = abs(best.bound) // NEARBY + self.problem.dearest * self.scale // NEARBY
            room = min(value * self.scale - best.bound, near)
            costs = self.problem.prices * self.scale - at_cells
            kept = [
                (person, line)
                for person, line in pool
                if _cost_at(costs[person], line) < best.leasts[person] + room
            ]
        self.program = LineProgram(self.problem)
        self.pool, self.known = [], {}
        for person, line in (*enumerate(lines), *kept):
            self.add(person, line)
        self._recent = len(self.pool)

    def parts(self, worth: Floats) -> Ints:
        """As whole numbers, none too large."""
        most = WORTH * self._unit
        return np.clip(np.rint(worth * self.scale), -most, most).astype(np.int64)

    def priced(
        self,
        worth: Ints,
        branch: Branch = EVERYTHING,
        *,
        among: Iterable[int] | None = None,
        below: Ints | None = None,
        limits: Iterable[tuple[SlackLimit, int]] = (),
        each: int = EACH,
    ) -> Priced:
        """Ask everybody, or those in `among`, for lines that cost less than `below`."""
        at_cells = self.problem.at_needs(worth)
        everybody = range(len(self.people))
        asked = everybody if among is None else among
        total = bound_at(self.problem, worth, tuple(limits), self.scale)
        added, leasts = 0, list[int]()
        for person in asked:
            if self.left() <= 0:
                return Priced(None, added, worth, leasts)
            offer = self.people[person].offer(
                self._costs(person, at_cells, branch),
                most=each,
                below=NEAR if below is None else int(below[person]),
                toll=self._toll,
                busy=branch.busy_days(person),
            )
            leasts.append(offer.least)
            added += sum(self.add(person, line) for _, line in offer.lines)
        bound = total + sum(leasts) if asked is everybody else None
        return Priced(bound, added, worth, leasts)

    def _costs(self, person: int, at_cells: Ints, branch: Branch) -> Ints:
        costs: Ints = self.problem.prices[person] * self.scale - at_cells
        for one, day, shift in branch.closed:
            if one == person:
                costs[day, shift] = FAR
        return costs

    def bounded(self, branch: Branch, enough: int) -> BranchBound:
        """How cheap a roster of the branch can be; not looked at more closely than that it costs
        `enough` at least.

        The first time nothing is worth much at first: with few lines at hand, most turns would be
        worth what it costs to leave them open.
        """
        if branch is EVERYTHING and self._best is None:
            for part in EASED:
                self.program.ease(max(1, self.problem.dearest // part))
                self._settle(branch, enough, ROUGH)
            self.program.ease(None)
        self.program.limit(branch.limits)
        barred = self._bar(branch)
        found = self._settle(branch, enough, 0)
        for line in barred:
            self.program.keep(line, 0, None)
        return found

    def _settle(self, branch: Branch, enough: int, rough: float) -> BranchBound:
        """New lines until bound and program are as near as `rough`, or none is missing."""
        known = self._best if branch is EVERYTHING else None
        best = UNKNOWN if known is None or known.bound is None else known.bound
        held = None if known is None else known.worth
        shares, settled, smooth = None, False, SMOOTH
        while not settled and (found := self.program.solve(self.left())) is not None:
            shares = found
            worth = self.parts(found.worth)
            asked = worth if held is None else _between(held, worth, smooth)
            priced = self.priced(asked, branch, limits=self._limit_prices(branch))
            if priced.bound is not None and priced.bound > best:
                best, held = priced.bound, asked
                if branch is EVERYTHING:
                    self._best = priced
            if self.left() <= 0:
                break
            gap = found.value - best / self.scale
            settled = (
                -(-best // self.scale) >= enough
                or gap < max(CLOSE, rough * abs(found.value))
                or not (priced.added or smooth)
            )
            smooth = SMOOTH if priced.added else 0.0
        return BranchBound(-(-best // self.scale), shares, settled)

    def _limit_prices(self, branch: Branch) -> list[tuple[SlackLimit, int]]:
        prices = self.program.duals_of(branch.limits)
        return [
            (limit, round(price * self.scale))
            for limit, price in zip(branch.limits, prices, strict=True)
        ]

    def _bar(self, branch: Branch) -> list[int]:
        """Keep lines out that the branch has no place for."""
        concerned = {one[0] for one in (*branch.closed, *branch.busy)}
        barred = [
            number
            for number, (person, line) in enumerate(self.pool)
            if person in concerned and not branch.allows(person, line)
        ]
        for number in barred:
            self.program.keep(number, 0, 0)
        return barred

    def best_line(self, person: int, worth: Ints) -> tuple[int, Line] | None:
        """The cheapest line of somebody and its cost, with what a turn is worth by day and shift;
        None where none was found.
        """
        offer = self.people[person].offer(
            (self.problem.prices[person] - worth) * self.scale,
            toll=self._toll,
            tries=SEARCHED,
        )
        return (offer.lines[0][0] // self.scale, offer.lines[0][1]) if offer.lines else None


def _between(held: Ints, worth: Ints, smooth: float) -> Ints:
    return np.rint(held * smooth + worth * (1 - smooth)).astype(np.int64)


def _cost_at(costs: Ints, line: Line) -> int:
    return sum(int(costs[day, shift]) for day, shift in enumerate(line) if shift != OFF)
