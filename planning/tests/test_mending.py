"""One press mends every day of a rule, and no one person pays for all of them."""

from collections import Counter
from datetime import datetime
from fractions import Fraction

import pytest

from planning.check import check
from planning.force import InForce
from planning.mending import MendingMoves, mending
from planning.people import LEADERS
from planning.plan import Plan, Work
from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.person_quota import PersonQuota
from planning.spans import Period
from planning.suggestion import CellRepair, with_repair
from planning.tests.drawing import C1, C2, MONDAY, TUESDAY, WEDNESDAY, draw
from planning.time import Slot

ALWAYS = Period(datetime(2026, 1, 1))
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))
TWO_AT_MOST = CountBound(clause=C1, direction=Direction.MAX, amount=2)


def mended(
    plan: Plan, *rules: Rule, free: frozenset[tuple[str, Slot]] | None = None
) -> tuple[MendingMoves, Plan]:
    """What mends every breach of the first rule, and the plan after it."""
    in_force = [InForce(rule, ALWAYS) for rule in rules]
    decided = frozenset(cell for cell, work in plan.work.items() if work.is_decided)
    group = [one for one in check(plan, in_force) if one.clause == rules[0].clause]
    found = mending(plan, in_force, group, decided if free is None else free)
    after = plan
    for repair in found.repairs:
        after = with_repair(after, repair)
    assert [one for one in check(after, in_force) if one in found.mended] == []
    return found, after


@pytest.mark.parametrize("leaders", [1, 2, 3, 4, 5])
def test_five_days_without_a_leader_are_shared_out_evenly(leaders: int) -> None:
    drawn = "\n".join(f"L{n}(deputy) R R R R R" for n in range(leaders))
    found, _after = mended(draw(f"{drawn}\nVera R R R R R"), A_LEADER)

    turns = Counter(repair.person for repair in found.repairs)
    assert (len(found.repairs), len(found.mended)) == (5, 5)
    assert len(turns) == leaders
    assert max(turns.values()) - min(turns.values()) <= 1


def test_whoever_comes_in_least_takes_the_first_turn() -> None:
    plan = draw("Anna(head) O O R R\nBoris(deputy) R R R R\nVera R R R R")

    found, _after = mended(plan, A_LEADER)

    assert found.repairs == (
        CellRepair("Boris", Slot(WEDNESDAY), Work.ON_SITE),
        CellRepair("Boris", plan.slots[3], Work.ON_SITE),
    )


def test_too_many_on_every_day_go_home_in_turn() -> None:
    plan = draw("A O O O\nB O O O\nC O O O\nD O O O")

    found, after = mended(plan, TWO_AT_MOST)

    on_site = {
        person.key: sum(person.key in after.present(slot) for slot in after.slots)
        for person in after.people
    }
    assert len(found.mended) == 3
    assert [len(after.present(slot)) for slot in after.slots] == [2, 2, 2]
    assert max(on_site.values()) - min(on_site.values()) <= 1


def test_a_day_that_cannot_be_mended_is_left_as_it_is() -> None:
    plan = draw("Anna(head) R L R\nBoris(deputy) R P R\nVera R R R".replace("P", "L"))

    found, after = mended(plan, A_LEADER)

    assert [one.slot for one in found.mended] == [Slot(MONDAY), Slot(WEDNESDAY)]
    assert [repair.person for repair in found.repairs] == ["Anna", "Boris"]
    assert after.present(Slot(TUESDAY)) == frozenset()


def test_half_a_repair_is_not_made() -> None:
    plan = draw("A O O\nB O O\nC O O\nD O O")
    monday_of_one = frozenset({("A", Slot(MONDAY)), *((key, Slot(TUESDAY)) for key in "ABCD")})

    found, after = mended(plan, TWO_AT_MOST, free=monday_of_one)

    assert [one.slot for one in found.mended] == [Slot(TUESDAY)]
    assert len(after.present(Slot(MONDAY))) == 4


def test_no_other_binding_rule_is_broken_on_the_way() -> None:
    a_third = CountBound(clause=C1, direction=Direction.MAX, amount=Fraction(1, 3))
    plan = draw("Anna(head) R R\nBoris(deputy) R R\nVera O R\nGia R R\nHoa R R\nKim O R")

    found, _after = mended(plan, A_LEADER, a_third)

    assert [(one.person, one.slot) for one in found.repairs] == [("Anna", Slot(TUESDAY))]
    assert [one.slot for one in found.mended] == [Slot(TUESDAY)]


def test_a_weekly_limit_sends_the_turn_to_the_next() -> None:
    once = PersonQuota(clause=C1, measured=Measured.ON_SITE, direction=Direction.MAX, amount=1)
    plan = draw("Anna(head) R R R\nBoris(deputy) R R R\nVera R R R")

    found, _after = mended(plan, A_LEADER, once)

    assert [repair.person for repair in found.repairs] == ["Anna", "Boris"]
    assert len(found.mended) == 2


def test_the_same_plan_is_mended_the_same_way() -> None:
    plan = draw("A(head) R R R\nB(deputy) R R R\nC R R R")

    assert mended(plan, A_LEADER)[0] == mended(plan, A_LEADER)[0]


def test_nothing_free_mends_nothing() -> None:
    assert mended(draw("Anna(head) R\nVera R"), A_LEADER, free=frozenset())[0] == MendingMoves()


def test_leaders_go_home_in_turn_too_but_never_all_of_them() -> None:
    plan = draw(
        "A(head) O O O O O\nB(deputy) O O O O O\n" + "\n".join(f"{key} O O O O O" for key in "CDEF")
    )

    found, after = mended(plan, TWO_AT_MOST, A_LEADER)

    days = Counter(key for slot in after.slots for key in after.present(slot))
    assert len(found.mended) == 5
    assert [len(after.present(slot)) for slot in after.slots] == [2] * 5
    assert len(days) == 6
    assert max(days.values()) - min(days.values()) <= 2
