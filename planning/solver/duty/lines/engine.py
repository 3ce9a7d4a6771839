"""OR-Tools as the planner by lines uses it: shares of lines that cover best, and the best choice
among lines at hand. Importing it takes a while.
"""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from planning.solver.duty.lines.branch import SlackLimit
from planning.solver.duty.lines.problem import OFF, Line, LineProblem

with warnings.catch_warnings():
    # of classes made by an older generator, on Python 3.12 and later
    warnings.simplefilter("ignore", DeprecationWarning)
    from ortools.linear_solver import pywraplp  # type: ignore[attr-defined]

Floats = npt.NDArray[np.float64]
LEAST = 0.05
PASSING = 3
"""So many times the dearest price are paid for each that a limit is passed by."""


@dataclass(frozen=True, slots=True)
class LineShares:
    """How much of each line it takes: `worth` is what one more at a need would save, `wages` what a
    line may cost by person, `missing` and `surplus` how many there are by need.
    """

    value: float
    worth: Floats
    wages: Floats
    shares: Floats
    missing: Floats
    surplus: Floats


class LineProgram:
    """The linear program over the lines known so far. Everybody has one line in all, or none at a
    price beyond all others; limits too can be passed at a price.
    """

    def __init__(self, problem: LineProblem) -> None:
        self._problem = problem
        self._solver: Any = pywraplp.Solver.CreateSolver("GLOP")
        self._endless = self._solver.infinity()
        self._goal: Any = self._solver.Objective()
        self._goal.SetMinimization()
        self._goal.SetOffset(problem.given)
        self._needs: list[Any] = []
        self._at: dict[tuple[int, int], list[Any]] = {}
        self._slacks: list[tuple[Any, Any]] = []
        for need in problem.needs:
            row = self._solver.Constraint(need.wanted, need.wanted)
            self._needs.append(row)
            self._at.setdefault((need.day, need.shift), []).append(row)
            self._slacks.append(
                (self._variable(need.missing, {row: 1}), self._variable(need.surplus, {row: -1}))
            )
        self._people = [self._solver.Constraint(1, 1) for _ in problem.people]
        for row in self._people:
            self._variable(problem.dearest * (problem.days + 1), {row: 1})
        self._passing = PASSING * problem.dearest
        self._lines: list[Any] = []
        self._limits: dict[tuple[bool, tuple[int, ...]], Any] = {}

    def _variable(self, price: int, terms: dict[Any, int]) -> Any:
        variable = self._solver.NumVar(0, self._endless, "")
        self._goal.SetCoefficient(variable, price)
        for row, factor in terms.items():
            row.SetCoefficient(variable, factor)
        return variable

    def add(self, person: int, line: Line, price: int) -> None:
        """One more line; the first is number 0."""
        variable = self._variable(price, {self._people[person]: 1})
        for day, shift in enumerate(line):
            if shift != OFF:
                for row in self._at.get((day, shift), ()):
                    row.SetCoefficient(variable, 1)
        self._lines.append(variable)

    def keep(self, line: int, least: int, most: int | None) -> None:
        """Bounds of the share of a line; None: no upper one."""
        self._lines[line].SetBounds(least, self._endless if most is None else most)

    def ease(self, most: int | None) -> None:
        """Let what is missing cost no more than `most`, or all that it costs."""
        for need, (missing, _) in zip(self._problem.needs, self._slacks, strict=True):
            cost = need.missing if most is None else min(most, need.missing)
            self._goal.SetCoefficient(missing, cost)

    def limit(self, limits: Sequence[SlackLimit]) -> None:
        """Hold these and no other limits on what is missing or too many."""
        for row in self._limits.values():
            row.SetBounds(-self._endless, self._endless)
        for one in limits:
            key = (one.is_surplus, one.needs)
            if key not in self._limits:
                row = self._limits[key] = self._solver.Constraint(-self._endless, self._endless)
                for need in one.needs:
                    row.SetCoefficient(self._slacks[need][one.is_surplus], 1)
                for side in (1, -1):
                    self._variable(self._passing, {row: side})
            self._limits[key].SetBounds(
                -self._endless if one.least is None else one.least,
                self._endless if one.most is None else one.most,
            )

    def solve(self, seconds: float) -> LineShares | None:
        """None where time did not do."""
        self._solver.set_time_limit(max(1, int(1000 * max(LEAST, seconds))))
        if self._solver.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        return LineShares(
            self._goal.Value(),
            np.array([row.dual_value() for row in self._needs]),
            np.array([row.dual_value() for row in self._people]),
            np.array([line.solution_value() for line in self._lines]),
            np.array([missing.solution_value() for missing, _ in self._slacks]),
            np.array([surplus.solution_value() for _, surplus in self._slacks]),
        )

    def duals_of(self, limits: Sequence[SlackLimit]) -> list[float]:
        """What each limit costs at the last solution."""
        return [self._limits[one.is_surplus, one.needs].dual_value() for one in limits]
