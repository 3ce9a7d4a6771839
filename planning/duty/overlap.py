"""Which turns run into each other."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from planning.duty.plan import DutyTurn

SpannedTurn = tuple[int, int, DutyTurn]
"""A turn with the first minute it takes and the first that is free again."""


def run_together(spans: Iterable[SpannedTurn]) -> Iterator[tuple[DutyTurn, ...]]:
    """For each minute at which turns begin, the turns that run then, where there are two or more:
    of each of these sets one can be taken. Any two that have a minute in common stand in one
    together; the set ends with those that begin.
    """
    running: list[SpannedTurn] = []
    for begins, together in groupby(sorted(spans), key=itemgetter(0)):
        running = [one for one in running if one[1] > begins] + list(together)
        if len(running) > 1:
            yield tuple(turn for _, _, turn in running)
