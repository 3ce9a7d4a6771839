"""Two turns that change hands at once, where one alone would help nobody."""

from datetime import date

from planning.duty.day import DayClass, DutyDay
from planning.duty.person import DutyPerson, PostSpan
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed
from planning.people import Person
from planning.solver.duties import plan_duties
from planning.solver.duty.demands import demands_of
from planning.solver.duty.exchange import exchange
from planning.solver.duty.model import model_of
from planning.solver.duty.problem import DutyLimits, DutyProblem
from planning.solver.duty.sample_year import YearMonth, year
from planning.solver.duty.walk import RosterWalk, improve
from planning.turn_picture import POSTS, SHIFTS

FRIDAY, SATURDAY = date(2026, 12, 4), date(2026, 12, 5)
START = DutyLimits(seconds=300, steps=0)


def turn(day: date, person: str) -> DutyTurn:
    return DutyTurn(day=day, post="officer", shift="D", person=person)


def problem() -> DutyProblem:
    """An had a Saturday by day, Bình a Friday; another of each is to be given."""
    past = {"An": (DayClass.REST, False), "Binh": (DayClass.WORKING, False)}
    return DutyProblem(
        plan=DutyPlan(
            days=(DutyDay.by_weekday(FRIDAY), DutyDay.by_weekday(SATURDAY)),
            posts=POSTS,
            shifts=SHIFTS,
            people=tuple(
                DutyPerson(
                    person=Person(key=key),
                    qualified=(PostSpan(posts=frozenset({"officer"})),),
                    past={sort: 1},
                    available=100,
                )
                for key, sort in past.items()
            ),
            needs=tuple(
                CoverNeed(day=day, post="officer", shift="D") for day in (FRIDAY, SATURDAY)
            ),
        )
    )


def test_a_long_turn_is_exchanged_for_a_short_one() -> None:
    asked = demands_of(problem())
    taken = [one in (turn(FRIDAY, "Binh"), turn(SATURDAY, "An")) for one in asked.turns]
    walk = RosterWalk(model_of(problem(), asked), taken)
    places = [(0, 1), (2, 3)]

    improve(walk, places, 20)
    assert walk.taken == taken
    exchange(walk, places, 1)

    found = {one for one, is_taken in zip(asked.turns, walk.taken, strict=True) if is_taken}
    assert found == {turn(FRIDAY, "An"), turn(SATURDAY, "Binh")}


def test_a_roster_begins_with_what_an_exchange_reaches() -> None:
    plan = plan_duties(problem(), START).plan

    assert plan.turns == {turn(FRIDAY, "An"), turn(SATURDAY, "Binh")}


def test_two_months_of_an_agency_leave_nobody_more_than_a_turn_behind() -> None:
    """Of eighty people; what a whole year comes to is measured (tools.measure_duty_year)."""
    months = year(2, 80, START)

    assert [next(months) for _ in range(2)] == [
        YearMonth(number, is_whole=True, spread=1.0) for number in (1, 2)
    ]
