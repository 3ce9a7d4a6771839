"""Lists the possible weeks of a line and prices each: what one person alone decides is settled
here.
"""

from collections.abc import Iterable, Mapping
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
    """One row a pattern in `on_site`, one column in `costs` (by level) and `counts` (by measure).

    `forced` is the least that binding rules about the person cost.
    """

    on_site: Bools
    costs: Ints
    counts: Ints
    forced: int


class Lister:
    """Lists lines one by one; what lines of the same shape share is worked out once."""

    def __init__(self, levels: Mapping[SolverLevel, int], measures: int, default: Work) -> None:
        self.levels, self.measures, self.default = levels, measures, default
        self._weeks: dict[Shape, _Weeks] = {}

    def patterns(self, line: WeekLine) -> Patterns:
        """Every pattern that breaks as few binding rules about the person as any other, with its
        costs and counts.
        """
        shape = line.blocks, line.states, line.own
        weeks = self._weeks.get(shape)
        if weeks is None:
            weeks = self._weeks[shape] = _kept(line)
            weeks.costs = self._costs_of_shape(line, weeks)
        counts = weeks.counts.get(line.shared)
        if counts is None:
            counts = weeks.counts[line.shared] = self._counted(line, weeks)
        return Patterns(weeks.on_site, self._costs(line, weeks), counts, weeks.forced)

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

    def _costs(self, line: WeekLine, weeks: "_Weeks") -> Ints:
        costs = weeks.costs.copy()
        if line.cells:
            by_cell = np.zeros((len(self.levels), len(line.states)), dtype=np.int64)
            for level, place, on_site, home in line.cells:
                by_cell[level, place] += on_site - home
                costs[level] += home
            costs += by_cell @ weeks.on_site.T
        costs[self.levels[SolverLevel.TURNS]] += line.turn_weight * (
            (line.past + weeks.turns) ** 2 - line.past**2
        )
        costs[self.levels[SolverLevel.TIDINESS]] += weeks.switches(line.was_on)
        return costs

    def _counted(self, line: WeekLine, weeks: "_Weeks") -> Ints:
        counts = np.zeros((self.measures, len(weeks.on_site)), dtype=np.int64)
        for measure, counted in line.shared:
            counts[measure] += weeks.amount(counted)
        return counts


@dataclass(slots=True, eq=False)
class _Weeks:
    """Patterns as tables of booleans, one row a pattern, one column a slot; `costs` and `counts`
    are filled in by the lister.
    """

    on_site: Bools
    remote: Bools
    forced: int = 0
    turns: Ints = field(init=False)
    costs: Ints = field(init=False)
    counts: dict[tuple[tuple[int, CountedTerm], ...], Ints] = field(default_factory=dict)
    _changes: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.turns = self.on_site.sum(axis=1, dtype=np.int64)
        self._changes = (self.on_site[:, 1:] != self.on_site[:, :-1]).sum(axis=1, dtype=np.int64)

    def switches(self, was_on: bool) -> Ints:
        first = self.on_site[:, :1].any(axis=1) != was_on
        return self._changes + np.asarray(first, dtype=np.int64)

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
