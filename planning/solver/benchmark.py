"""Weekly planning problems of the public benchmark, put to the same engine: one price list
instead of levels.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar

from planning.clause import ClauseRef
from planning.people import Person, Rank
from planning.plan import Plan, Work
from planning.rules.base import Measured, PlannerBoard, Term
from planning.solver.board import Sense, SolverRow
from planning.solver.levels import settle
from planning.solver.model import model_of
from planning.solver.outcome import ProblemTooLarge
from planning.solver.problem import Limits, SolverLevel, Turns, WeekProblem
from planning.time import Slot
from planning.violation import Violation

Line = Mapping[str, Any]
MONDAY = date(2026, 11, 30)
NO_CLAUSE = ClauseRef(key="penalty")

PRICED = {
    SolverLevel.COUNTS: "over_cap",
    SolverLevel.REASONS: "no_leader",
    SolverLevel.TARGETS: "below_floor",
    SolverLevel.COVER: "below_cap",
    SolverLevel.REQUESTS: "same_leader",
    SolverLevel.TIDINESS: "switch",
}
"""Which level carries which penalty on its way into one sum."""


@dataclass(frozen=True, slots=True)
class BenchmarkAnswer:
    """`on_site` holds the days of the people who have any."""

    objective: int
    bound: int
    on_site: Mapping[str, Sequence[int]]

    @property
    def proven(self) -> bool:
        return self.objective == self.bound


@dataclass(frozen=True, slots=True)
class Penalty:
    """A name for the benchmark's rows; nothing is checked under it."""

    code: ClassVar[str] = "penalty"
    clause: ClauseRef = NO_CLAUSE

    def check(self, plan: Plan) -> Iterator[Violation]:
        yield from ()

    def bind(self, board: PlannerBoard) -> None:
        """The rows are written by `_rows`."""


def answer(unit: Line, limits: Limits) -> BenchmarkAnswer | None:
    """The best plan of a benchmark unit and a bound; None if it is too large or time ran out."""
    problem = _problem(unit)
    model = model_of(problem, tuple(_rows(unit, problem)), limits)
    if isinstance(model, ProblemTooLarge):
        return None
    settled = settle(
        model.master.summed([_weight(unit, level) for level in model.levels]),
        limits.seconds,
        limits.seed,
    )
    if settled is None:
        return None
    on_site = {
        key: [day for day, there in enumerate(week) if there]
        for _, key, week in model.weeks(settled.chosen)
    }
    return BenchmarkAnswer(objective(unit, on_site), settled.bounds[0], on_site)


def _weight(unit: Line, level: SolverLevel) -> int:
    """The penalty the level carries; turns and wishes weigh one, what the benchmark does not ask
    for nothing.
    """
    return (
        int(unit["weights"][PRICED[level]])
        if level in PRICED
        else int(level in (SolverLevel.TURNS, SolverLevel.WISHES))
    )


def objective(unit: Line, on_site: Mapping[str, Sequence[int]]) -> int:
    """What a plan costs by the benchmark's own rules, from the line alone."""
    weights, total = unit["weights"], 0
    present, led = [0] * unit["days"], [False] * unit["days"]
    for person in unit["people"]:
        days = on_site.get(person["id"], ())
        if not person["counted"]:
            continue
        total += (
            sum(person["cost"][day] for day in days)
            + (person["history"] + len(days)) ** 2
            - person["history"] ** 2
        )
        states = [person["last_on"], *(day in days for day in range(unit["days"]))]
        total += weights["switch"] * sum(before != after for before, after in pairwise(states))
        total += weights["same_leader"] * sum(
            person["leader"] and before and after for before, after in pairwise(states[1:])
        )
        for day in days:
            present[day] += 1
            led[day] = led[day] or person["leader"]
    for found, leader in zip(present, led, strict=True):
        total += weights["over_cap"] * max(0, found - unit["cap"]) + weights["below_cap"] * max(
            0, unit["cap"] - found
        )
        total += weights["below_floor"] * max(0, unit["floor"] - found) + weights["no_leader"] * (
            not leader
        )
    return total


def _problem(unit: Line) -> WeekProblem:
    """Who is away or must be remote is given; pinned days stay free, and `_rows` demands them."""
    slots = tuple(Slot(MONDAY + timedelta(days=day)) for day in range(unit["days"]))
    counted = [person for person in unit["people"] if person["counted"]]
    states = {
        (person["id"], slot): Work.LEAVE if day in person["away"] else Work.REMOTE
        for person in counted
        for day, slot in enumerate(slots)
    }
    remote = {person["id"] for person in counted if person["remote"]}
    return WeekProblem(
        plan=Plan(
            tuple(
                Person(key=person["id"], rank=Rank.HEAD if person["leader"] else Rank.STAFF)
                for person in counted
            ),
            slots,
            states,
        ),
        free=frozenset(
            cell for cell, state in states.items() if state is Work.REMOTE and cell[0] not in remote
        ),
        history={
            person["id"]: Turns(person["history"], len(person["away"]))
            for person in counted
            if not person["remote"]
        },
        wishes={
            (person["id"], slot): person["cost"][day]
            for person in counted
            for day, slot in enumerate(slots)
        },
        last_on=frozenset(person["id"] for person in counted if person["last_on"]),
    )


def _rows(unit: Line, problem: WeekProblem) -> Iterator[SolverRow]:
    counted = [person for person in unit["people"] if person["counted"]]
    slots = problem.plan.slots
    for slot in slots:
        everybody = tuple(Term(person["id"], slot, Measured.ON_SITE) for person in counted)
        leaders = tuple(
            term for term, person in zip(everybody, counted, strict=True) if person["leader"]
        )
        yield _row(Sense.AT_MOST, unit["cap"], everybody, SolverLevel.COUNTS)
        yield _row(Sense.AT_LEAST, unit["cap"], everybody, SolverLevel.COVER)
        yield _row(Sense.AT_LEAST, unit["floor"], everybody, SolverLevel.TARGETS)
        yield _row(Sense.AT_LEAST, 1, leaders, SolverLevel.REASONS)
    for person in counted:
        key = person["id"]
        terms = [Term(key, slot, Measured.ON_SITE) for slot in slots]
        for day in person["pinned"]:
            yield _row(Sense.AT_LEAST, 1, (terms[day],), SolverLevel.PERSONAL, key)
        for pair in pairwise(terms) if person["leader"] else ():
            yield _row(Sense.AT_MOST, 1, pair, SolverLevel.REQUESTS, key)


def _row(
    sense: Sense, limit: int, terms: tuple[Term, ...], level: SolverLevel, person: str | None = None
) -> SolverRow:
    return SolverRow(
        rule=Penalty(),
        sense=sense,
        limit=limit,
        terms=terms,
        slot=terms[0].slot if terms else None,
        person=person,
        level=level,
    )
