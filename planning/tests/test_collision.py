"""Rules that cannot all be kept are the administrator's matter; what goes beyond them stays
somebody's fault.
"""

from datetime import datetime
from fractions import Fraction

import pytest

from planning.check import check
from planning.clause import Binding, ClauseRef
from planning.collision import Collision, collisions, is_excused
from planning.force import InForce
from planning.people import LEADERS, Rank
from planning.plan import Plan, Work
from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.rules.separation import Separation
from planning.solver.outcome import Solved
from planning.solver.problem import WeekProblem
from planning.solver.weekly import solve
from planning.spans import Period
from planning.tests.drawing import C1, C2, MONDAY, TUESDAY, draw
from planning.time import Half, Slot

C3 = ClauseRef(key="3")
ALWAYS = Period(datetime(2026, 1, 1))
A_THIRD = CountBound(clause=C1, direction=Direction.MAX, amount=Fraction(1, 3))
HALF_AT_HOME = CountBound(
    clause=C1, direction=Direction.MIN, amount=Fraction(1, 2), measured=Measured.REMOTE
)
HEAD = PersonState(clause=C2, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}), excused=AWAY_STATES)
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))
GUARDS = PersonState(clause=C3, must=Must.ON_SITE, tags=frozenset({"guard"}), excused=AWAY_STATES)
FLOODED = PersonState(clause=C3, must=Must.REMOTE, tags=frozenset({"flooded-area"}))


def found(plan: Plan, *rules: Rule) -> tuple[Collision, ...]:
    return collisions(plan, [InForce(rule, ALWAYS) for rule in rules])


def blamed(plan: Plan, *rules: Rule) -> list[tuple[str, Slot | None]]:
    """Clause and slot of every violation that is not excused by a collision."""
    known = found(plan, *rules)
    breaches = check(plan, [InForce(rule, ALWAYS) for rule in rules])
    return [(one.clause.key, one.slot) for one in breaches if not is_excused(one, plan, known)]


def test_two_who_must_come_and_must_not_meet_are_nobodys_fault_but_a_third_is() -> None:
    apart = Separation(clause=C1, teams=frozenset({"red", "blue"}))
    forced = draw("Anna(head,red) O\nBoris(guard,blue) O\nVera(blue) R")
    more = draw("Anna(head,red) R\nBoris(blue) O\nVera(red) O")

    assert [collision.to for collision in found(forced, apart, HEAD, GUARDS)] == [(HEAD, GUARDS)]
    assert blamed(forced, apart, HEAD, GUARDS) == []
    assert blamed(more, apart, GUARDS) == [("1", Slot(MONDAY))]


def test_a_third_of_two_people_is_nobody_but_the_head_must_come() -> None:
    plan = draw("Anna(head) O\nBoris R")

    assert found(plan, A_THIRD, HEAD) == (
        Collision(
            yields=A_THIRD,
            to=(HEAD,),
            slot=Slot(MONDAY),
            people=frozenset({"Anna", "Boris"}),
            wanted=frozenset({"Anna"}),
            allowed=0,
            compelled=1,
        ),
    )
    assert blamed(plan, A_THIRD, HEAD) == []


def test_who_comes_beyond_what_the_collision_forces_is_blamed() -> None:
    assert blamed(draw("Anna(head) O\nBoris O"), A_THIRD, HEAD) == [("1", Slot(MONDAY))]
    assert blamed(draw("Anna(head) R\nBoris O"), A_THIRD, HEAD) == [
        ("2", Slot(MONDAY)),
        ("1", Slot(MONDAY)),
    ]


def test_compulsory_presence_wins_over_the_cap() -> None:
    assert blamed(draw("Anna(head) R\nBoris R"), A_THIRD, HEAD) == [("2", Slot(MONDAY))]


def test_while_the_head_is_on_leave_nothing_collides() -> None:
    assert found(draw("Anna(head) L\nBoris R"), A_THIRD, HEAD) == ()


def test_one_leader_of_two_people_collides_whoever_of_them_comes() -> None:
    plan = draw("Anna(head) R O\nBoris(deputy) O O")

    assert [(one.slot, one.allowed, one.compelled) for one in found(plan, A_THIRD, A_LEADER)] == [
        (Slot(MONDAY), 0, 1),
        (Slot(TUESDAY), 0, 1),
    ]
    assert blamed(plan, A_THIRD, A_LEADER) == [("1", Slot(TUESDAY))]


def test_an_ordinary_person_is_not_excused_by_a_leader_who_is_missing() -> None:
    assert blamed(draw("Anna(head) L\nBoris O"), A_THIRD, A_LEADER) == [
        ("1", Slot(MONDAY)),
        ("2", Slot(MONDAY)),
    ]


def test_half_of_one_person_at_home_collides_with_a_leader_at_the_office() -> None:
    plan = draw("Anna(head) O")

    assert [one.yields for one in found(plan, HALF_AT_HOME, A_LEADER)] == [HALF_AT_HOME]
    assert blamed(plan, HALF_AT_HOME, A_LEADER) == []


def test_the_compelled_are_counted_once_even_where_two_rules_name_them() -> None:
    plan = draw("Anna(head,guard) O\nBoris(guard) O\nVera R\nGia R\nHoa R")

    (collision,) = found(plan, A_THIRD, HEAD, GUARDS, A_LEADER)

    assert (collision.allowed, collision.compelled) == (1, 2)


def test_rules_that_can_be_kept_do_not_collide() -> None:
    plan = draw("Anna(head) O\nBoris(deputy) R\nVera R")

    assert found(plan, A_THIRD, HEAD, A_LEADER) == ()


def test_who_is_exempt_from_the_cap_does_not_press_on_it() -> None:
    plan = draw("Anna(guard) O\nBoris R\nVera R")
    without_guards = CountBound(
        clause=C1,
        direction=Direction.MAX,
        amount=Fraction(1, 3),
        base=Base(exclude_tags=frozenset({"guard"})),
    )

    assert found(plan, without_guards, GUARDS) == ()


def test_an_agency_cap_feels_the_leaders_of_every_unit() -> None:
    plan = draw("Anna(head)@A R\nBoris(head)@B R\nVera@B R")
    one_in_all = CountBound(clause=C1, direction=Direction.MAX, amount=1, level=CountLevel.AGENCY)

    (collision,) = found(plan, one_in_all, A_LEADER)

    assert (collision.allowed, collision.compelled) == (1, 2)


def test_a_head_in_a_flooded_area_stays_at_home_and_nobody_is_blamed() -> None:
    home, office = draw("Anna(head,flooded-area) R"), draw("Anna(head,flooded-area) O")

    assert [(one.yields, one.to) for one in found(home, HEAD, FLOODED)] == [(HEAD, (FLOODED,))]
    assert blamed(home, HEAD, FLOODED) == []
    assert blamed(office, HEAD, FLOODED) == [("3", Slot(MONDAY))]


def test_while_a_deputy_may_come_a_leader_in_a_flooded_area_is_no_collision() -> None:
    plan = draw("Anna(head,flooded-area) R\nBoris(deputy) L")

    assert found(plan, A_LEADER, FLOODED) == ()
    assert blamed(plan, A_LEADER, FLOODED) == [("2", Slot(MONDAY))]


def test_a_missing_reason_is_typed_not_a_collision() -> None:
    reasons = PermittedReasons(clause=C3, reasons=frozenset({"mail"}))

    assert found(draw("Anna(head) R"), HEAD, reasons) == ()


def test_advice_collides_with_nothing() -> None:
    advice = CountBound(
        clause=ClauseRef(key="9", binding=Binding.ADVICE), direction=Direction.MAX, amount=0
    )

    assert found(draw("Anna(head) O"), advice, HEAD) == ()


def test_who_must_be_there_in_the_morning_presses_on_the_cap_of_the_day() -> None:
    plan = draw("Anna(head) OA\nBoris R")
    in_the_morning = InForce(HEAD, Period(datetime(2026, 11, 30), datetime(2026, 11, 30, 12)))

    (collision,) = collisions(plan, [InForce(A_THIRD, ALWAYS), in_the_morning])

    assert (collision.slot, collision.compelled) == (Slot(MONDAY), 1)
    assert in_the_morning.period.holds(Slot(MONDAY, Half.MORNING))


def test_all_on_leave_leaves_a_missing_leader_to_be_explained() -> None:
    plan = draw("Anna(head) L\nBoris(deputy) L\nVera R\nGia R")

    assert plan.state(plan.people[0], Slot(MONDAY)) is Work.LEAVE
    assert blamed(plan, A_THIRD, A_LEADER) == [("2", Slot(MONDAY))]


@pytest.mark.parametrize(
    "rules", [(A_THIRD, A_LEADER), (A_THIRD, HEAD), (HALF_AT_HOME, A_LEADER), (FLOODED, HEAD)]
)
def test_a_generated_week_is_never_blamed_for_a_collision(rules: tuple[Rule, ...]) -> None:
    plan = (
        draw("Anna(head,flooded-area) R R\nBoris R R")
        if FLOODED in rules
        else draw("Anna(head) R R\nBoris R R")
    )
    in_force = tuple(InForce(rule, ALWAYS) for rule in rules)

    outcome = solve(WeekProblem(plan=plan, free=frozenset(plan.work), rules=in_force))

    assert isinstance(outcome, Solved)
    assert blamed(outcome.plan, *rules) == []
