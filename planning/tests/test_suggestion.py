"""A repair is one cell, and it is tried before it is offered."""

from datetime import datetime
from fractions import Fraction

from planning.check import check
from planning.force import InForce
from planning.people import LEADERS
from planning.plan import Plan, Work
from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import Must, PersonState
from planning.spans import Period
from planning.suggestion import CellRepair, repairs, with_repair
from planning.tests.drawing import ADVICE, C1, C2, MONDAY, TUESDAY, draw, picture
from planning.time import Slot

ALWAYS = Period(datetime(2026, 1, 1))
A_THIRD = CountBound(clause=C1, direction=Direction.MAX, amount=Fraction(1, 3))
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))


def offered(
    plan: Plan, *rules: Rule, free: frozenset[tuple[str, Slot]] | None = None
) -> tuple[CellRepair, ...]:
    """Repairs of the first violation, every decided cell being free unless told otherwise."""
    in_force = [InForce(rule, ALWAYS) for rule in rules]
    decided = frozenset(cell for cell, work in plan.work.items() if work.is_decided)
    return repairs(plan, in_force, check(plan, in_force)[0], decided if free is None else free)


def test_over_the_cap_whoever_comes_in_most_goes_home() -> None:
    plan = draw("""
        Anna(head) O O
        Boris      O O
        Vera       O R
        Gia        R R
    """)

    assert offered(plan, CountBound(clause=C1, direction=Direction.MAX, amount=2)) == (
        CellRepair("Boris", Slot(MONDAY), Work.REMOTE),
        CellRepair("Vera", Slot(MONDAY), Work.REMOTE),
    )


def test_nobody_is_sent_home_whom_another_rule_wants() -> None:
    plan = draw("Anna(head) O\nBoris(guard) O\nVera R\nGia R")
    guards = PersonState(clause=C2, must=Must.ON_SITE, tags=frozenset({"guard"}))

    assert offered(plan, A_THIRD, A_LEADER, guards) == ()
    assert offered(plan, A_THIRD, A_LEADER) == (CellRepair("Boris", Slot(MONDAY), Work.REMOTE),)


def test_given_and_pinned_cells_are_left_alone() -> None:
    plan = draw("Anna T\nBoris O\nVera R")

    assert offered(plan, A_THIRD) == (CellRepair("Boris", Slot(MONDAY), Work.REMOTE),)
    assert offered(plan, A_THIRD, free=frozenset()) == ()


def test_a_missing_leader_is_asked_in_if_the_cap_leaves_room() -> None:
    room = draw("Anna(head) R\nBoris(deputy) L\nVera R")
    none = draw("Anna(head) R\nBoris(deputy) L\nVera O")

    assert offered(room, A_LEADER, A_THIRD) == (CellRepair("Anna", Slot(MONDAY), Work.ON_SITE),)
    assert offered(none, A_LEADER, A_THIRD) == ()


def test_a_leader_is_found_however_many_others_stay_at_home() -> None:
    others = "\n".join(f"P{number} R R" for number in range(30))
    plan = draw(f"{others}\nAnna(head) R O")

    assert offered(plan, A_LEADER) == (CellRepair("Anna", Slot(MONDAY), Work.ON_SITE),)


def test_a_deputy_is_asked_in_for_a_head_on_leave() -> None:
    plan = draw("Anna(head) L\nBoris(deputy) R\nVera(deputy) R")
    rule = PersonState(
        clause=C1,
        must=Must.ON_SITE,
        tags=frozenset(),
        ranks=frozenset({*LEADERS}),
        deputised=frozenset({Work.LEAVE}),
    )

    assert CellRepair("Boris", Slot(MONDAY), Work.ON_SITE) in offered(plan, rule)


def test_too_few_at_home_sends_somebody_home_too_many_calls_somebody_in() -> None:
    plan = draw("Anna O\nBoris O\nVera R\nGia R")
    three_home = CountBound(clause=C1, direction=Direction.MIN, amount=3, measured=Measured.REMOTE)
    one_home = CountBound(clause=C1, direction=Direction.MAX, amount=1, measured=Measured.REMOTE)

    assert [repair.state for repair in offered(plan, three_home)] == [Work.REMOTE, Work.REMOTE]
    assert [repair.person for repair in offered(plan, one_home)] == ["Vera", "Gia"]


def test_a_step_that_only_makes_the_breach_smaller_is_better_than_none() -> None:
    plan = draw("Anna O\nBoris O\nVera O")

    first, second = offered(plan, A_THIRD)

    assert [first.person, second.person] == ["Anna", "Boris"]


def test_who_has_no_reason_or_must_be_home_is_sent_home() -> None:
    home = CellRepair("Anna", Slot(TUESDAY), Work.REMOTE)

    assert offered(draw("Anna R O"), PermittedReasons(clause=C1, reasons=frozenset({"mail"}))) == (
        home,
    )
    assert offered(draw("Anna R O"), PersonState(clause=C1, must=Must.REMOTE)) == (home,)


def test_a_whole_day_is_repaired_in_both_halves() -> None:
    plan = draw("Anna O\nBoris OA\nVera R")

    (repair, *_) = offered(plan, A_THIRD)

    assert repair.slot == Slot(MONDAY)
    assert picture(with_repair(plan, repair)) == "Anna R\nBoris OA\nVera R"


def test_a_warning_can_be_repaired_too_but_never_at_the_price_of_an_order() -> None:
    plan = draw("Anna(head) O\nBoris R")
    nobody = CountBound(clause=ADVICE, direction=Direction.MAX, amount=0)

    assert offered(plan, nobody) == (CellRepair("Anna", Slot(MONDAY), Work.REMOTE),)
    assert offered(plan, nobody, A_LEADER) == ()
