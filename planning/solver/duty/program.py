"""Part of a row model as plain linear rows: some columns are to be decided anew, the others stay as
they are.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from planning.solver.duty.rows import PricedRow, RowModel
from planning.solver.master import CostStep

Slope = dict[int, int]
"""By level: what one more unit costs."""


@dataclass
class LinearProgram:
    """The least sum of `prices` times variables between `lows` and `highs`, all of them whole
    numbers in the end, with every row between its ends (None: open); `offset` comes on top.
    """

    lows: list[int] = field(default_factory=list)
    highs: list[int] = field(default_factory=list)
    prices: list[int] = field(default_factory=list)
    rows: list[tuple[int | None, int | None, list[int], list[int]]] = field(default_factory=list)
    offset: int = 0

    def add_variable(self, high: int, price: int = 0) -> int:
        self.lows.append(0)
        self.highs.append(high)
        self.prices.append(price)
        return len(self.lows) - 1

    def value(self, chosen: Sequence[int]) -> int:
        return self.offset + sum(
            price * amount for price, amount in zip(self.prices, chosen, strict=True) if price
        )


class PartialProgram:
    """The program of a model in which only `free` columns (None: all) may differ from `taken`; then
    `program.value` tells apart choices, and costs in full only where all are free.

    weights   what a unit of each level costs; a level of weight 0 without a ceiling is not looked
              at
    ceilings  what a level may cost at most, by level
    """

    def __init__(
        self,
        model: RowModel,
        weights: Sequence[int],
        ceilings: Mapping[int, int],
        taken: Sequence[bool],
        free: Collection[int] | None = None,
    ) -> None:
        self.model = model
        self.program = LinearProgram()
        self._weights = weights
        self._tight = {level for level, most in ceilings.items() if most == model.floors[level]}
        self._ceilings = {
            level: most for level, most in ceilings.items() if level not in self._tight
        }
        self._spent: dict[int, int] = dict.fromkeys(self._ceilings, 0)
        self._terms: dict[int, tuple[list[int], list[int]]] = {
            level: ([], []) for level in self._ceilings
        }
        self._every = model.columns(taken)
        columns = range(model.width) if free is None else sorted(free)
        self.place = {column: self.program.add_variable(1) for column in columns}
        self._tie_ensembles()
        if free is None:
            self._spend(dict(enumerate(model.given)))
            rows: Sequence[PricedRow] = model.rows
        else:
            rows = [model.rows[n] for n in sorted({n for c in columns for n in model.touched[c]})]
            self._spend_elsewhere(rows, model.values(taken))
        for column, prices in model.costs.items():
            if column in self.place:
                self._charge(self.place[column], prices)
                self._settle(self.place[column], prices)
            elif free is None and self._every[column]:
                self._spend(prices)
        for row in rows:
            self._add(row)
        for level, most in self._ceilings.items():
            variables, factors = self._terms[level]
            self.program.rows.append((None, most - self._spent[level], variables, factors))

    def chosen(self, values: Sequence[int]) -> list[bool]:
        """The choice a solution of the program stands for."""
        taken = self._every[: self.model.width]
        for column, variable in self.place.items():
            if column < self.model.width:
                taken[column] = bool(values[variable])
        return taken

    def hint(self) -> dict[int, int]:
        """The choice as it is, by variable."""
        return {variable: int(self._every[column]) for column, variable in self.place.items()}

    def _tie_ensembles(self) -> None:
        model = self.model
        dearer_taken, dearer_left = model.held_from
        for number, parts in enumerate(model.ensembles):
            own = model.width + number
            free = [[self.place[c] for c in part if c in self.place] for part in parts]
            if not any(free) or any(
                self._every[c] for part in parts for c in part if c not in self.place
            ):
                continue
            variable = self.place[own] = self.program.add_variable(1)
            if own in dearer_taken:
                for part in filter(None, free):
                    self._row(0, None, [variable, *part], [1] + [-1] * len(part))
            if own in dearer_left:
                every = [each for part in free for each in part]
                self._row(None, 0, [variable, *every], [1] + [-1] * len(every))

    def _row(self, low: int | None, high: int | None, own: list[int], factors: list[int]) -> None:
        self.program.rows.append((low, high, own, factors))

    def _spend_elsewhere(self, rows: Iterable[PricedRow], values: Sequence[int]) -> None:
        """What levels with a ceiling cost in all but these rows and the free columns."""
        for level in self._spent:
            self._spent[level] = values[level]
        for row in rows:
            found = row.given + sum(
                factor
                for column, factor in zip(row.columns, row.factors, strict=True)
                if self._every[column]
            )
            for step in row.steps:
                if step.level in self._spent:
                    self._spent[step.level] -= step.cost(found)
        for column in self.place:
            if self._every[column]:
                for level, price in self.model.costs.get(column, {}).items():
                    if level in self._spent:
                        self._spent[level] -= price

    def _charge(self, variable: int, prices: Mapping[int, int]) -> None:
        for level, price in prices.items():
            self.program.prices[variable] += self._weights[level] * price
            if level in self._terms:
                variables, factors = self._terms[level]
                variables.append(variable)
                factors.append(price)

    def _settle(self, variable: int, prices: Mapping[int, int]) -> None:
        """On a level that costs no more than it must, each column is what costs least."""
        for level in self._tight.intersection(prices):
            if prices[level] > 0:
                self.program.highs[variable] = 0
            elif prices[level] < 0:
                self.program.lows[variable] = 1

    def _spend(self, costs: Mapping[int, int]) -> None:
        for level, cost in costs.items():
            self.program.offset += self._weights[level] * cost
            if level in self._spent:
                self._spent[level] += cost

    def _add(self, row: PricedRow) -> None:
        fixed, variables, factors = row.given, list[int](), list[int]()
        largest = dict[int, int]()
        for column, factor in zip(row.columns, row.factors, strict=True):
            if column in self.place:
                variables.append(self.place[column])
                factors.append(factor)
                part = self.model.parts[column] if column < self.model.width else -1 - column
                largest[part] = max(largest.get(part, 0), factor)
            elif self._every[column]:
                fixed += factor
        if not variables:
            for step in row.steps:
                self._spend({step.level: step.cost(fixed)})
            return
        least, most = _ends(fixed, factors)[0], fixed + sum(largest.values())
        for above in (True, False):
            steps = [step for step in row.steps if step.above is above and self._counts(step)]
            end = row.high if above else row.low
            self._side(above, steps, end, (fixed, variables, factors), (least, most))

    def _counts(self, step: CostStep) -> bool:
        """What costs nothing may be passed, however tight its level is."""
        return step.price != 0 and (
            self._weights[step.level] != 0 or step.level in self._spent or step.level in self._tight
        )

    def _side(
        self,
        above: bool,
        steps: Sequence[CostStep],
        end: int | None,
        inside: tuple[int, list[int], list[int]],
        reach: tuple[int, int],
    ) -> None:
        """The steps of one side as pieces, each with the slope of all steps before it."""
        fixed, variables, factors = inside
        sign = 1 if above else -1
        # seen from its own side, each piece lies beyond the one before
        last = sign * (reach[1] if above else reach[0])
        if end is not None:
            last = min(last, sign * end)
        nearest = sign * (reach[0] if above else reach[1])
        own, prices = list(variables), list(factors)
        pieces, stop = self._pieces(
            sorted(((sign * step.limit, step) for step in steps), key=itemgetter(0)), nearest, last
        )
        # the row that says how much can be taken together must not take its own word for it
        least, most = reach if end is None else _ends(fixed, factors)
        if not pieces and stop >= sign * (most if above else least):
            return
        for _, length, slope in pieces:
            variable = self.program.add_variable(length)
            self._charge(variable, slope)
            own.append(variable)
            prices.append(-sign)
        limit = sign * (pieces[0][0] if pieces else stop) - fixed
        low, high = (None, limit) if above else (limit, None)
        self._row(low, high, own, prices)

    def _pieces(
        self, steps: Sequence[tuple[int, CostStep]], nearest: int, last: int
    ) -> tuple[list[tuple[int, int, Slope]], int]:
        """Where each piece begins, how long it is and what a unit of it costs; and where the sum
        has to end, be it that no price allows more. What lies before `nearest` is paid anyway.
        """
        pieces: list[tuple[int, int, Slope]] = []
        slope: Slope = {}
        begins = [max(limit, nearest) for limit, _ in steps]
        for (limit, step), begin in zip(steps, begins, strict=True):
            self._spend({step.level: step.price * (begin - limit)})
        ends = [*begins[1:], last][: len(steps)]
        for (_, step), begin, after in zip(steps, begins, ends, strict=True):
            if step.level in self._tight:
                return pieces, min(begin, last)
            slope = {**slope, step.level: slope.get(step.level, 0) + step.price}
            length = min(after, last) - begin
            if length > 0:
                pieces.append((begin, length, slope))
        return pieces, last


def _ends(fixed: int, factors: Sequence[int]) -> tuple[int, int]:
    """The smallest and largest sum, whatever is taken."""
    return (
        fixed + sum(factor for factor in factors if factor < 0),
        fixed + sum(factor for factor in factors if factor > 0),
    )
