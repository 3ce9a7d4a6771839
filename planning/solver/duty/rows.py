"""What every planner of duty works on: which turns are taken decides a few sums, and each sum has a
price by how far it lies beyond its limits.

Duty rosters and the problems of the public benchmark are put into this one form; nothing below it
knows of people or rules.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from planning.solver.master import CostStep

ColumnPrices = Mapping[int, Mapping[int, int]]
"""By column and level."""


@dataclass(frozen=True, slots=True)
class PricedRow:
    """A sum over columns, `given` included; beyond its steps it has a price, below `low` or above
    `high` it may not lie. A column stands in it once at most, by itself or in an ensemble.
    """

    columns: tuple[int, ...]
    factors: tuple[int, ...]
    steps: tuple[CostStep, ...] = ()
    low: int | None = None
    high: int | None = None
    given: int = 0

    @property
    def reach(self) -> tuple[int, int]:
        """The smallest and largest sum there can be, whatever may be taken together."""
        return (
            self.given + sum(factor for factor in self.factors if factor < 0),
            self.given + sum(factor for factor in self.factors if factor > 0),
        )

    def breach(self, found: int) -> int:
        """By how much a sum lies where it may not."""
        low = 0 if self.low is None else max(0, self.low - found)
        return low + (0 if self.high is None else max(0, found - self.high))


@dataclass(frozen=True, eq=False)
class RowModel:
    """Columns are numbered: first those that are decided, then one for each ensemble, which is
    taken as soon as one of its members is.

    given      what the roster costs on each level before anything is decided
    costs      what a taken column costs, by column and level
    lines      whose column it is, and `days` of which day: what neighbourhoods are made of
    parts      by column, the number of a set of which at most one can be taken; -1 - column where
               it is alone
    ensembles  the members of each, in sets of which at most one can be taken
    """

    given: tuple[int, ...]
    costs: ColumnPrices
    lines: tuple[int, ...]
    days: tuple[int, ...]
    parts: tuple[int, ...]
    ensembles: tuple[tuple[tuple[int, ...], ...], ...]
    rows: tuple[PricedRow, ...]

    @property
    def levels(self) -> int:
        return len(self.given)

    @property
    def width(self) -> int:
        """How many columns are decided."""
        return len(self.lines)

    def members(self, ensemble: int) -> Iterator[int]:
        """The columns of one, by its number among ensembles."""
        return (column for part in self.ensembles[ensemble] for column in part)

    def columns(self, taken: Sequence[bool]) -> list[bool]:
        """All columns, ensembles among them, when these are taken."""
        held = (any(taken[column] for column in self.members(n)) for n in range(self._ensembles))
        return [*taken, *held]

    @property
    def _ensembles(self) -> int:
        return len(self.ensembles)

    def values(self, taken: Sequence[bool]) -> tuple[int, ...]:
        """What it costs on each level to take these."""
        values = list(self.given)
        every = self.columns(taken)
        for column, prices in self.costs.items():
            if every[column]:
                for level, price in prices.items():
                    values[level] += price
        for row, found in zip(self.rows, self.sums(taken), strict=True):
            for step in row.steps:
                values[step.level] += step.cost(found)
        return tuple(values)

    def sums(self, taken: Sequence[bool]) -> list[int]:
        every = self.columns(taken)
        return [
            row.given
            + sum(
                factor
                for column, factor in zip(row.columns, row.factors, strict=True)
                if every[column]
            )
            for row in self.rows
        ]

    def breach(self, taken: Sequence[bool]) -> int:
        """By how much rows lie where they may not: 0 if this can be taken at all."""
        return sum(
            row.breach(found) for row, found in zip(self.rows, self.sums(taken), strict=True)
        )

    @cached_property
    def touched(self) -> tuple[tuple[int, ...], ...]:
        """By decided column: the rows it stands in, by itself or in an ensemble."""
        rows: list[list[int]] = [[] for _ in range(self.width + self._ensembles)]
        for number, row in enumerate(self.rows):
            for column in row.columns:
                rows[column].append(number)
        found = [set(rows[column]) for column in range(self.width)]
        for ensemble in range(self._ensembles):
            for column in self.members(ensemble):
                found[column].update(rows[self.width + ensemble])
        return tuple(tuple(sorted(some)) for some in found)

    @cached_property
    def held_from(self) -> tuple[frozenset[int], frozenset[int]]:
        """Which ensembles (by column) make something dearer when they are taken, and which when
        they are not: a program has to tie the first to their members from below, the others from
        above.
        """
        floor, roof = set[int](), set[int]()
        for row in self.rows:
            above = row.high is not None or any(step.above for step in row.steps)
            below = row.low is not None or not all(step.above for step in row.steps)
            for column, factor in zip(row.columns, row.factors, strict=True):
                if column >= self.width:
                    if above if factor > 0 else below:
                        floor.add(column)
                    if below if factor > 0 else above:
                        roof.add(column)
        for column, prices in self.costs.items():
            if column >= self.width:
                for price in prices.values():
                    (floor if price > 0 else roof).add(column)
        return frozenset(floor), frozenset(roof)

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """On each level, what any choice costs at least."""
        return tuple(low for low, _ in self._ranges)

    @cached_property
    def spans(self) -> tuple[int, ...]:
        """On each level, how far apart two choices can be."""
        return tuple(high - low for low, high in self._ranges)

    @cached_property
    def _ranges(self) -> list[tuple[int, int]]:
        low, high = list(self.given), list(self.given)
        for prices in self.costs.values():
            for level, price in prices.items():
                low[level] += min(0, price)
                high[level] += max(0, price)
        for row in self.rows:
            least, most = row.reach
            for step in row.steps:
                ends = step.cost(least), step.cost(most)
                low[step.level] += min(ends)
                high[step.level] += max(ends)
        return list(zip(low, high, strict=True))

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """One unit of a level outweighs everything below it. `barrier` is beyond all."""
        weights, weight = [0] * self.levels, 1
        for level in reversed(range(self.levels)):
            weights[level] = weight
            weight *= self.spans[level] + 1
        return tuple(weights)

    @cached_property
    def barrier(self) -> int:
        """More than any choice costs in all, at these weights."""
        return 1 + sum(weight * span for weight, span in zip(self.weights, self.spans, strict=True))
