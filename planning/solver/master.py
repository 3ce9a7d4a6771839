"""What is left of a week once everybody's patterns are listed: how many people take which, so that
the counts come out.

Costs stand on levels, 0 the most important. The bound is recomputed in whole numbers from a price
per measure (`Master.bound_at`): a rounding error in a solver can cost the proof, never make a false
one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class CostStep:
    """Each unit that a measure lies above `limit` (below, if not `above`) costs `price` on
    `level`.

    >>> cap = CostStep(limit=5, above=True, level=0)
    >>> cap.cost(7), cap.cost(3)
    (2, 0)
    """

    limit: int
    above: bool
    level: int
    price: int = 1

    def cost(self, found: int) -> int:
        return self.price * max(0, found - self.limit if self.above else self.limit - found)


@dataclass(frozen=True, slots=True)
class Measure:
    """A count over everybody, such as "on site on Monday"; `given` is what it holds before anything
    is decided.

    `low` and `high` keep it within a range in which the best plans are known to lie.
    """

    given: int
    steps: tuple[CostStep, ...]
    low: int | None = None
    high: int | None = None

    def corners(self, low: int, high: int) -> list[int]:
        """Where between `low` and `high` its cost can bend: a straight cost is least at one of
        them.

        >>> Measure(given=0, steps=(CostStep(2, False, 0), CostStep(5, True, 0))).corners(0, 9)
        [0, 2, 5, 9]
        """
        return sorted({low, high, *(step.limit for step in self.steps if low < step.limit < high)})

    def cost(self, found: int, weights: Sequence[int]) -> int:
        return sum(weights[step.level] * step.cost(found) for step in self.steps)


@dataclass(frozen=True, eq=False)
class Master:
    """One column for each pattern of each group of equal people; the columns of a group stand side
    by side.

    given    what the week costs on each level before anything is decided
    sizes    how many people are in each group
    starts   the first column of each group
    costs    by level and column
    counts   by measure and column
    number   what each column was called in the master this one was cut from
    """

    given: tuple[int, ...]
    sizes: Ints
    starts: Ints
    costs: Ints
    counts: Ints
    number: Ints
    measures: tuple[Measure, ...]

    @property
    def levels(self) -> int:
        return len(self.given)

    @cached_property
    def widths(self) -> Ints:
        return np.diff(self.starts, append=len(self.number))

    def _least(self, by_column: Ints) -> Ints:
        return least_of_each(by_column, self.starts)

    def _most(self, by_column: Ints) -> Ints:
        return (
            np.maximum.reduceat(by_column, self.starts, axis=-1)
            if len(self.starts)
            else by_column[..., :0]
        )

    @cached_property
    def reach(self) -> tuple[tuple[int, int], ...]:
        """The smallest and largest value of each measure."""
        given = np.array([measure.given for measure in self.measures], dtype=np.int64)
        low, high = (
            given + self._least(self.counts) @ self.sizes,
            given + self._most(self.counts) @ self.sizes,
        )
        return tuple(
            (
                least if each.low is None else max(least, each.low),
                most if each.high is None else min(most, each.high),
            )
            for each, least, most in zip(self.measures, low.tolist(), high.tolist(), strict=True)
        )

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """On each level, what any choice costs at least."""
        floors = (
            np.array(self.given, dtype=np.int64) + self._least(self.costs) @ self.sizes
        ).tolist()
        for step, low, high in self._steps():
            floors[step.level] += min(step.cost(low), step.cost(high))
        return tuple(floors)

    @cached_property
    def spans(self) -> tuple[int, ...]:
        """On each level, how far apart two choices can be."""
        spans = ((self._most(self.costs) - self._least(self.costs)) @ self.sizes).tolist()
        for step, low, high in self._steps():
            spans[step.level] += abs(step.cost(high) - step.cost(low))
        return tuple(spans)

    def _steps(self) -> list[tuple[CostStep, int, int]]:
        return [
            (step, low, high)
            for measure, (low, high) in zip(self.measures, self.reach, strict=True)
            for step in measure.steps
        ]

    def values(self, chosen: Ints) -> tuple[int, ...]:
        """What a choice costs on each level; `chosen` people take each column."""
        values = (np.array(self.given, dtype=np.int64) + self.costs @ chosen).tolist()
        for measure, amount in zip(self.measures, (self.counts @ chosen).tolist(), strict=True):
            for step in measure.steps:
                values[step.level] += step.cost(measure.given + amount)
        return tuple(values)

    def summed(self, weights: Sequence[int]) -> "Master":
        """All levels in one, each at its weight."""
        return replace(
            self,
            given=(blend(weights, self.given),),
            costs=(np.array(weights, dtype=np.int64) @ self.costs)[np.newaxis, :],
            measures=tuple(
                replace(
                    each,
                    steps=tuple(
                        replace(step, level=0, price=step.price * weights[step.level])
                        for step in each.steps
                    ),
                )
                for each in self.measures
            ),
        )

    def bound_at(self, weights: Sequence[int], prices: Sequence[int]) -> int:
        """No choice costs less, for any price per unit of each measure: everybody takes the
        pattern that is cheapest once presence is sold at the price, and every measure the value
        that is cheapest once presence is bought.

        This is the Lagrangian bound of the master: a price per measure unties the people from each
        other, so that the cheapest pattern of each can be looked up, and paying back the price at
        the measure leaves every true choice at its true cost. Prices and costs are whole numbers,
        so no rounding stands between the bound and its proof.
        """
        least: list[int] = self._least(self._reduced(weights, prices)).tolist()
        sold: int = sum(size * cost for size, cost in zip(self.sizes.tolist(), least, strict=True))
        return (
            blend(weights, self.given)
            + sold
            + sum(min(costs.values()) for costs in self._bought(weights, prices))
        )

    def face(self, weights: Sequence[int], prices: Sequence[int], slack: int = 0) -> "Master":
        """Only what the choices are made of that cost at most `slack` more than `bound_at` these
        prices.

        Fixing by reduced cost: a pattern dearer than its group's cheapest by more than that, or a
        measure so far off its cheapest values, would lift the whole sum too far, whatever else is
        chosen. Without slack what is left reaches the bound, and nothing else does
        (complementary slackness, in whole numbers); with it dearer choices are left as well.
        """
        reduced = self._reduced(weights, prices)
        kept = np.flatnonzero(reduced <= np.repeat(self._least(reduced), self.widths) + slack)
        measures = zip(self.measures, self._bought(weights, prices), strict=True)
        return Master(
            given=self.given,
            sizes=self.sizes,
            starts=np.searchsorted(kept, self.starts),
            costs=self.costs[:, kept],
            counts=self.counts[:, kept],
            number=self.number[kept],
            measures=tuple(_within(measure, costs, slack) for measure, costs in measures),
        )

    def in_full(self, chosen: Ints, whole: "Master") -> Ints:
        """The same choice in the master this one was cut from."""
        full = np.zeros_like(whole.number)
        full[self.number] = chosen
        return full

    def _reduced(self, weights: Sequence[int], prices: Sequence[int]) -> Ints:
        reduced: Ints = (
            np.array(weights, dtype=np.int64) @ self.costs
            - np.array(prices, dtype=np.int64) @ self.counts
        )
        return reduced

    def _bought(self, weights: Sequence[int], prices: Sequence[int]) -> list[dict[int, int]]:
        """For each measure, what its values cost where the cost bends."""
        return [
            {
                at: price * (at - measure.given) + measure.cost(at, weights)
                for at in measure.corners(low, high)
            }
            for measure, (low, high), price in zip(self.measures, self.reach, prices, strict=True)
        ]


def _within(measure: Measure, costs: dict[int, int], slack: int) -> Measure:
    """The measure kept where it costs at most `slack` more than at its cheapest.

    Costs are convex, so that is between the first and the last such corner; with slack also up to
    the next corner, for the limit may be crossed between two.
    """
    corners, most = sorted(costs), min(costs.values()) + slack
    near = [place for place, at in enumerate(corners) if costs[at] <= most]
    beyond = int(slack > 0)
    return replace(
        measure,
        low=corners[max(0, near[0] - beyond)],
        high=corners[min(len(corners) - 1, near[-1] + beyond)],
    )


def least_of_each(by_column: Ints, starts: Ints) -> Ints:
    """The smallest in each group of columns, along the last axis.

    >>> least_of_each(np.array([3, 1, 2, 9]), np.array([0, 2])).tolist()
    [1, 2]
    """
    return np.minimum.reduceat(by_column, starts, axis=-1) if len(starts) else by_column[..., :0]


def blend(weights: Sequence[int], values: Sequence[int]) -> int:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
