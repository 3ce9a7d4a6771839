"""Who could be at the office instead of somebody: what would break, and whose turn it is."""

from datetime import datetime
from fractions import Fraction

from planning.force import InForce
from planning.people import LEADERS
from planning.plan import Plan, Work
from planning.rules.base import Direction, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.permitted_reasons import PermittedReasons
from planning.solver.problem import Turns
from planning.solver.takers import CellTaker, VacantPlace, who_could_come
from planning.spans import Period
from planning.tests.drawing import C1, C2, MONDAY, TUESDAY, draw
from planning.time import Slot

ALWAYS = Period(datetime(2026, 1, 1))
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))
ONE_AT_MOST = CountBound(clause=C1, direction=Direction.MAX, amount=1)


def takers(
    plan: Plan, place: VacantPlace, *rules: Rule, history: dict[str, Turns] | None = None
) -> tuple[CellTaker, ...]:
    """Everybody but who gives the place up is asked."""
    people = [one.key for one in plan.people if one.key != place.absent]
    in_force = [InForce(rule, ALWAYS) for rule in rules]
    return who_could_come(plan, in_force, place, people, history or {})


def test_only_another_leader_takes_the_place_of_the_leader_who_is_asked_for() -> None:
    plan = draw("Anna(head) O\nBoris(deputy) R\nVera R")

    found = takers(plan, VacantPlace(MONDAY, "Anna"), A_LEADER)

    assert [(one.person, [breach.clause for breach in one.worse]) for one in found] == [
        ("Boris", []),
        ("Vera", [C2]),
    ]
    assert [one.blocking for one in found] == [0, 1]


def test_an_exchange_keeps_a_cap_that_one_more_would_break() -> None:
    plan = draw("Anna O\nBoris R")

    exchanged = takers(plan, VacantPlace(MONDAY, "Anna"), ONE_AT_MOST)
    besides = takers(plan, VacantPlace(MONDAY), ONE_AT_MOST)

    assert [one.blocking for one in exchanged] == [0]
    assert [(one.person, one.blocking) for one in besides] == [("Boris", 1), ("Anna", 0)][::-1]


def test_whoever_had_the_fewest_days_for_the_days_they_were_there_comes_first() -> None:
    """Four of eight days, this week's two among them, weigh less than five of eight, and as much as
    two of four.
    """
    plan = draw("Anna O O\nBoris R R\nVera R R\nGia R O")
    history = {"Boris": Turns(5, 6), "Vera": Turns(4, 6), "Gia": Turns(1, 2)}

    found = takers(plan, VacantPlace(MONDAY, "Anna"), history=history)

    assert [(one.person, one.load) for one in found] == [
        ("Vera", Fraction(4, 8)),
        ("Gia", Fraction(2, 4)),
        ("Boris", Fraction(5, 8)),
    ]


def test_the_reason_for_coming_goes_along() -> None:
    drawn = draw("Anna O\nBoris R")
    plan = Plan(
        people=drawn.people,
        slots=drawn.slots,
        work=drawn.work,
        reasons={("Anna", Slot(MONDAY)): "mail"},
    )
    mail_only = PermittedReasons(clause=C1, reasons=frozenset({"mail"}))

    assert [one.worse for one in takers(plan, VacantPlace(MONDAY, "Anna"), mail_only)] == [()]
    assert [one.blocking for one in takers(drawn, VacantPlace(MONDAY, "Anna"), mail_only)] == [1]


def test_what_was_broken_before_is_held_against_nobody() -> None:
    plan = draw("Anna O R\nBoris R R")

    [boris] = takers(plan, VacantPlace(MONDAY, "Anna"), A_LEADER)
    [worse] = takers(draw("Anna O R\nBoris R O"), VacantPlace(TUESDAY), ONE_AT_MOST)[1:]

    assert (boris.worse, worse.person, worse.blocking) == ((), "Anna", 1)


def test_only_the_half_in_which_somebody_was_to_come_changes_hands() -> None:
    plan = draw("Anna OA\nBoris R")
    at_noon = CountBound(clause=C1, direction=Direction.MAX, amount=0)

    [boris] = takers(plan, VacantPlace(MONDAY, "Anna"), at_noon)

    assert boris.worse == ()
    assert {work for (key, _slot), work in plan.work.items() if key == "Boris"} == {Work.REMOTE}
