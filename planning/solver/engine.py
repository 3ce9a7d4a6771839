"""OR-Tools behind one door: the only file that knows it. Importing it takes a while, so a web process does it in the background."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.linear_solver.python import model_builder_helper as builder

from planning.solver.master import Group, Ints, Master, Step, blend

ENGINE = f"OR-Tools {version('ortools')}"
INFINITY = float("inf")
WHOLE = 1e-5

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What a solver said: a choice if it found a whole one, its value, the bound it answers for, and from a linear program
    a price per measure (None: not solved)."""

    chosen: tuple[Ints, ...] | None
    value: float = INFINITY
    bound: float = -INFINITY
    prices: tuple[float, ...] | None = None


class Program:
    """The rows and columns of a `Master`, built once; the objective can be set again for each question.

    The model's order: a column for each group and pattern, then for each measure its value, then for each step its excess.
    """

    def __init__(self, master: Master, weights: Sequence[int]) -> None:
        self.master = master
        self._model: Any = builder.ModelBuilderHelper()
        self._columns: list[tuple[Group, range]] = [(group, self._new(group.costs.shape[1], group.size)) for group in master.groups]
        self._values = [self._new(1, high, low)[0] for low, high in master.reach]
        steps = [(place, step) for place, measure in enumerate(master.measures) for step in measure.steps]
        self._excess: list[tuple[int, int, Step]] = [(self._new(1, INFINITY)[0], place, step) for place, step in steps]
        self._couple()
        self.price(weights)

    def _new(self, count: int, high: float, low: float = 0.0) -> range:
        added = self._model.add_var_array_with_bounds(np.full(count, low), np.full(count, high), np.zeros(count, dtype=bool), "")
        return range(int(added[0]), int(added[0]) + count)

    def _row(self, low: float, high: float, terms: Iterable[tuple[int, float]]) -> None:
        row = self._model.add_linear_constraint()
        self._model.set_constraint_lower_bound(row, low)
        self._model.set_constraint_upper_bound(row, high)
        for column, factor in terms:
            self._model.add_term_to_constraint(row, column, factor)

    def _couple(self) -> None:
        """Measures first, so that the first dual values are their prices."""
        for place, measure in enumerate(self.master.measures):
            counts = [term for group, columns in self._columns for term in _nonzero(columns, group.counts[place])]
            self._row(-measure.given, -measure.given, [*counts, (self._values[place], -1.0)])
        for group, columns in self._columns:
            self._row(group.size, group.size, ((column, 1.0) for column in columns))
        for excess, place, step in self._excess:
            if step.above:
                self._row(-INFINITY, step.limit, ((self._values[place], 1.0), (excess, -1.0)))
            else:
                self._row(step.limit, INFINITY, ((self._values[place], 1.0), (excess, 1.0)))

    def price(self, weights: Sequence[int]) -> None:
        """The objective: each level at its weight."""
        weight = np.array(weights, dtype=np.int64)
        self.price_patterns([weight @ group.costs for group, _ in self._columns])
        for excess, _, step in self._excess:
            self._model.set_var_objective_coefficient(excess, weights[step.level] * step.price)
        self._model.set_objective_offset(blend(weights, self.master.given))

    def price_patterns(self, costs: Sequence[Ints]) -> None:
        """An objective over patterns alone. What stood there is cleared first: setting a zero would leave it."""
        self._model.clear_objective()
        for (_, columns), prices in zip(self._columns, costs, strict=True):
            self._model.set_objective_coefficients([*columns], prices.tolist())

    def hold(self, level: int, value: int) -> None:
        """From now on no choice may cost more than `value` on `level`."""
        terms = [term for group, columns in self._columns for term in _nonzero(columns, group.costs[level])]
        terms += [(excess, float(step.price)) for excess, _, step in self._excess if step.level == level]
        self._row(-INFINITY, value - self.master.given[level], terms)

    def solve_linear(self) -> Answer:
        solver: Any = builder.ModelSolverHelper("GLOP")
        solver.enable_output(False)
        solver.solve(self._model)
        if solver.status() != builder.SolveStatus.OPTIMAL:
            return Answer(None)
        prices = tuple(solver.dual_values()[: len(self._values)].tolist())
        return Answer(self._whole(solver.variable_values()), solver.objective_value(), prices=prices)

    def solve_whole(self, seconds: float, seed: int) -> Answer:
        """Branch and bound, on one thread; HiGHS prints unless told twice not to."""
        self._be_whole(True)
        solver: Any = builder.ModelSolverHelper("HIGHS")
        solver.enable_output(False)
        solver.set_solver_specific_parameters(f"output_flag=false,mip_rel_gap=0,threads=1,random_seed={seed}")
        solver.set_time_limit_in_seconds(max(0.05, seconds))
        solver.solve(self._model)
        self._be_whole(False)
        if not solver.has_solution():
            return Answer(None)
        value = solver.objective_value()
        proven = solver.status() == builder.SolveStatus.OPTIMAL
        return Answer(self._whole(solver.variable_values()), value, value if proven else solver.best_objective_bound())

    def _be_whole(self, whole: bool) -> None:
        for _, columns in self._columns:
            for column in columns:
                self._model.set_var_integrality(column, whole)

    def _whole(self, values: Floats) -> tuple[Ints, ...] | None:
        parts = [values[columns.start : columns.stop] for _, columns in self._columns]
        if any(np.abs(part - np.rint(part)).max() > WHOLE for part in parts):
            return None
        return tuple(np.rint(part).astype(np.int64) for part in parts)


def _nonzero(columns: range, factors: Ints) -> list[tuple[int, float]]:
    return [(columns[place], float(factors[place])) for place in np.flatnonzero(factors).tolist()]
