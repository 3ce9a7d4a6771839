"""A roster out of shares of lines: the surest lines are settled, the others priced anew, until
everybody has one.
"""

from collections.abc import Mapping

import numpy as np

from planning.solver.duty.lines.engine import Floats
from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.problem import Line

SURE, WHOLE = 0.7, 0.999
LITTLE = 1e-6
AT_ONCE = 10
"""Of so many people whose line is not settled, one is at a time."""
WORTHWHILE = 0.02
"""What a new line has to save."""


def dive(generation: LineGeneration, kept: Mapping[int, Line], rounds: int) -> list[Line] | None:
    """A roster in which those in `kept` have these lines; None where time is up or somebody is left
    without a line. New lines are asked for so many times before lines are settled.
    """
    settled: dict[int, int] = {}
    for person, line in kept.items():
        generation.add(person, line)
        settled[person] = generation.known[person, line]
    program, total = generation.program, len(generation.people)
    for line_number in settled.values():
        program.keep(line_number, 1, None)
    try:
        while len(settled) < total:
            shares = _shares(generation, [n for n in range(total) if n not in settled], rounds)
            surest = None if shares is None else _surest(generation, shares, settled)
            if not surest:
                return None
            for person, line_number in surest.items():
                settled[person] = line_number
                program.keep(line_number, 1, None)
    finally:
        for line_number in settled.values():
            program.keep(line_number, 0, None)
    return [generation.pool[settled[person]][1] for person in range(total)]


def _shares(generation: LineGeneration, people: list[int], rounds: int) -> Floats | None:
    """The shares of all lines once new ones have been asked for."""
    for turn in range(rounds + 1):
        found = generation.program.solve(generation.left())
        if found is None or generation.left() <= 0:
            return None
        if turn < rounds:
            below = np.floor((found.wages - WORTHWHILE) * generation.scale).astype(np.int64)
            worth = generation.parts(found.worth)
            priced = generation.priced(worth, among=people, below=below, each=2)
        if turn == rounds or not priced.added:
            return found.shares
    return None


def _surest(
    generation: LineGeneration, shares: Floats, settled: Mapping[int, int]
) -> dict[int, int]:
    """Lines to settle, by person: those that are whole, and the surest of the others."""
    best: dict[int, tuple[float, int]] = {}
    for number in np.flatnonzero(shares > LITTLE):
        person, share = generation.pool[number][0], float(shares[number])
        if person not in settled and share > best.get(person, (0.0, 0))[0]:
            best[person] = share, int(number)
    order = sorted(best, key=lambda person: (-best[person][0], person))
    whole = [person for person in order if best[person][0] >= WHOLE]
    others = [person for person in order if SURE <= best[person][0] < WHOLE]
    chosen = [*whole, *others[: max(1, len(order) // AT_ONCE)]] or order[:1]
    return {person: best[person][1] for person in chosen}
