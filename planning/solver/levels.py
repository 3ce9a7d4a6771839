"""Goes down the levels: by linear programs that leave only what the best plans are made of, else
one level after the other.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import ceil
from time import monotonic

import numpy as np

from planning.solver.engine import MasterProgram
from planning.solver.master import Ints, Master, blend

EXACT = (2**36, 2**20)
"""Sums below the first are solved to the last unit (2**42 was too much in every third large
unit); the second is for a second try.
"""
FINE = 2**16
"""Prices are kept to this part of a unit: rounded to whole ones, some would prove less than the
program that found them.
"""
TRIES = 3

Sum = tuple[Sequence[int], int]
"""Levels at their weights, and what they may cost in all."""


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """How many people take which pattern, and on each level the least it can cost once those
    above are as they are.
    """

    chosen: Ints
    bounds: tuple[int, ...]


def settle(master: Master, seconds: float, seed: int) -> Settled | None:
    """The best choice, or the best found in time; None if none was."""
    until = monotonic() + seconds
    differing = sum(span > 0 for span in master.spans)
    for exact in EXACT if differing > 1 else EXACT[:1]:
        chosen = _cut_down(master, exact, until, seed)
        if chosen is not None:
            return Settled(chosen, master.values(chosen))
    return settle_in_turn(master, until - monotonic(), seed)


def _cut_down(master: Master, exact: int, until: float, seed: int) -> Ints | None:
    """The best choice on all levels, if linear programs find and prove it.

    Levels are summed as far as the numbers stay exact. The prices of each program cut the master
    down to the choices that reach its bound, so that the next one decides only among those.
    """
    left, done = master, set[int]()
    chosen: Ints | None = _first(master)
    proofs: list[Sum] = []
    held: list[Sum] = []
    # each turn settles a run of levels and shrinks the master to what reaches its bound; a turn
    # whose program cannot be proved gives the whole way up, for a later turn would build on a guess
    while levels := _next_run(left.spans, done, exact):
        weights = _weights(left, levels)
        answer = _program(left, weights, held).solve_linear()
        if answer.prices is None:
            return None
        # any prices give a valid bound, so rounding may cost the proof, never make it wrong
        prices, fine = [round(price * FINE) for price in answer.prices], [FINE * w for w in weights]
        least = left.bound_at(fine, prices)
        bound = -(-least // FINE)
        if bound < answer.value - 0.5:
            # the rounded prices prove less than the program found: fall back on smaller sums
            return None
        proofs.append((weights, bound))
        chosen = None if answer.chosen is None else left.in_full(answer.chosen, master)
        slack = bound * FINE - least
        left = left.face(fine, prices, slack)
        if slack:
            # costs are whole, so a bound of 10.2 is one of 11: what lies between must be kept in
            # the master, and what lies above it kept out
            held.append((weights, bound))
        done.update(levels)
    # the last program's corner may be fractional, and another seed asks for another of the best
    if chosen is None or seed > 1:
        other = _any(left, master, held, until, seed)
        chosen = chosen if other is None else other
    # a corner of the cut master is believed once the whole one says that it reaches every bound
    if chosen is None or any(
        blend(weights, master.values(chosen)) > bound for weights, bound in proofs
    ):
        return None
    return chosen


def _program(master: Master, weights: Sequence[int], held: Sequence[Sum]) -> MasterProgram:
    program = MasterProgram(master, weights)
    for sum_of, most in held:
        program.hold(sum_of, most)
    return program


def _any(left: Master, master: Master, held: Sequence[Sum], until: float, seed: int) -> Ints | None:
    """A whole choice where all are equally good: at a corner that a drawn objective leads to,
    else by branch and bound.
    """
    program = _program(left, [0] * left.levels, held)
    draw = np.random.default_rng(seed)
    for _ in range(TRIES):
        program.price_columns(draw.integers(1, 1000, left.number.shape))
        answer = program.solve_linear()
        if answer.chosen is not None:
            return left.in_full(answer.chosen, master)
    answer = program.solve_whole(until - monotonic(), seed)
    return None if answer.chosen is None else left.in_full(answer.chosen, master)


def settle_in_turn(master: Master, seconds: float, seed: int) -> Settled | None:
    """Branch and bound on each level, with the values reached above held. Out of time, what was
    found so far stands; where nothing is left to choose, that is found at once.

    The slow way, taken where sums of levels would be too large to be exact or the linear programs
    found no whole corner. A level that ran out of time is held at the value found, not at its
    bound: the levels below then answer for that value, and the gap unproves them (`search`).
    """
    until = monotonic() + seconds
    program = MasterProgram(master, [0] * master.levels)
    bounds = list(master.floors)
    levels = _next_run(master.spans, (), None)
    chosen = None if levels else _first(master)
    for level in levels:
        weights = [int(each == level) for each in range(master.levels)]
        program.price(weights)
        linear = program.solve_linear()
        if linear.prices is not None:
            bounds[level] = max(
                bounds[level], master.bound_at(weights, [round(price) for price in linear.prices])
            )
        whole = program.solve_whole(until - monotonic(), seed)
        if whole.chosen is not None:
            chosen = whole.chosen
            bounds[level] = max(bounds[level], ceil(whole.bound - 1e-6))
        if chosen is not None:
            program.hold(weights, master.values(chosen)[level])
    return Settled(chosen, tuple(bounds)) if chosen is not None else None


def _first(master: Master) -> Ints:
    """Everybody takes the first pattern: right where nothing tells patterns apart."""
    chosen = np.zeros_like(master.number)
    chosen[master.starts] = master.sizes
    return chosen


def _next_run(spans: Sequence[int], done: Collection[int], exact: int | None) -> list[int]:
    """The next levels on which choices differ: as many as one weighted sum can hold, or all if
    there is no limit to it. `exact` keeps the sum within what floating point holds to the unit.

    >>> _next_run([3, 0, 9, 99], done=set(), exact=100)
    [0, 2]
    >>> _next_run([3, 0, 9, 99], done={0, 2}, exact=100)
    [3]
    """
    run: list[int] = []
    width = 1
    for level, span in enumerate(spans):
        if span == 0 or level in done:
            continue
        width *= span + 1
        if exact is not None and run and width >= exact:
            break
        run.append(level)
    return run


def _weights(master: Master, levels: Sequence[int]) -> list[int]:
    """One unit of a level outweighs everything below it in the run."""
    weights, weight = [0] * master.levels, 1
    for level in reversed(levels):
        weights[level] = weight
        weight *= master.spans[level] + 1
    return weights
