"""What is left of a week once everybody's patterns are listed: how many people take which, so that the counts come out.

Costs stand on levels, 0 the most important. The bound is recomputed in whole numbers from a price per measure
(`Master.bound_at`): a rounding error in a solver can cost the proof, never make a false one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Step:
    """Each unit that a measure lies above `limit` (below, if not `above`) costs `price` on `level`."""

    limit: int
    above: bool
    level: int
    price: int = 1

    def cost(self, found: int) -> int:
        return self.price * max(0, found - self.limit if self.above else self.limit - found)


@dataclass(frozen=True, slots=True)
class Measure:
    """A count over everybody, such as "on site on Monday"; `given` is what it holds before anything is decided."""

    given: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """`size` people who cannot be told apart. `costs[level, pattern]`, `counts[measure, pattern]`."""

    size: int
    costs: Ints
    counts: Ints


@dataclass(frozen=True, eq=False)
class Master:
    """`given` is what the week costs on each level before anything is decided."""

    given: tuple[int, ...]
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]

    @property
    def levels(self) -> int:
        return len(self.given)

    @cached_property
    def reach(self) -> tuple[tuple[int, int], ...]:
        """The smallest and largest value of each measure."""
        low = high = np.array([measure.given for measure in self.measures], dtype=np.int64)
        for group in self.groups:
            low = low + group.size * group.counts.min(axis=1)
            high = high + group.size * group.counts.max(axis=1)
        return tuple(zip(low.tolist(), high.tolist(), strict=True))

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """On each level, what any choice costs at least."""
        floors = list(self.given)
        for group in self.groups:
            for level, cost in enumerate(group.costs.min(axis=1).tolist()):
                floors[level] += group.size * cost
        for step, low, high in self._steps():
            floors[step.level] += min(step.cost(low), step.cost(high))
        return tuple(floors)

    @cached_property
    def spans(self) -> tuple[int, ...]:
        """On each level, how far apart two choices can be."""
        spans = [0] * self.levels
        for group in self.groups:
            for level, width in enumerate(np.ptp(group.costs, axis=1).tolist()):
                spans[level] += group.size * width
        for step, low, high in self._steps():
            spans[step.level] += abs(step.cost(high) - step.cost(low))
        return tuple(spans)

    def _steps(self) -> list[tuple[Step, int, int]]:
        return [(step, low, high) for measure, (low, high) in zip(self.measures, self.reach, strict=True) for step in measure.steps]

    def values(self, chosen: Sequence[Ints]) -> tuple[int, ...]:
        """What a choice costs on each level; `chosen[group][pattern]` people."""
        values = np.array(self.given, dtype=np.int64)
        found = np.array([measure.given for measure in self.measures], dtype=np.int64)
        for group, numbers in zip(self.groups, chosen, strict=True):
            values = values + group.costs @ numbers
            found = found + group.counts @ numbers
        for measure, amount in zip(self.measures, found.tolist(), strict=True):
            for step in measure.steps:
                values[step.level] += step.cost(amount)
        return tuple(values.tolist())

    def summed(self, weights: Sequence[int]) -> "Master":
        """All levels in one, each at its weight."""
        weight = np.array(weights, dtype=np.int64)
        return Master(
            given=(blend(weights, self.given),),
            groups=tuple(Group(group.size, (weight @ group.costs)[np.newaxis, :], group.counts) for group in self.groups),
            measures=tuple(
                Measure(each.given, tuple(Step(step.limit, step.above, 0, step.price * weights[step.level]) for step in each.steps))
                for each in self.measures
            ),
        )

    def bound_at(self, weights: Sequence[int], prices: Sequence[int]) -> int:
        """No choice costs less, for any price per unit of each measure: everybody takes the pattern that is cheapest
        once presence is sold at the price, and every measure the value that is cheapest once presence is bought."""
        price, weight = np.array(prices, dtype=np.int64), np.array(weights, dtype=np.int64)
        bound = blend(weights, self.given)
        bound += sum(group.size * int((weight @ group.costs - price @ group.counts).min()) for group in self.groups)
        for measure, (low, high), each in zip(self.measures, self.reach, prices, strict=True):
            corners = {low, high, *(step.limit for step in measure.steps if low < step.limit < high)}
            bound += min(each * (at - measure.given) + sum(weights[step.level] * step.cost(at) for step in measure.steps) for at in corners)
        return bound


def blend(weights: Sequence[int], values: Sequence[int]) -> int:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
