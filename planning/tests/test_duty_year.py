"""Twelve months planned one after the other leave nobody a whole turn behind."""

from collections import Counter
from datetime import date, timedelta

import pytest

from planning.duty.day import DayClass, DutyDay
from planning.duty.person import DutyPerson, PostSpan, TurnSort
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed
from planning.force import InForce
from planning.people import Person
from planning.rules.duty_rest import DutyRest
from planning.rules.weekend_gap import WeekendGap
from planning.solver.duties import plan_duties
from planning.solver.duty.problem import WEIGHTS, DutyLimits, DutyProblem
from planning.spans import EVER
from planning.tests.drawing import C1
from planning.turn_picture import POSTS, SHIFTS

TET = {date(2027, 2, 5) + timedelta(days=day) for day in range(6)}
RULES = tuple(
    InForce(rule, EVER) for rule in (DutyRest(clause=C1, hours=12), WeekendGap(clause=C1))
)
START = DutyLimits(seconds=60, steps=0)
PEOPLE = 12


def month_of(number: int) -> tuple[DutyDay, ...]:
    first, after = date(2027, number, 1), date(2027 + number // 12, number % 12 + 1, 1)
    days = (first + timedelta(days=day) for day in range((after - first).days))
    return tuple(
        DutyDay(day, DayClass.TET, "tet") if day in TET else DutyDay.by_weekday(day) for day in days
    )


def load(past: Counter[TurnSort]) -> float:
    """In turns of a working day."""
    return sum(WEIGHTS[sort] * turns for sort, turns in past.items()) / 2


def planned(available: dict[str, int]) -> dict[str, Counter[TurnSort]]:
    """What everybody had at the end of a year that they entered with so many days behind."""
    past: dict[str, Counter[TurnSort]] = {key: Counter() for key in available}
    carried = frozenset[DutyTurn]()
    done = 0
    for number in range(1, 13):
        days = month_of(number)
        plan = DutyPlan(
            days=days,
            posts=POSTS,
            shifts=SHIFTS,
            people=tuple(
                DutyPerson(
                    person=Person(key=key),
                    qualified=(
                        PostSpan(
                            posts=frozenset({"officer"}), first=date(2027, 1, 1) + timedelta(late)
                        ),
                    ),
                    past=dict(past[key]),
                    available=max(0, done - late),
                )
                for key, late in available.items()
            ),
            needs=tuple(
                CoverNeed(day=day.day, post="officer", shift=shift)
                for day in days
                for shift in "DN"
            ),
            carried=carried,
        )
        roster = plan_duties(DutyProblem(plan=plan, rules=RULES), START)
        assert roster.shortages == ()
        for turn in roster.plan.turns:
            past[turn.person][plan.sort_of(turn)] += 1
        done += len(days)
        carried = frozenset(turn for turn in roster.plan.turns if turn.day > days[-9].day)
    return past


def test_a_year_of_months_leaves_nobody_more_than_a_turn_behind() -> None:
    loads = [load(past) for past in planned({f"p{n:02}": 0 for n in range(PEOPLE)}).values()]

    assert max(loads) - min(loads) <= 1


def test_who_comes_in_july_has_half_of_what_the_others_have() -> None:
    joined = {f"p{n:02}": 0 for n in range(PEOPLE)} | {"new": 181}

    past = planned(joined)

    others = sum(load(past[key]) for key in joined if key != "new") / PEOPLE
    assert load(past["new"]) == pytest.approx(others * 184 / 365, rel=0.05)
