"""Lists the possible weeks of a line and prices each: what one person alone decides is settled
here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from planning.plan import Work
from planning.solver.lines import FREE, HOME, ON_SITE, CountedTerm, Own, Places, WeekLine
from planning.solver.master import Ints
from planning.solver.problem import SolverLevel

Bools = npt.NDArray[np.bool_]
Shape = tuple[tuple[Places, ...], tuple[int, ...], tuple[Own, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """The patterns of all lines, those of a line side by side: one row each in `on_site`, one
    column in `costs` (by level) and `counts` (by measure).

    For each line, `widths` says how many patterns it has and `forced` is the least that binding
    rules about the person cost.
    """

    on_site: Bools
    costs: Ints
    counts: Ints
    widths: Ints
    forced: Ints


class Lister:
    """Lists lines; what lines of the same shape share is worked out once, and what tells them
    apart for all of them at once.
    """

    def __init__(self, levels: Mapping[SolverLevel, int], measures: int, default: Work) -> None:
        self.levels, self.measures, self.default = levels, measures, default
        self._weeks: dict[Shape, _Weeks] = {}

    def patterns(self, lines: Sequence[WeekLine]) -> Patterns:
        """Every pattern that breaks as few binding rules about the person as any other, with its
        costs and counts.
        """
        weeks = [self._of_shape(line) for line in lines]
        widths = np.array([len(each.on_site) for each in weeks], dtype=np.int64)
        on_site = np.concatenate(
            [np.zeros((0, len(lines[0].states) if lines else 0), dtype=bool)]
            + [each.on_site for each in weeks]
        )
        costs = self._side_by_side(len(self.levels), [each.costs for each in weeks])
        self._add_cells(costs, lines, on_site, widths)
        self._add_turns(costs, lines, on_site, widths)
        counts = [self._counts(line, each) for line, each in zip(lines, weeks, strict=True)]
        return Patterns(
            on_site,
            costs,
            self._side_by_side(self.measures, counts),
            widths,
            np.array([each.forced for each in weeks], dtype=np.int64),
        )

    def _side_by_side(self, rows: int, parts: Sequence[Ints]) -> Ints:
        return np.concatenate([np.zeros((rows, 0), dtype=np.int64), *parts], axis=1)

    def _of_shape(self, line: WeekLine) -> "_Weeks":
        shape = line.blocks, line.states, line.own
        weeks = self._weeks.get(shape)
        if weeks is None:
            weeks = self._weeks[shape] = _kept(line)
            weeks.costs = self._costs_of_shape(line, weeks)
        return weeks

    def _costs_of_shape(self, line: WeekLine, weeks: "_Weeks") -> Ints:
        """What a pattern costs whoever has it."""
        costs = np.zeros((len(self.levels), len(weeks.on_site)), dtype=np.int64)
        free = [place for place, state in enumerate(line.states) if state == FREE]
        unusual = weeks.remote if self.default.is_on_site else weeks.on_site
        costs[self.levels[SolverLevel.PRESENCE]] += unusual[:, free].sum(axis=1, dtype=np.int64)
        for own in line.own:
            if own.level is not None:
                costs[own.level] += weeks.broken((own,))
        return costs

    def _add_cells(
        self, costs: Ints, lines: Sequence[WeekLine], on_site: Bools, widths: Ints
    ) -> None:
        """What free cells cost by themselves: everybody at home, and then whoever is there."""
        cells = [(number, *cell) for number, line in enumerate(lines) for cell in line.cells]
        if not cells:
            return
        of_line, level, place, there, home = np.array(cells, dtype=np.int64).T
        at_home = np.zeros((len(costs), len(lines)), dtype=np.int64)
        np.add.at(at_home, (level, of_line), home)
        costs += np.repeat(at_home, widths, axis=1)
        more = np.zeros((len(costs), on_site.shape[1], len(lines)), dtype=np.int64)
        np.add.at(more, (level, place, of_line), there - home)
        for of_level, at in np.argwhere(more.any(axis=2)).tolist():
            costs[of_level] += np.repeat(more[of_level, at], widths) * on_site[:, at]

    def _add_turns(
        self, costs: Ints, lines: Sequence[WeekLine], on_site: Bools, widths: Ints
    ) -> None:
        """What a week costs by the weeks before it: turns already had, and the last day on."""
        past, weight, was_on = (
            np.repeat(np.array(each, dtype=np.int64), widths)
            for each in (
                [line.past for line in lines],
                [line.turn_weight for line in lines],
                [line.was_on for line in lines],
            )
        )
        turns = on_site.sum(axis=1, dtype=np.int64)
        costs[self.levels[SolverLevel.TURNS]] += weight * ((past + turns) ** 2 - past**2)
        costs[self.levels[SolverLevel.TIDINESS]] += (on_site[:, 1:] != on_site[:, :-1]).sum(
            axis=1, dtype=np.int64
        ) + (on_site[:, :1].any(axis=1) != was_on)

    def _counts(self, line: WeekLine, weeks: "_Weeks") -> Ints:
        counts = weeks.counts.get(line.shared)
        if counts is None:
            counts = np.zeros((self.measures, len(weeks.on_site)), dtype=np.int64)
            for measure, counted in line.shared:
                counts[measure] += weeks.amount(counted)
            weeks.counts[line.shared] = counts
        return counts


@dataclass(slots=True, eq=False)
class _Weeks:
    """Patterns as tables of booleans, one row a pattern, one column a slot; `costs` and `counts`
    are filled in by the lister.
    """

    on_site: Bools
    remote: Bools
    forced: int = 0
    costs: Ints = field(init=False)
    counts: dict[tuple[tuple[int, CountedTerm], ...], Ints] = field(default_factory=dict)

    def amount(self, counted: CountedTerm) -> Bools:
        table = self.on_site if counted.on_site else self.remote
        if len(counted.places) == 1:
            return table[:, counted.places[0]]
        halves = table[:, list(counted.places)]
        return np.asarray(halves.any(axis=1) if counted.on_site else halves.all(axis=1))

    def broken(self, owns: Iterable[Own]) -> Ints:
        total = np.zeros(len(self.on_site), dtype=np.int64)
        for own in owns:
            found = np.zeros(len(self.on_site), dtype=np.int64)
            for counted in own.terms:
                found += self.amount(counted)
            total += np.maximum(0, found - own.limit if own.above else own.limit - found)
        return total


def _kept(line: WeekLine) -> _Weeks:
    weeks = _listed(line)
    # binding rules about one person come before everything and concern nobody else, so a pattern
    # that breaks more of them than it must can be in no best plan and is never listed
    broken = weeks.broken(own for own in line.own if own.level is None)
    least = int(broken.min())
    return _Weeks(weeks.on_site[broken == least], weeks.remote[broken == least], least)


def _listed(line: WeekLine) -> _Weeks:
    bits = _bits(len(line.blocks))
    states = np.array(line.states)
    on_site: Bools = np.tile(states == ON_SITE, (len(bits), 1))
    remote: Bools = np.tile(states == HOME, (len(bits), 1))
    for number, block in enumerate(line.blocks):
        for place in block:
            on_site[:, place] = bits[:, number]
            remote[:, place] = ~bits[:, number]
    return _Weeks(on_site, remote)


@cache
def _bits(count: int) -> Bools:
    """All ways to answer `count` questions with no or yes, all no first."""
    return (np.arange(2**count)[:, np.newaxis] >> np.arange(count) & 1).astype(bool)
