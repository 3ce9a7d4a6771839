"""Lists the possible weeks of a line and prices each: what one person alone decides is settled here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from planning.plan import Work
from planning.rules.base import Measured
from planning.solver.board import Sense
from planning.solver.lines import Counted, Line, Own
from planning.solver.master import Ints
from planning.solver.problem import Level

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """One row a pattern. `costs` by level, `counts` by measure; `forced` is the least that binding rules about the person cost."""

    on_site: Bools
    costs: Ints
    counts: Ints
    forced: int


def patterns_of(line: Line, levels: Mapping[Level, int], measures: int) -> Patterns:
    """Every pattern that breaks as few binding rules about the person as any other, with its costs and counts."""
    everything = _listed(line)
    broken = everything.broken(own for own in line.own if own.level is Level.PERSONAL)
    week = everything.only(broken == broken.min())
    costs = np.zeros((len(levels), len(week.on_site)), dtype=np.int64)
    for own in line.own:
        if own.level is not Level.PERSONAL:
            costs[levels[own.level]] += week.broken((own,))
    for cell in line.cells:
        costs[levels[cell.level]] += np.where(week.on_site[:, cell.place], cell.on_site, cell.remote)
    turns = week.on_site.sum(axis=1, dtype=np.int64)
    costs[levels[Level.TURNS]] += line.turn_weight * ((line.past + turns) ** 2 - line.past**2)
    costs[levels[Level.TIDINESS]] += week.switches(line.was_on)
    counts = np.zeros((measures, len(week.on_site)), dtype=np.int64)
    for measure, counted in line.shared:
        counts[measure] += week.amount(counted)
    return Patterns(week.on_site, costs, counts, int(broken.min()))


@dataclass(frozen=True, slots=True, eq=False)
class _Weeks:
    """Patterns as tables of booleans, one row a pattern, one column a slot."""

    on_site: Bools
    remote: Bools

    def only(self, kept: Bools) -> "_Weeks":
        return _Weeks(self.on_site[kept], self.remote[kept])

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

    def switches(self, was_on: bool) -> Ints:
        before = np.column_stack((np.full(len(self.on_site), was_on), self.on_site[:, :-1]))
        changes: Ints = (before != self.on_site).sum(axis=1, dtype=np.int64)
        return changes


def _listed(line: Line) -> _Weeks:
    bits = _bits(len(line.blocks))
    on_site: Bools = np.tile(np.array([state is Work.ON_SITE for state in line.states]), (len(bits), 1))
    remote: Bools = np.tile(np.array([state is Work.REMOTE for state in line.states]), (len(bits), 1))
    for number, block in enumerate(line.blocks):
        for place in block:
            on_site[:, place] = bits[:, number]
            remote[:, place] = ~bits[:, number]
    return _Weeks(on_site, remote)


@cache
def _bits(count: int) -> Bools:
    """All ways to answer `count` questions with no or yes, all no first."""
    return (np.arange(2**count)[:, np.newaxis] >> np.arange(count) & 1).astype(bool)
