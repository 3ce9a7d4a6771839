"""Improves a roster by two turns that change hands at once, where one alone would help nobody: a
long turn for a short one, or one passed on to a third.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from planning.solver.duty.walk import RosterWalk

FIRST, SECOND = 24, 8
"""Of everybody's moves the cheapest so many are tried, with so many of whoever takes the turn: a
third of a second's work in an agency's month of eighty people.
"""


@dataclass(frozen=True, slots=True, order=True)
class ColumnMove:
    """One column dropped, another of its place taken; `cost` is that of the move by itself."""

    cost: int
    drops: int
    takes: int


def exchange(walk: RosterWalk, places: Sequence[Sequence[int]], rounds: int) -> None:
    """Make pairs of moves that are cheaper together, until a round finds none or `rounds` are
    done.
    """
    for _ in range(rounds):
        if not _round(walk, sorted(_moves(walk, places))):
            break


def _moves(walk: RosterWalk, places: Sequence[Sequence[int]]) -> Iterator[ColumnMove]:
    """Every turn given to everybody else who could have it."""
    for place in places:
        open_columns = [column for column in place if not walk.taken[column]]
        for column in place:
            if walk.taken[column]:
                dropped = walk.gain(column)
                walk.flip(column)
                found = [(dropped + walk.gain(other), other) for other in open_columns]
                walk.flip(column)
                yield from (ColumnMove(cost, column, other) for cost, other in found)


def _round(walk: RosterWalk, moves: Sequence[ColumnMove]) -> bool:
    """The cheapest moves of each line with the cheapest of whoever takes the turn."""
    lines = walk.model.lines
    of_line: dict[int, list[ColumnMove]] = {}
    for move in moves:
        own = of_line.setdefault(lines[move.drops], [])
        if len(own) < FIRST:
            own.append(move)
    changed = False
    for first in chain.from_iterable(of_line.values()):
        changed |= _try(walk, first, of_line.get(lines[first.takes], ())[:SECOND])
    return changed


def _try(walk: RosterWalk, first: ColumnMove, further: Sequence[ColumnMove]) -> bool:
    """The move with the first of the others that makes both worth it; neither where none does."""
    taken = walk.taken
    if not taken[first.drops] or taken[first.takes]:
        return False
    cost = walk.gain(first.drops)
    walk.flip(first.drops)
    cost += walk.gain(first.takes)
    walk.flip(first.takes)
    for second in further:
        if taken[second.drops] and not taken[second.takes]:
            dropped = walk.gain(second.drops)
            walk.flip(second.drops)
            if cost + dropped + walk.gain(second.takes) < 0:
                walk.flip(second.takes)
                return True
            walk.flip(second.drops)
    walk.flip(first.takes)
    walk.flip(first.drops)
    return False
