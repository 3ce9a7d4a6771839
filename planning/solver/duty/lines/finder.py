"""Finds the cheapest lines of one person when every turn has a price: day after day, the cheapest
way into each state.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from planning.solver.duty.lines.problem import OFF, Ints, Line
from planning.solver.duty.lines.states import LineStates, Use

Costs = npt.NDArray[np.int32]

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

    `costs` by day and shift, FAR where there is no turn, and `toll` for each weekend; on days that
    are `busy` there is no day off.
    """

    def __init__(
        self, states: LineStates, costs: Ints, busy: frozenset[int] = frozenset(), toll: int = 0
    ) -> None:
        self.states, self.costs, self.busy, self.toll = states, costs, busy, toll
        self._work: list[Costs] = []
        self._rest: list[Costs] = []
        self._ends: Costs = np.full(0, FAR, dtype=np.int32)
        if not states.has_none:
            self._fill()
            worked = self._work[-1].min(axis=(0, 1), initial=FAR)
            self._ends = np.minimum(worked, self._rest[-1].min(axis=0))

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
        least, _ = self.states.bands[-1]
        for place in chosen[np.lexsort((chosen, flat[chosen]))]:
            if flat[place] >= min(below, NEAR):
                return
            *use, minutes = (int(n) for n in np.unravel_index(place, self._ends.shape))
            yield int(flat[place]), self._line((*use, minutes + least))

    def _fill(self) -> None:
        states = self.states
        work, rest = self._nowhere(0)
        rest[(-1, *(0 for _ in states.sizes), 0)] = 0
        for day in range(states.days):
            self._work.append(work)
            self._rest.append(rest)
            next_work, next_rest = self._nowhere(day + 1)
            self._go_on(day, next_work)
            if day not in self.busy:
                self._have_off(day, next_rest)
            work, rest = next_work, next_rest
        self._work.append(work)
        self._rest.append(rest)

    def _nowhere(self, days: int) -> tuple[Costs, Costs]:
        """Tables of a day in which nothing can be reached yet."""
        states = self.states
        low, high = states.bands[days]
        sizes = (*states.sizes, high - low + 1)
        return (
            np.full((states.most_run, len(states.bars), *sizes), FAR, dtype=np.int32),
            np.full((states.rest, *sizes), FAR, dtype=np.int32),
        )

    def _go_on(self, day: int, after: Costs) -> None:
        """Every turn of the day, from wherever it can follow."""
        ways: dict[tuple[int, ...], Costs] = {}
        for move in self.states.moves[day]:
            price = int(self.costs[day, move.shifts].min())
            if price >= NEAR:
                continue
            if move.after not in ways:
                ways[move.after] = self._before(day, move.after)
            way = ways[move.after]
            for here, there, takes_weekend in move.steps:
                spot = after[there]
                np.minimum(spot, way[here] + np.int32(price + takes_weekend * self.toll), out=spot)

    def _before(self, day: int, last: tuple[int, ...]) -> Costs:
        """By length of the run it leads to: the cheapest way before the turn."""
        work, rest = self._work[day], self._rest[day]
        way = np.empty((self.states.most_run, *rest.shape[1:]), dtype=np.int32)
        way[0] = rest[-1]
        if len(last) == 1:
            way[1:] = work[:-1, last[0]]
        elif len(last) == len(self.states.bars):
            np.min(work[:-1], axis=1, out=way[1:])
        else:
            np.min(work[:-1, list(last)], axis=1, out=way[1:], initial=FAR)
        return way

    def _have_off(self, day: int, after: Costs) -> None:
        states, work, rest = self.states, self._work[day], self._rest[day]
        (low, _), (next_low, next_high) = states.bands[day : day + 2]
        band = slice(next_low - low, min(next_high - low + 1, rest.shape[-1]))
        here = after[..., : max(0, band.stop - band.start)]
        ended = [run for run in range(states.most_run) if states.may_rest(run + 1, day)]
        if ended:
            work[ended][..., band].min(axis=(0, 1), initial=FAR, out=here[0])
        here[1:] = rest[:-1, ..., band]
        np.minimum(here[-1], rest[-1, ..., band], out=here[-1])

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
        low, high = self.states.bands[days]
        if not low <= use[-1] <= high:
            return FAR
        use = (*use[:-1], use[-1] - low)
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
            takes_weekend = within if run else starts
            step = self.states.use_of(kind, takes_weekend=takes_weekend)
            before = tuple(have - spent for have, spent in zip(use, step, strict=True))
            if min(before) < 0:
                continue
            lasts = [(run - 1, last) for last in kind.after] if run else [self._rested_stand]
            for shift in kind.shifts:
                price = int(self.costs[day, shift])
                if price < NEAR:
                    for last in lasts:
                        yield value - price - takes_weekend * self.toll, last, before, shift

    @property
    def _rested_stand(self) -> Stand:
        return REST, self.states.rest - 1
