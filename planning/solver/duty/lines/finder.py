"""Finds the cheapest lines of one person when every turn has a price: day after day, the cheapest
way into each state.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from planning.solver.duty.lines.problem import OFF, Ints, Line
from planning.solver.duty.lines.states import LineStates, TurnKind, Use

Costs = npt.NDArray[np.int32]
Places = tuple[slice, ...]

FAR = 2**30
"""The cost of what cannot be."""
NEAR = 2**29
"""Anything that can be costs less; so large a sum of prices is never asked for."""

Stand = tuple[int, int]
"""A run of work (its days, less one) with the state its last shift leaves; or REST and the days
off, less one."""
REST = -1
Way = tuple[int, Stand, Use, int]
"""What the line cost before a day, where it stood, what it had used, and what was done that day."""


class LineFinder:
    """The tables of one person's states at one set of prices.

    `costs` by day and shift, FAR where there is no turn; on days that are `busy` there is no day
    off.
    """

    def __init__(self, states: LineStates, costs: Ints, busy: frozenset[int] = frozenset()) -> None:
        self.states, self.costs, self.busy = states, costs, busy
        self._work: list[Costs] = []
        self._rest: list[Costs] = []
        self._fill()
        ends = np.minimum(self._work[-1].min(axis=(0, 1), initial=FAR), self._rest[-1].min(axis=0))
        self._ends: Costs = ends[..., max(0, states.least_minutes) :]
        if states.least_minutes > states.most_minutes:
            self._ends = ends[..., :0]

    @property
    def least(self) -> int:
        """What the cheapest line costs; FAR if there is none."""
        found = int(self._ends.min(initial=FAR))
        return found if found < NEAR else FAR

    def lines(self, most: int, below: int) -> Iterator[tuple[int, Line]]:
        """The cheapest lines to end at different uses, with their costs, cheapest first."""
        flat = self._ends.ravel()
        some = most < len(flat)
        chosen = np.argpartition(flat, most)[:most] if some else np.arange(len(flat))
        least = max(0, self.states.least_minutes)
        for place in chosen[np.lexsort((chosen, flat[chosen]))]:
            if flat[place] >= min(below, NEAR):
                return
            *use, minutes = (int(n) for n in np.unravel_index(place, self._ends.shape))
            yield int(flat[place]), self._line((*use, minutes + least))

    def _fill(self) -> None:
        states = self.states
        sizes = states.sizes
        work = np.full((states.most_run, len(states.bars), *sizes), FAR, dtype=np.int32)
        rest = np.full((states.rest, *sizes), FAR, dtype=np.int32)
        rest[(-1, *(0 for _ in sizes))] = 0
        for day in range(states.days):
            self._work.append(work)
            self._rest.append(rest)
            work, rest = self._worked(day, work, rest), self._rested(day, work, rest)
        self._work.append(work)
        self._rest.append(rest)

    def _worked(self, day: int, work: Costs, rest: Costs) -> Costs:
        states = self.states
        after = np.full_like(work, FAR)
        ways: dict[tuple[int, ...], Costs] = {}
        for kind in states.kinds:
            price = int(self.costs[day, kind.shifts].min())
            if price >= NEAR:
                continue
            if kind.after not in ways:
                ways[kind.after] = self._before(kind.after, work, rest)
            way = ways[kind.after]
            for runs, use in self._steps(kind, day):
                there, here = _places(use, states.sizes)
                spot = after[:, kind.state][(runs, *there)]
                np.minimum(spot, way[(runs, *here)] + np.int32(price), out=spot)
        return after

    def _before(self, last: tuple[int, ...], work: Costs, rest: Costs) -> Costs:
        """By length of the run it leads to: the cheapest way before the turn."""
        way = np.empty((self.states.most_run, *self.states.sizes), dtype=np.int32)
        way[0] = rest[-1]
        if len(last) == 1:
            way[1:] = work[:-1, last[0]]
        elif len(last) == len(self.states.bars):
            np.min(work[:-1], axis=1, out=way[1:])
        else:
            np.min(work[:-1, list(last)], axis=1, out=way[1:], initial=FAR)
        return way

    def _steps(self, kind: TurnKind, day: int) -> Iterator[tuple[slice, Use]]:
        """Runs by what a turn uses there."""
        starts, within = self.states.spends_weekend(day)
        if starts == within:
            yield slice(None), _with_weekend(kind.use, starts)
        else:
            yield slice(0, 1), _with_weekend(kind.use, starts)
            yield slice(1, None), _with_weekend(kind.use, within)

    def _rested(self, day: int, work: Costs, rest: Costs) -> Costs:
        states = self.states
        after = np.full_like(rest, FAR)
        if day in self.busy:
            return after
        ended = [run for run in range(states.most_run) if states.may_rest(run + 1, day)]
        if ended:
            after[0] = work[ended].min(axis=(0, 1), initial=FAR)
        after[1:] = rest[:-1]
        np.minimum(after[-1], rest[-1], out=after[-1])
        return after

    def _line(self, use: Use) -> Line:
        """Back from the cheapest state at the end, by what each state can have come from."""
        days = self.states.days
        value, stand = min((self._value(days, stand, use), stand) for stand in self.stands(days))
        line = [OFF] * days
        for day in range(days - 1, -1, -1):
            value, stand, use, line[day] = next(
                each for each in self.ways(day, stand, use, value) if self._is_way(day, each)
            )
        return tuple(line)

    def _is_way(self, day: int, way: Way) -> bool:
        value, stand, use, _ = way
        return self._value(day, stand, use) == value

    def stands(self, day: int) -> Iterator[Stand]:
        """Every stand after so many days."""
        for rest in range(self.states.rest):
            yield REST, rest
        for run in range(min(self.states.most_run, day)):
            for bar in range(len(self.states.bars)):
                yield run, bar

    def _value(self, days: int, stand: Stand, use: Use) -> int:
        if stand[0] == REST:
            return int(self._rest[days][(stand[1], *use)])
        return int(self._work[days][(*stand, *use)])

    def ways(self, day: int, stand: Stand, use: Use, value: int) -> Iterator[Way]:
        """Every way in which a stand after `day` can have been reached."""
        return (self._to_rest if stand[0] == REST else self._to_work)(day, stand, use, value)

    def _to_rest(self, day: int, stand: Stand, use: Use, value: int) -> Iterator[Way]:
        _, rested = stand
        longest = self.states.rest - 1
        if rested == longest:
            yield value, (REST, longest), use, OFF
        if rested > 0:
            yield value, (REST, rested - 1), use, OFF
            return
        for run in range(min(self.states.most_run, day)):
            if self.states.may_rest(run + 1, day):
                for bar in range(len(self.states.bars)):
                    yield value, (run, bar), use, OFF

    def _to_work(self, day: int, stand: Stand, use: Use, value: int) -> Iterator[Way]:
        run, bar = stand
        starts, within = self.states.spends_weekend(day)
        for kind in self.states.kinds:
            if kind.state != bar:
                continue
            step = _with_weekend(kind.use, within if run else starts)
            before = tuple(have - spent for have, spent in zip(use, step, strict=True))
            if min(before) < 0:
                continue
            lasts = [(run - 1, last) for last in kind.after] if run else [self._rested_stand]
            for shift in kind.shifts:
                price = int(self.costs[day, shift])
                if price < NEAR:
                    for last in lasts:
                        yield value - price, last, before, shift

    @property
    def _rested_stand(self) -> Stand:
        return REST, self.states.rest - 1


def _with_weekend(use: Use, is_spent: bool) -> Use:
    return (*use[:-2], int(is_spent), use[-1])


def _places(use: Use, sizes: Sequence[int]) -> tuple[Places, Places]:
    """Where the states after and before a turn stand that uses so much."""
    there = tuple(slice(spent, None) for spent in use)
    here = tuple(slice(0, max(0, size - spent)) for spent, size in zip(use, sizes, strict=True))
    return there, here
