"""Reduces each person to what matters for planning: two people with equal lines can be swapped without anybody noticing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planning.people import Person
from planning.plan import Work
from planning.rules.base import Measured, Term
from planning.solver.board import Row, Sense
from planning.solver.fairness import past_turns, turn_weights
from planning.solver.problem import Level, Problem
from planning.time import Slot

Places = tuple[int, ...]
"""Where the slots of a term stand in the plan: one, or both halves of a day."""

Counted = tuple[Measured, Places]


@dataclass(frozen=True, slots=True)
class Own:
    """A row about one person."""

    sense: Sense
    limit: int
    level: Level
    terms: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class CellCost:
    """What a free cell costs on a level, on site and remote."""

    level: Level
    place: int
    on_site: int
    remote: int


@dataclass(frozen=True, slots=True)
class Line:
    """A person without a name. `blocks` are cells decided together; `states` are given ones, None where free."""

    blocks: tuple[Places, ...]
    states: tuple[Work | None, ...]
    own: tuple[Own, ...]
    shared: tuple[tuple[int, Counted], ...]
    cells: tuple[CellCost, ...]
    past: int
    turn_weight: int
    was_on: bool


@dataclass(frozen=True, slots=True)
class Limit:
    """One side of a count over everybody."""

    sense: Sense
    limit: int
    level: Level


class Sheet:
    """The problem as lines: who has which, and the counts that tie people together, each written once."""

    def __init__(self, problem: Problem, rows: Sequence[Row]) -> None:
        self.problem = problem
        self._place = {slot: place for place, slot in enumerate(problem.plan.slots)}
        self._days = {day: tuple(self._place[slot] for slot in problem.plan.slots_of(day)) for day in problem.plan.days}
        self._own: dict[str, list[Own]] = {person.key: [] for person in problem.plan.people}
        self._shared: dict[str, list[tuple[int, Counted]]] = {person.key: [] for person in problem.plan.people}
        self._measures: dict[tuple[Term, ...], int] = {}
        self.measures: list[list[Limit]] = []
        for row in rows:
            self._enter(row)
        for slot, wanted in problem.cover.items():
            terms = tuple(Term(person.key, slot, Measured.ON_SITE) for person in problem.plan.people)
            self._measure(terms).append(Limit(Sense.AT_LEAST, wanted, Level.COVER))
        self._turn_weights = turn_weights(problem)
        self._split = split_days(problem)

    def _enter(self, row: Row) -> None:
        if row.person is None or any(term.person != row.person for term in row.terms):
            self._measure(row.terms).append(Limit(row.sense, row.limit, row.level))
        else:
            self._own[row.person].append(Own(row.sense, row.limit, row.level, tuple(map(self._counted, row.terms))))

    def _measure(self, terms: tuple[Term, ...]) -> list[Limit]:
        """The limits on this count; a cap and a floor over the same people are one count."""
        number = self._measures.get(terms)
        if number is None:
            number = self._measures[terms] = len(self.measures)
            self.measures.append([])
            for term in terms:
                self._shared[term.person].append((number, self._counted(term)))
        return self.measures[number]

    def _counted(self, term: Term) -> Counted:
        places = (self._place[term.slot],) if term.slot in self._place else self._days[term.slot.day]
        return term.measured, places

    def line(self, person: Person) -> Line:
        plan, free = self.problem.plan, self.problem.free
        states = tuple(None if (person.key, slot) in free else _coarse(plan.work[person.key, slot]) for slot in plan.slots)
        blocks = tuple(self._blocks(states))
        return Line(
            blocks=blocks,
            states=states,
            own=tuple(self._own[person.key]),
            shared=tuple(self._shared[person.key]),
            cells=tuple(_priced(self.problem, person.key)),
            past=past_turns(self.problem, person.key) if blocks else 0,
            turn_weight=self._turn_weights.get(person.key, 0),
            was_on=person.key in self.problem.last_on,
        )

    def _blocks(self, states: tuple[Work | None, ...]) -> Iterator[Places]:
        """A day is decided whole where both halves are free, unless a rule begins or ends at its noon."""
        for day, places in self._days.items():
            open_places = tuple(place for place in places if states[place] is None)
            if len(open_places) > 1 and day not in self._split:
                yield open_places
            else:
                yield from ((place,) for place in open_places)


def split_days(problem: Problem) -> frozenset[date]:
    """Days on which the rules differ between morning and afternoon."""
    return frozenset(day for day in problem.plan.days if any(one.period.splits(Slot(day)) for one in problem.rules))


def _coarse(state: Work) -> Work:
    """Rules tell apart: on site, remote, neither."""
    if state.is_on_site:
        return Work.ON_SITE
    return Work.REMOTE if state is Work.REMOTE else Work.OFF


def _priced(problem: Problem, key: str) -> Iterator[CellCost]:
    """What each free cell costs by itself."""
    for place, slot in enumerate(problem.plan.slots):
        cell = key, slot
        if cell not in problem.free:
            continue
        yield _unless(Level.PRESENCE, place, problem.default)
        if cell in problem.requested:
            yield _unless(Level.REQUESTS, place, problem.requested[cell])
        if problem.near is not None and cell in problem.near.work:
            yield _unless(Level.CLOSENESS, place, problem.near.work[cell])
        if problem.wishes.get(cell):
            yield CellCost(Level.WISHES, place, problem.wishes[cell], 0)


def _unless(level: Level, place: int, wanted: Work) -> CellCost:
    """One for a cell that is not as wanted; nothing to choose where something else than on site or remote was."""
    return CellCost(level, place, int(wanted is Work.REMOTE), int(wanted.is_on_site))
