"""OR-Tools behind one door: for weeks only this file knows it. Importing it takes a while, so a web
process does it in the background.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.linear_solver.python import model_builder_helper as builder

from planning.solver.master import CostStep, Ints, Master, blend

ENGINE = f"OR-Tools {version('ortools')}"
INFINITY = float("inf")
WHOLE = 1e-5
STRAIGHT = "use_dual_simplex:true use_preprocessing:false"
"""A master is small and has few rows: preparing it takes longer than solving it as it is."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class SolverAnswer:
    """What a solver said: a choice if it found a whole one, its value, the bound it answers for,
    and from a linear program a price per measure (None: not solved).
    """

    chosen: Ints | None
    value: float = INFINITY
    bound: float = -INFINITY
    prices: tuple[float, ...] | None = None


_NAMES: list[Any] = []
_NAMED: Any = builder.ModelBuilderHelper()


def _named(columns: Sequence[int]) -> list[Any]:
    """The columns as the solver's door wants them in a whole row.

    It reads nothing of such a name but its number, so one list serves every program: making names
    anew for each would cost more than the rows.
    """
    for number in range(len(_NAMES), max(columns, default=-1) + 1):
        _NAMES.append(builder.Variable(_NAMED, number))
    return [_NAMES[column] for column in columns]


class MasterProgram:
    """The rows and columns of a `Master`, built once; the objective can be set again for each
    question.

    The model's order: the columns of the master, then for each measure its value, then for each
    step its excess.
    """

    def __init__(self, master: Master, weights: Sequence[int]) -> None:
        self.master = master
        self._width = len(master.number)
        self._model: Any = builder.ModelBuilderHelper()
        self._add(np.zeros(self._width), np.repeat(master.sizes, master.widths).astype(float))
        self._add(
            np.array([low for low, _ in master.reach], dtype=float),
            np.array([high for _, high in master.reach], dtype=float),
        )
        steps = [
            (place, step) for place, measure in enumerate(master.measures) for step in measure.steps
        ]
        self._add(np.zeros(len(steps)), np.full(len(steps), INFINITY))
        first = self._width + len(master.measures)
        self._excess: list[tuple[int, int, CostStep]] = [
            (first + number, place, step) for number, (place, step) in enumerate(steps)
        ]
        self._couple()
        self.price(weights)

    def _add(self, low: Floats, high: Floats) -> None:
        if len(low):
            self._model.add_var_array_with_bounds(low, high, np.zeros(len(low), dtype=bool), "")

    def _row(
        self, low: float, high: float, columns: Sequence[int], factors: Sequence[float]
    ) -> None:
        """All terms in one call: one for each took three times as long."""
        row = self._model.add_linear_constraint()
        self._model.set_constraint_lower_bound(row, low)
        self._model.set_constraint_upper_bound(row, high)
        self._model.add_terms_to_constraint(row, _named(columns), list(factors))

    def _couple(self) -> None:
        """Measures first, so that the first dual values are their prices."""
        master = self.master
        for place, (measure, counts) in enumerate(zip(master.measures, master.counts, strict=True)):
            columns = np.flatnonzero(counts)
            self._row(
                -measure.given,
                -measure.given,
                [*columns.tolist(), self._width + place],
                [*counts[columns].tolist(), -1],
            )
        for size, start, width in zip(
            master.sizes.tolist(), master.starts.tolist(), master.widths.tolist(), strict=True
        ):
            self._row(size, size, range(start, start + width), [1] * width)
        for excess, place, step in self._excess:
            low, high = (-INFINITY, step.limit) if step.above else (step.limit, INFINITY)
            self._row(low, high, (self._width + place, excess), (1, -1 if step.above else 1))

    def price(self, weights: Sequence[int]) -> None:
        """The objective: each level at its weight."""
        self.price_columns(np.array(weights, dtype=np.int64) @ self.master.costs)
        for excess, _, step in self._excess:
            self._model.set_var_objective_coefficient(excess, weights[step.level] * step.price)
        self._model.set_objective_offset(blend(weights, self.master.given))

    def price_columns(self, costs: Ints) -> None:
        """An objective over patterns alone. What stood there is cleared first: setting a zero
        would leave it.
        """
        self._model.clear_objective()
        self._model.set_objective_coefficients(list(range(self._width)), costs.tolist())

    def hold(self, weights: Sequence[int], value: int) -> None:
        """From now on no choice may cost more than `value`, each level at its weight."""
        costs = np.array(weights, dtype=np.int64) @ self.master.costs
        columns = np.flatnonzero(costs)
        excess = [
            (column, weights[step.level] * step.price)
            for column, _, step in self._excess
            if weights[step.level]
        ]
        self._row(
            -INFINITY,
            value - blend(weights, self.master.given),
            [*columns.tolist(), *(column for column, _ in excess)],
            [*costs[columns].tolist(), *(price for _, price in excess)],
        )

    def solve_linear(self) -> SolverAnswer:
        solver: Any = builder.ModelSolverHelper("GLOP")
        solver.enable_output(False)
        solver.set_solver_specific_parameters(STRAIGHT)
        solver.solve(self._model)
        if solver.status() != builder.SolveStatus.OPTIMAL:
            return SolverAnswer(None)
        prices = tuple(solver.dual_values()[: len(self.master.measures)].tolist())
        return SolverAnswer(
            self._whole(solver.variable_values()), solver.objective_value(), prices=prices
        )

    def solve_whole(self, seconds: float, seed: int) -> SolverAnswer:
        """Branch and bound, on one thread; HiGHS prints unless told twice not to."""
        self._be_whole(True)
        solver: Any = builder.ModelSolverHelper("HIGHS")
        solver.enable_output(False)
        solver.set_solver_specific_parameters(
            f"output_flag=false,mip_rel_gap=0,threads=1,random_seed={seed}"
        )
        solver.set_time_limit_in_seconds(max(0.05, seconds))
        solver.solve(self._model)
        self._be_whole(False)
        if not solver.has_solution():
            return SolverAnswer(None)
        value = solver.objective_value()
        proven = solver.status() == builder.SolveStatus.OPTIMAL
        return SolverAnswer(
            self._whole(solver.variable_values()),
            value,
            value if proven else solver.best_objective_bound(),
        )

    def _be_whole(self, whole: bool) -> None:
        for column in range(self._width):
            self._model.set_var_integrality(column, whole)

    def _whole(self, values: Floats) -> Ints | None:
        part = values[: self._width]
        numbers = np.rint(part)
        return numbers.astype(np.int64) if np.abs(part - numbers).max(initial=0) <= WHOLE else None
