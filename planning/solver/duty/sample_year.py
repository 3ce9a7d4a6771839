"""An invented agency's year of duty, month after month, each planned with what the ones before left
behind: to measure how even a year comes out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random

from planning.duty.day import DutyDay
from planning.duty.person import DutyPerson, TurnSort
from planning.duty.plan import DutyPlan, DutyTurn
from planning.solver.duties import plan_duties
from planning.solver.duty.problem import WEIGHTS, DutyLimits, DutyProblem
from planning.solver.duty.sample import month

AROUND = 9
"""Of so many days at the end of a month the turns are carried into the next."""
TURN = 2
"""What a working-day turn weighs."""


@dataclass(frozen=True, slots=True)
class YearMonth:
    """What a month left behind. `spread` is the largest difference, in working-day turns, between
    two people who can have the same posts and were there all the time.
    """

    number: int
    is_whole: bool
    spread: float


def year(seed: int, people: int, limits: DutyLimits) -> Iterator[YearMonth]:
    """Twelve months that begin with nobody ahead: the same people with the same posts, one in three
    of whom is away for some days now and then.
    """
    first = month(seed, people, days=1).plan.people
    past: Mapping[str, Counter[TurnSort]] = {one.key: Counter() for one in first}
    carried, done, ever_away = frozenset[DutyTurn](), 0, set[str]()
    for number in range(1, 13):
        problem = _month(12 * seed + number - 1, first, past, carried, done)
        plan = problem.plan
        outcome = plan_duties(problem, limits)
        for turn in outcome.plan.turns:
            past[turn.person][plan.sort_of(turn)] += 1
        ever_away |= {one.key for one in plan.people if one.away}
        done += len(plan.days)
        since = plan.days[-1].day - timedelta(days=AROUND)
        carried = frozenset(turn for turn in outcome.plan.turns if turn.day > since)
        alike = [one for one in first if one.key not in ever_away]
        yield YearMonth(number, outcome.lawful and not outcome.shortages, _spread(alike, past))


def _month(
    seed: int,
    people: tuple[DutyPerson, ...],
    past: Mapping[str, Counter[TurnSort]],
    carried: frozenset[DutyTurn],
    done: int,
) -> DutyProblem:
    """The month of that seed, with these people instead of its own; a third of them may be away."""
    drawn = month(seed, len(people))
    days = tuple(day for day in drawn.plan.days if day.day.month == drawn.plan.days[0].day.month)
    sometimes = Random(people[0].key).sample(range(len(people)), len(people) // 3)  # noqa: S311
    return replace(
        drawn,
        plan=_plan(
            drawn.plan,
            days,
            tuple(
                replace(
                    one,
                    away=other.away if place in sometimes else {},
                    remote=frozenset(),
                    past=dict(past[one.key]),
                    available=done,
                    new_at=frozenset(),
                    occasions=frozenset(),
                )
                for place, (one, other) in enumerate(zip(people, drawn.plan.people, strict=True))
            ),
            carried,
        ),
    )


def _plan(
    plan: DutyPlan,
    days: tuple[DutyDay, ...],
    people: tuple[DutyPerson, ...],
    carried: frozenset[DutyTurn],
) -> DutyPlan:
    held = {day.day for day in days}
    return replace(
        plan,
        days=days,
        people=people,
        needs=tuple(need for need in plan.needs if need.day in held),
        carried=carried,
        wishes={},
    )


def _spread(people: list[DutyPerson], past: Mapping[str, Counter[TurnSort]]) -> float:
    loads: dict[object, list[float]] = {}
    for one in people:
        load = sum(WEIGHTS[sort] * turns for sort, turns in past[one.key].items()) / TURN
        loads.setdefault((one.qualified, one.person.tags), []).append(load)
    return max((max(some) - min(some) for some in loads.values()), default=0.0)
