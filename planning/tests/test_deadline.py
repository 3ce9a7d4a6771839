"""However many questions a week gives rise to, together they end within the time there is for
them.
"""

from dataclasses import replace
from datetime import datetime
from random import Random

import pytest

from planning.force import InForce
from planning.people import Person
from planning.plan import Plan, Work
from planning.rules.base import Direction
from planning.rules.count_bound import CountBound
from planning.rules.person_state import Must, PersonState
from planning.rules.separation import Separation
from planning.solver.apart import BestWay, settle_apart
from planning.solver.board import asked_of
from planning.solver.deadline import SolverDeadline
from planning.solver.explain import shortages_of
from planning.solver.problem import Limits, WeekProblem
from planning.spans import Period
from planning.tests.drawing import C1, FRIDAY, THURSDAY, WEDNESDAY
from planning.time import Slot

ALWAYS = Period(datetime(2026, 1, 1))
SLOTS = tuple(Slot(day) for day in (WEDNESDAY, THURSDAY, FRIDAY))
TEAMS = frozenset({"red", "blue"})
LONG = 1000


class TickingClock:
    """A second later at each look: whoever asks a question looks once before it."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return float(self.looks)


def week_at_random(seed: int) -> WeekProblem:
    """Two teams that must not meet, more of them wanted than may come, and somebody who must."""
    random = Random(seed)
    people = tuple(
        Person(key=key, tags=frozenset({random.choice(sorted(TEAMS))}))
        for key in ("An", "Binh", "Chi", "Dung", "Giang")
    )
    cells = [(person.key, slot) for person in people for slot in SLOTS]
    rules = (
        Separation(clause=C1, teams=TEAMS),
        CountBound(clause=C1, direction=Direction.MIN, amount=random.randint(2, 4)),
        CountBound(clause=C1, direction=Direction.MAX, amount=random.randint(1, 3)),
        PersonState(clause=C1, must=Must.ON_SITE, tags=frozenset({"red"})),
    )
    return WeekProblem(
        plan=Plan(people, SLOTS, dict.fromkeys(cells, Work.REMOTE)),
        free=frozenset(random.sample(cells, 12)),
        rules=tuple(InForce(rule, ALWAYS) for rule in rules),
        wishes={cell: random.randint(0, 5) for cell in cells},
    )


def best_way(problem: WeekProblem, seconds: int, clock: TickingClock) -> BestWay:
    asked = asked_of(problem.plan, problem.free, problem.rules)
    best = settle_apart(problem, asked, Limits(), SolverDeadline.after(seconds, clock))
    assert isinstance(best, BestWay)
    return best


@pytest.mark.parametrize("seed", range(6))
def test_letting_teams_in_ends_in_time_and_never_promises_too_much(seed: int) -> None:
    problem = week_at_random(seed)
    best = best_way(problem, LONG, TickingClock())

    for seconds in range(10):
        clock = TickingClock()
        found = best_way(problem, seconds, clock)

        # to begin; for the first way, asked in any case; to see that time is over; for the bound
        assert clock.looks <= max(4, seconds + 2)
        assert found.settled.bounds <= best.cost <= found.cost
    assert best.settled.bounds == best.cost


@pytest.mark.parametrize("seed", range(6))
def test_what_collides_is_asked_until_the_time_is_over(seed: int) -> None:
    problem = week_at_random(seed)
    best = best_way(problem, LONG, TickingClock())
    plan = best.model.plan(best.settled.chosen)
    whole, *cut = (
        shortages_of(
            problem, best.rows, plan, Limits(), SolverDeadline.after(seconds, TickingClock())
        )
        for seconds in (LONG, *range(12))
    )

    assert any(shortage.collides for shortage in whole)
    for seconds, found in enumerate(cut):
        explained = [shortage for shortage in found if shortage.collides]
        assert len(explained) <= seconds
        assert [replace(one, collides=()) for one in found] == [
            replace(one, collides=()) for one in whole
        ]
        assert all(
            set(some.collides) >= set(every.collides)
            for some, every in zip(found, whole, strict=True)
            if some.collides
        )
