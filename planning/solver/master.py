"""What is left of a week once everybody's patterns are listed: how many people take which, so that the counts come out.

Costs stand on levels, 0 the most important. The bound is recomputed in whole numbers from a price per measure
(`Master.bound_at`): a rounding error in a solver can cost the proof, never make a false one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    """A count over everybody, such as "on site on Monday"; `given` is what it holds before anything is decided.

    `low` and `high` keep it within a range in which the best plans are known to lie.
    """

    given: int
    steps: tuple[Step, ...]
    low: int | None = None
    high: int | None = None

    def corners(self, low: int, high: int) -> list[int]:
        """Where between `low` and `high` its cost can bend: a straight cost is least at one of them."""
        return sorted({low, high, *(step.limit for step in self.steps if low < step.limit < high)})

    def cost(self, found: int, weights: Sequence[int]) -> int:
        return sum(weights[step.level] * step.cost(found) for step in self.steps)


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """`size` people who cannot be told apart. `costs[level, pattern]`, `counts[measure, pattern]`.

    `number` is what each pattern was called in the master this one was cut from.
    """

    size: int
    costs: Ints
    counts: Ints
    number: Ints

    def only(self, kept: Ints) -> "Group":
        return Group(self.size, self.costs[:, kept], self.counts[:, kept], self.number[kept])


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
        kept = zip(self.measures, low.tolist(), high.tolist(), strict=True)
        return tuple(
            (least if each.low is None else max(least, each.low), most if each.high is None else min(most, each.high))
            for each, least, most in kept
        )

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
            groups=tuple(replace(group, costs=(weight @ group.costs)[np.newaxis, :]) for group in self.groups),
            measures=tuple(
                replace(each, steps=tuple(replace(step, level=0, price=step.price * weights[step.level]) for step in each.steps))
                for each in self.measures
            ),
        )

    def bound_at(self, weights: Sequence[int], prices: Sequence[int]) -> int:
        """No choice costs less, for any price per unit of each measure: everybody takes the pattern that is cheapest
        once presence is sold at the price, and every measure the value that is cheapest once presence is bought."""
        bound = blend(weights, self.given)
        bound += sum(group.size * int(reduced.min()) for group, reduced in zip(self.groups, self._reduced(weights, prices), strict=True))
        return bound + sum(min(costs.values()) for costs in self._bought(weights, prices))

    def face(self, weights: Sequence[int], prices: Sequence[int]) -> "Master":
        """Only what the cheapest choices are made of. If `bound_at` these prices is reached at all, then by exactly the choices
        that are left."""
        groups = zip(self.groups, self._reduced(weights, prices), strict=True)
        measures = zip(self.measures, self._bought(weights, prices), strict=True)
        return Master(
            given=self.given,
            groups=tuple(group.only(np.flatnonzero(reduced == reduced.min())) for group, reduced in groups),
            measures=tuple(_within(measure, costs) for measure, costs in measures),
        )

    def in_full(self, chosen: Sequence[Ints], whole: "Master") -> tuple[Ints, ...]:
        """The same choice in the master this one was cut from."""
        full = tuple(np.zeros(group.costs.shape[1], dtype=np.int64) for group in whole.groups)
        for numbers, group, each in zip(full, self.groups, chosen, strict=True):
            numbers[group.number] = each
        return full

    def _reduced(self, weights: Sequence[int], prices: Sequence[int]) -> list[Ints]:
        weight, price = np.array(weights, dtype=np.int64), np.array(prices, dtype=np.int64)
        return [weight @ group.costs - price @ group.counts for group in self.groups]

    def _bought(self, weights: Sequence[int], prices: Sequence[int]) -> list[dict[int, int]]:
        """For each measure, what its values cost where the cost bends."""
        return [
            {at: price * (at - measure.given) + measure.cost(at, weights) for at in measure.corners(low, high)}
            for measure, (low, high), price in zip(self.measures, self.reach, prices, strict=True)
        ]


def _within(measure: Measure, costs: dict[int, int]) -> Measure:
    """The measure kept where it is cheapest: costs are convex, so between the first and the last cheapest corner."""
    cheapest = [at for at, cost in costs.items() if cost == min(costs.values())]
    return replace(measure, low=cheapest[0], high=cheapest[-1])


def blend(weights: Sequence[int], values: Sequence[int]) -> int:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
