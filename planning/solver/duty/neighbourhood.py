"""Which part of a roster is decided anew at a time, and how its levels are summed."""

from random import Random

from planning.solver.duty.rows import RowModel

EXACT = 2**46
"""Levels are summed as long as the sum stays below this; those that do not fit wait."""


def drawn(model: RowModel, draw: Random, aim: float) -> frozenset[int]:
    """About `aim` columns: all of some days in a row, or of some lines."""
    if draw.random() < 0.5:
        every = sorted(set(model.days))
        size = max(2, min(len(every), round(aim * len(every) / model.width)))
        begin = draw.randrange(len(every) - size + 1) if size < len(every) else 0
        days = set(every[begin : begin + size])
        return frozenset(c for c in range(model.width) if model.days[c] in days)
    lines = sorted(set(model.lines))
    size = max(2, min(len(lines), round(aim * len(lines) / model.width)))
    some = set(draw.sample(lines, min(size, len(lines))))
    return frozenset(c for c in range(model.width) if model.lines[c] in some)


def weights_within(model: RowModel, level: int, free: frozenset[int]) -> list[int]:
    """What a unit of `level` weighs, and of as many below it as one sum can hold: each outweighs
    whatever can change in these columns on those below it.
    """
    spans = _spans(model, free)
    run, width = [level], spans[level] + 1
    for each in range(level + 1, model.levels):
        width *= spans[each] + 1
        if width > EXACT:
            break
        run.append(each)
    weights, weight = [0] * model.levels, 1
    for each in reversed(run):
        weights[each] = weight
        weight *= spans[each] + 1
    return weights


def _spans(model: RowModel, free: frozenset[int]) -> list[int]:
    """On each level, how far apart choices can be that differ in these columns alone."""
    spans = [0] * model.levels
    for number in {number for column in free for number in model.touched[column]}:
        row = model.rows[number]
        least, most = row.reach
        for step in row.steps:
            spans[step.level] += abs(step.cost(most) - step.cost(least))
    for column, prices in model.costs.items():
        if column in free or column >= model.width:
            for level, price in prices.items():
                spans[level] += abs(price)
    return spans
