"""Reduces each person to what matters for planning: two people with equal lines can be swapped
without anybody noticing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planning.people import Person
from planning.plan import Work
from planning.rules.base import Measured
from planning.solver.board import Sense, SolverRow
from planning.solver.fairness import past_turns, turn_weights
from planning.solver.problem import SolverLevel, WeekProblem
from planning.time import Slot

Places = tuple[int, ...]
"""Where the slots of a term stand in the plan: one, or both halves of a day."""

AWAY, ON_SITE, HOME, FREE = range(4)
"""What rules tell apart in a cell, as plain numbers: lines are compared by the thousand."""


class CountedTerm(NamedTuple):
    """On site in any of `places`, or else at home in all of them."""

    on_site: bool
    places: Places


class Own(NamedTuple):
    """A row about one person; `level` is a place in the order of levels, None for what may not
    be broken more than it must.
    """

    above: bool
    limit: int
    level: int | None
    terms: tuple[CountedTerm, ...]


class CellCost(NamedTuple):
    """What a free cell costs on a level, on site and at home."""

    level: int
    place: int
    on_site: int
    home: int


class CountLimit(NamedTuple):
    """One side of a count over everybody."""

    above: bool
    limit: int
    level: int


@dataclass(frozen=True, slots=True)
class WeekLine:
    """A person without a name. `blocks` are the free cells, those decided together side by side.

    Everything the choice of a week can depend on is in here and nothing else: two equal lines share
    one list of patterns and one group of the master, which is what keeps units of eighty people as
    small as their differences.
    """

    blocks: tuple[Places, ...]
    states: tuple[int, ...]
    own: tuple[Own, ...]
    shared: tuple[tuple[int, CountedTerm], ...]
    cells: tuple[CellCost, ...]
    past: int
    turn_weight: int
    was_on: bool


class LineBook:
    """The problem as lines: who has which, and the counts that tie people together, each written
    once.
    """

    def __init__(
        self, problem: WeekProblem, rows: Sequence[SolverRow], levels: Mapping[SolverLevel, int]
    ) -> None:
        self.problem, self._levels = problem, levels
        self._place = {slot: place for place, slot in enumerate(problem.plan.slots)}
        self._days = {
            day: tuple(self._place[slot] for slot in problem.plan.slots_of(day))
            for day in problem.plan.days
        }
        self._own: dict[str, list[Own]] = {person.key: [] for person in problem.plan.people}
        self._shared: dict[str, list[tuple[int, CountedTerm]]] = {
            person.key: [] for person in problem.plan.people
        }
        self._numbers: dict[frozenset[tuple[CountedTerm, frozenset[str]]], int] = {}
        self.measures: list[list[CountLimit]] = []
        self._enter_all(rows)
        self._turn_weights = turn_weights(problem)
        self._split = split_days(problem)
        self._blocks: dict[tuple[int, ...], tuple[Places, ...]] = {}

    def _enter_all(self, rows: Iterable[SolverRow]) -> None:
        for row in rows:
            counted = [
                (CountedTerm(measured is Measured.ON_SITE, self._places(slot)), people)
                for (measured, slot), people in row.sides.items()
            ]
            above = row.sense is Sense.AT_MOST
            # what concerns one person alone is settled while listing their patterns, so that the
            # master has rows only for what ties people together
            if row.is_about_one:
                own = Own(
                    above,
                    row.limit,
                    self._levels.get(row.level),
                    tuple(each for each, _ in counted),
                )
                self._own[row.person or ""].append(own)
            else:
                self._measure(counted).append(CountLimit(above, row.limit, self._levels[row.level]))
        everybody = frozenset(person.key for person in self.problem.plan.people)
        for slot, wanted in self.problem.cover.items():
            self._measure([(CountedTerm(True, self._places(slot)), everybody)]).append(
                CountLimit(False, wanted, self._levels[SolverLevel.COVER])
            )

    def _measure(self, counted: Sequence[tuple[CountedTerm, frozenset[str]]]) -> list[CountLimit]:
        """The limits on this count; a cap and a floor over the same people are one count."""
        # one measure a set of people and slots: a price per measure then serves all limits on it
        key = frozenset(counted)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.measures)
            self.measures.append([])
            for each, people in counted:
                for person in people:
                    self._shared[person].append((number, each))
        return self.measures[number]

    def _places(self, slot: Slot) -> Places:
        return (self._place[slot],) if slot in self._place else self._days[slot.day]

    def line(self, person: Person) -> WeekLine:
        key, free, work = person.key, self.problem.free, self.problem.plan.work
        states = tuple(
            FREE if (key, slot) in free else _coarse(work[key, slot]) for slot in self._place
        )
        blocks = self._blocks.get(states)
        if blocks is None:
            blocks = self._blocks[states] = tuple(self._cut(states))
        return WeekLine(
            blocks=blocks,
            states=states,
            own=tuple(self._own[key]),
            shared=tuple(self._shared[key]),
            cells=tuple(self._priced(key, states)),
            past=past_turns(self.problem, key) if blocks else 0,
            turn_weight=self._turn_weights.get(key, 0),
            was_on=key in self.problem.last_on,
        )

    def _cut(self, states: tuple[int, ...]) -> Iterator[Places]:
        """A day is decided whole where both halves are free, unless a rule begins or ends at its
        noon.
        """
        for day, places in self._days.items():
            free = tuple(place for place in places if states[place] == FREE)
            if len(free) > 1 and day not in self._split:
                yield free
            else:
                yield from ((place,) for place in free)

    def _priced(self, key: str, states: tuple[int, ...]) -> Iterator[CellCost]:
        """What each free cell costs by itself, but for presence, which costs everybody the same."""
        problem, levels = self.problem, self._levels
        requested, wishes = problem.requested, problem.wishes
        near = problem.near.work if problem.near is not None else {}
        if not (requested or near or wishes):
            return
        for (slot, place), state in zip(self._place.items(), states, strict=True):
            if state != FREE:
                continue
            cell = key, slot
            # looking a cell up costs as much in an empty table as in a full one
            if requested and cell in requested:
                yield _unless(levels[SolverLevel.REQUESTS], place, requested[cell])
            if near and cell in near:
                yield _unless(levels[SolverLevel.CLOSENESS], place, near[cell])
            wish = wishes.get(cell) if wishes else None
            if wish:
                yield CellCost(levels[SolverLevel.WISHES], place, wish, 0)


def split_days(problem: WeekProblem) -> frozenset[date]:
    """Days on which the rules differ between morning and afternoon."""
    return frozenset(
        day
        for day in problem.plan.days
        if any(one.period.splits(Slot(day)) for one in problem.rules)
    )


def _coarse(state: Work) -> int:
    if state.is_on_site:
        return ON_SITE
    return HOME if state is Work.REMOTE else AWAY


def _unless(level: int, place: int, wanted: Work) -> CellCost:
    """One for a cell that is not as wanted; nothing to choose where something else than on site
    or remote was.
    """
    return CellCost(level, place, int(wanted is Work.REMOTE), int(wanted.is_on_site))
