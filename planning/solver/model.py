"""From a problem to the master program and back: groups of equal people, their patterns, and the
plan a choice stands for.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from planning.plan import Plan, Work
from planning.solver.board import SolverRow
from planning.solver.lines import LineBook, WeekLine
from planning.solver.master import CostStep, Ints, Master, Measure
from planning.solver.outcome import ProblemTooLarge
from planning.solver.patterns import Lister, Patterns
from planning.solver.problem import Cell, Limits, SolverLevel, WeekProblem

Listed = tuple[tuple[str, ...], Patterns]


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`members[n]` are the people of group n of the master, with their patterns; `settled` those
    left with one pattern.
    """

    problem: WeekProblem
    levels: tuple[SolverLevel, ...]
    master: Master
    members: tuple[Listed, ...]
    settled: tuple[Listed, ...]
    forced: int

    def plan(self, chosen: Ints) -> Plan:
        """The plan of a choice; among equal people those named first come in first."""
        work = dict(self.problem.plan.work)
        for keys, patterns in self.settled:
            for key in keys:
                self._write(work, key, patterns, 0)
        for (keys, patterns), start in zip(self.members, self.master.starts.tolist(), strict=True):
            numbers = chosen[start : start + len(patterns.on_site)]
            for key, pattern in zip(
                keys, np.repeat(np.arange(len(numbers)), numbers)[::-1].tolist(), strict=True
            ):
                self._write(work, key, patterns, pattern)
        return replace(self.problem.plan, work=work)

    def _write(self, work: dict[Cell, Work], key: str, patterns: Patterns, pattern: int) -> None:
        for slot, on_site in zip(
            self.problem.plan.slots, patterns.on_site[pattern].tolist(), strict=True
        ):
            if (key, slot) in self.problem.free:
                work[key, slot] = Work.ON_SITE if on_site else Work.REMOTE


def model_of(
    problem: WeekProblem, rows: Sequence[SolverRow], limits: Limits
) -> Model | ProblemTooLarge:
    """List everybody's patterns, or say that there are too many."""
    levels = tuple(level for level in problem.order if level is not SolverLevel.PERSONAL)
    places: dict[SolverLevel, int] = {level: place for place, level in enumerate(levels)}
    book = LineBook(problem, rows, places)
    lines: dict[WeekLine, list[str]] = {}
    for person in problem.plan.people:
        lines.setdefault(book.line(person), []).append(person.key)
    too_large = _too_large([2 ** len(line.blocks) for line in lines], limits)
    if too_large is not None:
        return too_large
    lister = Lister(places, len(book.measures), problem.default)
    listed: list[Listed] = [(tuple(keys), lister.patterns(line)) for line, keys in lines.items()]
    members = tuple((keys, patterns) for keys, patterns in listed if len(patterns.on_site) > 1)
    settled = tuple((keys, patterns) for keys, patterns in listed if len(patterns.on_site) == 1)
    return Model(
        problem=problem,
        levels=levels,
        master=_master(book, len(levels), members, settled),
        members=members,
        settled=settled,
        forced=sum(len(keys) * patterns.forced for keys, patterns in listed),
    )


def _too_large(patterns: Sequence[int], limits: Limits) -> ProblemTooLarge | None:
    if max(patterns, default=0) > limits.patterns:
        return ProblemTooLarge(max(patterns), limits.patterns)
    return (
        ProblemTooLarge(sum(patterns), limits.columns) if sum(patterns) > limits.columns else None
    )


def _master(
    book: LineBook, levels: int, members: Sequence[Listed], settled: Sequence[Listed]
) -> Master:
    """What is the same in all of somebody's patterns is given; only differences are left to
    choose.

    The smaller the numbers in the columns, the more levels fit into one exact sum (`levels.EXACT`).
    """
    given = np.zeros(levels, dtype=np.int64)
    counted = np.zeros(len(book.measures), dtype=np.int64)
    costs, counts = [given[:, np.newaxis][:, :0]], [counted[:, np.newaxis][:, :0]]
    for keys, patterns in (*members, *settled):
        least_cost, least_count = patterns.costs.min(axis=1), patterns.counts.min(axis=1)
        given, counted = given + len(keys) * least_cost, counted + len(keys) * least_count
        if len(patterns.on_site) > 1:
            costs.append(patterns.costs - least_cost[:, np.newaxis])
            counts.append(patterns.counts - least_count[:, np.newaxis])
    widths = np.array([len(patterns.on_site) for _, patterns in members], dtype=np.int64)
    return Master(
        given=tuple(given.tolist()),
        sizes=np.array([len(keys) for keys, _ in members], dtype=np.int64),
        starts=np.cumsum(widths) - widths,
        costs=np.concatenate(costs, axis=1),
        counts=np.concatenate(counts, axis=1),
        number=np.arange(widths.sum()),
        measures=tuple(
            Measure(
                base, tuple(CostStep(limit.limit, limit.above, limit.level) for limit in limits)
            )
            for base, limits in zip(counted.tolist(), book.measures, strict=True)
        ),
    )
