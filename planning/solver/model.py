"""From a problem to the master program and back: groups of equal people, their patterns, and the
plan a choice stands for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from planning.plan import Plan, Work
from planning.solver.board import SolverRow
from planning.solver.lines import LineBook, Places, WeekLine
from planning.solver.master import CostStep, Ints, Master, Measure, least_of_each
from planning.solver.outcome import ProblemTooLarge
from planning.solver.patterns import Bools, Lister, Patterns
from planning.solver.problem import Limits, SolverLevel, WeekProblem


@dataclass(frozen=True, slots=True, eq=False)
class LineGroup:
    """Equal people (by key), which places of the plan are theirs to decide, and one row a pattern
    they can take.
    """

    keys: tuple[str, ...]
    free: Places
    on_site: Bools


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """`members[n]` is group n of the master; `settled` those
    left with one pattern.
    """

    problem: WeekProblem
    levels: tuple[SolverLevel, ...]
    master: Master
    members: tuple[LineGroup, ...]
    settled: tuple[LineGroup, ...]
    forced: int

    def plan(self, chosen: Ints) -> Plan:
        """The plan of a choice."""
        work, slots = dict(self.problem.plan.work), self.problem.plan.slots
        for group, key, on_site in self.weeks(chosen):
            for place in group.free:
                work[key, slots[place]] = Work.ON_SITE if on_site[place] else Work.REMOTE
        return replace(self.problem.plan, work=work)

    def weeks(self, chosen: Ints) -> Iterator[tuple[LineGroup, str, list[bool]]]:
        """Everybody with their group and where they are on site; among equal people those named
        first come in first.
        """
        for group in self.settled:
            only = group.on_site[0].tolist()
            yield from ((group, key, only) for key in group.keys)
        for group, start in zip(self.members, self.master.starts.tolist(), strict=True):
            numbers = chosen[start : start + len(group.on_site)]
            taken = np.repeat(np.arange(len(numbers)), numbers)[::-1]
            for key, on_site in zip(group.keys, group.on_site[taken].tolist(), strict=True):
                yield group, key, on_site


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
    patterns = lister.patterns(tuple(lines))
    ends = np.cumsum(patterns.widths)
    groups = tuple(
        LineGroup(tuple(keys), tuple(chain.from_iterable(line.blocks)), patterns.on_site[start:end])
        for (line, keys), start, end in zip(
            lines.items(), (ends - patterns.widths).tolist(), ends.tolist(), strict=True
        )
    )
    sizes = np.array([len(group.keys) for group in groups], dtype=np.int64)
    return Model(
        problem=problem,
        levels=levels,
        master=_master(book, patterns, sizes),
        members=tuple(group for group in groups if len(group.on_site) > 1),
        settled=tuple(group for group in groups if len(group.on_site) == 1),
        forced=int(patterns.forced @ sizes),
    )


def _too_large(patterns: Sequence[int], limits: Limits) -> ProblemTooLarge | None:
    if max(patterns, default=0) > limits.patterns:
        return ProblemTooLarge(max(patterns), limits.patterns)
    return (
        ProblemTooLarge(sum(patterns), limits.columns) if sum(patterns) > limits.columns else None
    )


def _master(book: LineBook, patterns: Patterns, sizes: Ints) -> Master:
    """What is the same in all of somebody's patterns is given; only differences are left to
    choose.

    The smaller the numbers in the columns, the more levels fit into one exact sum (`levels.EXACT`).
    """
    widths = patterns.widths
    starts = np.cumsum(widths) - widths
    least_cost = least_of_each(patterns.costs, starts)
    least_count = least_of_each(patterns.counts, starts)
    choosing = widths > 1
    columns = np.repeat(choosing, widths)
    kept = widths[choosing]
    return Master(
        given=tuple((least_cost @ sizes).tolist()),
        sizes=sizes[choosing],
        starts=np.cumsum(kept) - kept,
        costs=(patterns.costs - np.repeat(least_cost, widths, axis=1))[:, columns],
        counts=(patterns.counts - np.repeat(least_count, widths, axis=1))[:, columns],
        number=np.arange(kept.sum()),
        measures=tuple(
            Measure(
                base, tuple(CostStep(limit.limit, limit.above, limit.level) for limit in limits)
            )
            for base, limits in zip((least_count @ sizes).tolist(), book.measures, strict=True)
        ),
    )
