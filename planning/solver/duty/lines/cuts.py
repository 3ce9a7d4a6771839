"""Where to divide the rosters of a branch in two: at a sum that is no whole number yet, of what is
missing or too many, or of whether somebody works on a day.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from planning.solver.duty.lines.branch import Branch, SlackLimit
from planning.solver.duty.lines.engine import Floats, LineShares
from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.problem import OFF, WEEK, LineProblem

APART = 0.05
"""A sum so far from a whole number is worth dividing at."""


def division(generation: LineGeneration, branch: Branch, shares: LineShares) -> tuple[Branch, ...]:
    """Two branches that hold all rosters of this one, neither with these shares; none where every
    sum is whole.
    """
    return _by_slack(generation, branch, shares) or _by_turn(generation, branch, shares)


def _by_slack(generation: LineGeneration, branch: Branch, shares: LineShares) -> tuple[Branch, ...]:
    passed = {(one.is_surplus, one.needs) for one in branch.limits if _is_passed(one, shares)}
    for groups in need_groups(generation.problem):
        best: tuple[float, bool, tuple[int, ...], float] = (APART, False, (), 0.0)
        for is_surplus, slack in ((False, shares.missing), (True, shares.surplus)):
            for needs in groups:
                total = float(slack[list(needs)].sum())
                if (is_surplus, needs) not in passed:
                    best = max(best, (_apart(total), is_surplus, needs, total))
        _, is_surplus, needs, total = best
        if needs:
            return (
                branch.limited(SlackLimit(is_surplus, needs, least=int(np.ceil(total)))),
                branch.limited(SlackLimit(is_surplus, needs, most=int(np.floor(total)))),
            )
    return ()


def need_groups(problem: LineProblem) -> Iterator[Sequence[tuple[int, ...]]]:
    """Needs that are summed: all, then by shift, by week, by day, each by itself."""
    numbers = range(len(problem.needs))
    yield (tuple(numbers),)
    keys = (
        [need.shift for need in problem.needs],
        [need.day // WEEK for need in problem.needs],
        [need.day for need in problem.needs],
        list(numbers),
    )
    for key in keys:
        groups: dict[int, list[int]] = {}
        for number in numbers:
            groups.setdefault(key[number], []).append(number)
        yield [tuple(group) for group in groups.values()]


def _by_turn(generation: LineGeneration, branch: Branch, shares: LineShares) -> tuple[Branch, ...]:
    """Somebody's day at work or off, or else a turn taken or not."""
    problem = generation.problem
    taken = np.zeros((len(problem.people), problem.days, len(problem.shifts)))
    for number in np.flatnonzero(shares.shares > APART / 10):
        person, line = generation.pool[number]
        for day, shift in enumerate(line):
            if shift != OFF:
                taken[person, day, shift] += shares.shares[number]
    every = range(len(problem.shifts))
    works = _farthest(taken.sum(axis=2))
    if works is not None:
        person, day = works
        return branch.at_work(person, day), branch.without(person, day, every)
    turn = _farthest(taken)
    if turn is None:
        return ()
    person, day, shift = turn
    others = [other for other in every if other != shift]
    return (
        branch.at_work(person, day).without(person, day, others),
        branch.without(person, day, [shift]),
    )


def _farthest(sums: Floats) -> tuple[int, ...] | None:
    """Where a sum is farthest from a whole number."""
    apart = np.abs(sums - np.rint(sums))
    place = int(apart.argmax())
    if apart.ravel()[place] <= APART:
        return None
    return tuple(int(n) for n in np.unravel_index(place, sums.shape))


def _is_passed(limit: SlackLimit, shares: LineShares) -> bool:
    slack = shares.surplus if limit.is_surplus else shares.missing
    total = float(slack[list(limit.needs)].sum())
    return (limit.least is not None and total < limit.least - APART) or (
        limit.most is not None and total > limit.most + APART
    )


def _apart(total: float) -> float:
    return abs(total - round(total))
