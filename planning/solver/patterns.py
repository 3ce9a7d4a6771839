"""Lists the possible weeks of a line and prices each: what one person alone decides is settled here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from planning.plan import Work
from planning.rules.base import Measured
from planning.solver.board import Sense
from planning.solver.lines import Counted, Line, Own, Places
from planning.solver.master import Ints
from planning.solver.problem import Level

Bools = npt.NDArray[np.bool_]
Shape = tuple[tuple[Places, ...], tuple[Work | None, ...], tuple[Own, ...]]


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

    def __init__(self, levels: Mapping[Level, int], measures: int) -> None:
        self.levels, self.measures = levels, measures
        self._weeks: dict[Shape, _Weeks] = {}
        self._counts: dict[tuple[Shape, tuple[tuple[int, Counted], ...]], Ints] = {}

    def patterns(self, line: Line) -> Patterns:
        """Every pattern that breaks as few binding rules about the person as any other, with its costs and counts."""
        shape = line.blocks, line.states, line.own
        weeks = self._weeks.get(shape)
        if weeks is None:
            weeks = self._weeks[shape] = _kept(line)
        return Patterns(weeks.on_site, self._costs(line, weeks), self._counted(line, shape, weeks), weeks.forced)

    def _costs(self, line: Line, weeks: "_Weeks") -> Ints:
        levels, slots = self.levels, len(line.states)
        by_cell = np.zeros((len(levels), slots), dtype=np.int64)
        given = np.zeros((len(levels), 1), dtype=np.int64)
        for cell in line.cells:
            level = levels[cell.level]
            by_cell[level, cell.place] = cell.on_site - cell.remote
            given[level] += cell.remote
        costs: Ints = by_cell @ weeks.on_site.T + given
        costs[levels[Level.TURNS]] += line.turn_weight * ((line.past + weeks.turns) ** 2 - line.past**2)
        costs[levels[Level.TIDINESS]] += weeks.switches(line.was_on)
        for own in line.own:
            if own.level is not Level.PERSONAL:
                costs[levels[own.level]] += weeks.broken((own,))
        return costs

    def _counted(self, line: Line, shape: Shape, weeks: "_Weeks") -> Ints:
        key = shape, line.shared
        counts = self._counts.get(key)
        if counts is None:
            counts = np.zeros((self.measures, len(weeks.on_site)), dtype=np.int64)
            for measure, counted in line.shared:
                counts[measure] += weeks.amount(counted)
            self._counts[key] = counts
        return counts


@dataclass(slots=True, eq=False)
class _Weeks:
    """Patterns as tables of booleans, one row a pattern, one column a slot."""

    on_site: Bools
    remote: Bools
    forced: int = 0
    turns: Ints = field(init=False)
    _changes: Ints = field(init=False)

    def __post_init__(self) -> None:
        self.turns = self.on_site.sum(axis=1, dtype=np.int64)
        self._changes = (self.on_site[:, 1:] != self.on_site[:, :-1]).sum(axis=1, dtype=np.int64)

    def switches(self, was_on: bool) -> Ints:
        first = self.on_site[:, :1].any(axis=1) != was_on
        return self._changes + np.asarray(first, dtype=np.int64)

    def amount(self, counted: Counted) -> Bools:
        measured, places = counted
        if len(places) == 1:
            return (self.on_site if measured is Measured.ON_SITE else self.remote)[:, places[0]]
        halves = (self.on_site if measured is Measured.ON_SITE else self.remote)[:, list(places)]
        return np.asarray(halves.any(axis=1) if measured is Measured.ON_SITE else halves.all(axis=1))

    def broken(self, owns: Iterable[Own]) -> Ints:
        total = np.zeros(len(self.on_site), dtype=np.int64)
        for own in owns:
            found = np.zeros(len(self.on_site), dtype=np.int64)
            for counted in own.terms:
                found += self.amount(counted)
            total += np.maximum(0, found - own.limit if own.sense is Sense.AT_MOST else own.limit - found)
        return total


def _kept(line: Line) -> _Weeks:
    weeks = _listed(line)
    broken = weeks.broken(own for own in line.own if own.level is Level.PERSONAL)
    least = int(broken.min())
    return _Weeks(weeks.on_site[broken == least], weeks.remote[broken == least], least)


def _listed(line: Line) -> _Weeks:
    bits = _bits(len(line.blocks))
    on_site: Bools = np.tile(np.array([state is Work.ON_SITE for state in line.states], dtype=bool), (len(bits), 1))
    remote: Bools = np.tile(np.array([state is Work.REMOTE for state in line.states], dtype=bool), (len(bits), 1))
    for number, block in enumerate(line.blocks):
        for place in block:
            on_site[:, place] = bits[:, number]
            remote[:, place] = ~bits[:, number]
    return _Weeks(on_site, remote)


@cache
def _bits(count: int) -> Bools:
    """All ways to answer `count` questions with no or yes, all no first."""
    return (np.arange(2**count)[:, np.newaxis] >> np.arange(count) & 1).astype(bool)
