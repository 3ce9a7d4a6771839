"""At most, at least, exactly: who is counted, how a share is rounded, and what a day in halves
comes to.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from planning.people import LEADERS, DatedTag
from planning.rules.base import Direction, Grain, Measured
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel, Rounding
from planning.tests.drawing import C1, MONDAY, SATURDAY, TUESDAY, draw
from planning.time import Half, Slot
from planning.violation import Violation

THIRD, HALF = Fraction(1, 3), Fraction(1, 2)
AT_MOST_A_THIRD = CountBound(clause=C1, direction=Direction.MAX, amount=THIRD)
AT_MOST_ONE = CountBound(clause=C1, direction=Direction.MAX, amount=1)
A_LEADER = CountBound(clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))


def breach(slot: Slot, found: int, limit: int, base: int, unit: str | None = "U") -> Violation:
    return Violation(
        rule="count-bound", clause=C1, unit=unit, slot=slot, found=found, limit=limit, base=base
    )


def test_a_third_of_four_people_is_one_seat() -> None:
    plan = draw("""
        Anna  O R O
        Boris O R R
        Vera  R R R
        Gia   R O R
    """)

    assert list(AT_MOST_A_THIRD.check(plan)) == [breach(Slot(MONDAY), found=2, limit=1, base=4)]


@pytest.mark.parametrize(
    ("direction", "rounding", "base", "bounds"),
    [
        (Direction.MAX, None, 10, (None, 3)),
        (Direction.MAX, Rounding.CEIL, 10, (None, 4)),
        (Direction.MAX, Rounding.HALF_UP, 11, (None, 4)),
        (Direction.MIN, None, 10, (4, None)),
        (Direction.MIN, Rounding.FLOOR, 10, (3, None)),
        (Direction.EXACT, None, 10, (3, 4)),
        (Direction.EXACT, None, 9, (3, 3)),
        (Direction.EXACT, Rounding.HALF_UP, 10, (3, 3)),
        (Direction.MAX, None, 0, (None, 0)),
    ],
)
def test_a_third_is_rounded_to_the_safe_side_unless_the_clause_says_otherwise(
    direction: Direction,
    rounding: Rounding | None,
    base: int,
    bounds: tuple[int | None, int | None],
) -> None:
    rule = CountBound(clause=C1, direction=direction, amount=THIRD, rounding=rounding)

    assert rule.bounds(base) == bounds


@pytest.mark.parametrize(
    ("or_count", "min_allowed", "limit"), [(0, 0, 0), (0, 1, 1), (5, 0, 5), (2, 1, 2)]
)
def test_a_maximum_is_raised_for_tiny_units_only_where_the_clause_says_so(
    or_count: int, min_allowed: int, limit: int
) -> None:
    rule = replace(AT_MOST_A_THIRD, or_count=or_count, min_allowed=min_allowed)

    assert rule.bounds(2) == (None, limit)


def test_an_exact_share_counts_exactly_at_large_numbers() -> None:
    rule = replace(AT_MOST_A_THIRD, amount=Fraction(1, 10))

    assert rule.bounds(10**17 + 30) == (None, 10**16 + 3)


def test_who_is_exempt_is_in_neither_number() -> None:
    plan = draw("""
        Anna(guard) O
        Boris       O
        Vera        R
        Gia         R
    """)
    rule = replace(AT_MOST_A_THIRD, base=Base(exclude_tags=frozenset({"guard"})))

    (count,) = rule.counts(plan)

    assert (sorted(count.base), sorted(count.exempt), count.found, count.high) == (
        ["Boris", "Gia", "Vera"],
        ["Anna"],
        1,
        1,
    )


@pytest.mark.parametrize(
    ("base", "size"),
    [
        (Base(), 6),
        (Base(exclude_leave=True), 5),
        (Base(exclude_mobilised=True), 5),
        (Base(exclude_off=True), 5),
        (Base(exclude_leave=True, exclude_mobilised=True, exclude_off=True), 3),
    ],
)
def test_the_clause_says_whether_the_absent_belong_to_the_base(base: Base, size: int) -> None:
    plan = draw("""
        Anna  O
        Boris R
        Vera  B
        Gia   L
        Hoa   M
        Lan   X
    """)

    (count,) = replace(AT_MOST_A_THIRD, base=base).counts(plan)

    assert len(count.base) == size


def test_a_dated_condition_narrows_the_base_only_on_its_days() -> None:
    plan = draw("Anna O O\nBoris R R", dated={"Anna": (DatedTag("vaccinated", TUESDAY),)})
    rule = replace(AT_MOST_A_THIRD, base=Base(only_tags=frozenset({"vaccinated"})))

    assert [count.base for count in rule.counts(plan)] == [frozenset(), {"Anna"}]


def test_a_remote_minimum_is_not_met_by_leave() -> None:
    plan = draw("Anna O\nBoris L")
    rule = CountBound(clause=C1, direction=Direction.MIN, amount=HALF, measured=Measured.REMOTE)

    assert list(rule.check(plan)) == [breach(Slot(MONDAY), found=0, limit=1, base=2)]


def test_one_leader_may_be_head_or_deputy() -> None:
    plan = draw("""
        Anna(head)    O R R
        Boris(deputy) R O L
        Vera          O O O
    """)

    assert list(A_LEADER.check(plan)) == [breach(plan.slots[2], found=0, limit=1, base=2)]


def test_by_the_day_presence_in_either_half_counts_once() -> None:
    plan = draw("Anna OA\nBoris OP")

    assert list(AT_MOST_ONE.check(plan)) == [breach(Slot(MONDAY), found=2, limit=1, base=2)]
    assert list(replace(AT_MOST_ONE, grain=Grain.INSTANT).check(plan)) == []


def test_a_leader_who_must_be_there_in_each_half_cannot_leave_at_noon() -> None:
    plan = draw("Anna(head) OA")

    found = list(replace(A_LEADER, grain=Grain.INSTANT).check(plan))

    assert found == [breach(Slot(MONDAY, Half.AFTERNOON), found=0, limit=1, base=1)]


def test_a_day_of_which_only_the_afternoon_is_seen_is_judged_as_that_afternoon() -> None:
    plan = draw("Anna OA\nBoris O\nVera O").during(lambda slot: slot.half is Half.AFTERNOON)

    assert list(AT_MOST_ONE.check(plan)) == [
        breach(Slot(MONDAY, Half.AFTERNOON), found=2, limit=1, base=3)
    ]


def test_each_unit_is_counted_apart_unless_the_clause_speaks_of_the_agency() -> None:
    plan = draw("""
        Anna@A  O
        Boris@A O
        Vera@B  O
        Gia@B   R
    """)

    assert list(AT_MOST_ONE.check(plan)) == [
        breach(Slot(MONDAY), found=2, limit=1, base=2, unit="A")
    ]
    assert list(replace(AT_MOST_ONE, level=CountLevel.AGENCY).check(plan)) == [
        breach(Slot(MONDAY), found=3, limit=1, base=4, unit=None)
    ]


def test_a_clause_for_weekdays_leaves_saturday_alone() -> None:
    plan = draw("Anna O O\nBoris O O", first=SATURDAY)

    assert list(replace(AT_MOST_ONE, weekdays_only=True).check(plan)) == []
    assert len(list(AT_MOST_ONE.check(plan))) == 2


def test_exactly_half_of_three_people_allows_one_or_two() -> None:
    plan = draw("""
        Anna  O O O R
        Boris O O R R
        Vera  O R R R
    """)
    rule = CountBound(clause=C1, direction=Direction.EXACT, amount=HALF)

    assert list(rule.check(plan)) == [
        breach(plan.slots[0], found=3, limit=2, base=3),
        breach(plan.slots[3], found=0, limit=1, base=3),
    ]


@pytest.mark.parametrize(
    ("rule", "limits"),
    [
        (
            CountBound(clause=C1, direction=Direction.MAX, amount=Fraction(1, 2), top_count=10),
            [1, 10, 10],
        ),
        (
            CountBound(
                clause=C1, direction=Direction.MAX, amount=Fraction(1, 2), or_count=5, top_count=10
            ),
            [5, 10, 10],
        ),
        (
            CountBound(
                clause=C1,
                direction=Direction.MAX,
                amount=Fraction(1, 2),
                top_count=10,
                min_allowed=2,
            ),
            [2, 10, 10],
        ),
        (
            CountBound(clause=C1, direction=Direction.MIN, amount=Fraction(1, 3), or_count=2),
            [2, 7, 20],
        ),
        (
            CountBound(clause=C1, direction=Direction.MIN, amount=Fraction(1, 3), top_count=5),
            [1, 5, 5],
        ),
    ],
)
def test_a_share_is_raised_to_one_number_and_lowered_to_another(
    rule: CountBound, limits: list[int]
) -> None:
    assert [
        next(bound for bound in rule.bounds(base) if bound is not None) for base in (2, 20, 60)
    ] == limits
