"""A bound on the average of a week: more on one day may be made up for on another."""

from dataclasses import replace
from fractions import Fraction

import pytest

from planning.rules.base import Direction, Measured
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, Rounding
from planning.rules.week_average import WeekAverage
from planning.tests.drawing import C1, draw
from planning.violation import Violation

HALF = CountBound(clause=C1, direction=Direction.MAX, amount=Fraction(1, 2))


def found(
    daily: CountBound, picture: str
) -> list[tuple[str | None, int | None, int | None, int | None]]:
    rule = WeekAverage(clause=C1, daily=daily)
    return [(one.unit, one.found, one.limit, one.base) for one in rule.check(draw(picture))]


def test_a_full_day_is_made_up_for_by_an_empty_one() -> None:
    assert found(HALF, "Anna O R\nBoris O R") == []


def test_half_of_two_people_over_three_days_is_three_person_days() -> None:
    assert found(HALF, "Anna O O R\nBoris O O R") == [("U", 4, 3, 6)]


def test_the_share_is_rounded_once_over_the_whole_week() -> None:
    third = replace(HALF, amount=Fraction(1, 3))
    picture = "Anna O R\nBoris R O"

    assert found(third, picture) == [("U", 2, 1, 4)]
    assert found(replace(third, rounding=Rounding.CEIL), picture) == []


def test_a_number_is_so_many_a_day_on_average() -> None:
    two = CountBound(clause=C1, direction=Direction.MAX, amount=2)

    assert found(two, "Anna O R\nBoris O R\nGia O O") == []
    assert found(two, "Anna O R\nBoris O O\nGia O O") == [("U", 5, 4, 6)]


def test_people_on_leave_leave_the_base_on_their_days_alone() -> None:
    daily = replace(HALF, base=Base(exclude_leave=True))

    assert found(daily, "Anna O L\nBoris O R") == [("U", 2, 1, 3)]


@pytest.mark.parametrize(
    ("picture", "broken"), [("Anna R R\nBoris O O", []), ("Anna R O\nBoris O O", [("U", 1, 2, 4)])]
)
def test_a_floor_at_home_may_be_met_by_one_person_alone(picture: str, broken: list[object]) -> None:
    assert (
        found(replace(HALF, direction=Direction.MIN, measured=Measured.REMOTE), picture) == broken
    )


def test_small_units_keep_what_they_are_always_allowed_each_day() -> None:
    daily = replace(HALF, amount=Fraction(1, 3), min_allowed=1)

    assert found(daily, "Anna O O O") == []
    assert found(replace(daily, min_allowed=0), "Anna O O O") == [("U", 3, 1, 3)]


def test_a_breach_is_told_once_without_a_day() -> None:
    rule = WeekAverage(clause=C1, daily=HALF)

    assert list(rule.check(draw("Anna O O\nBoris O R"))) == [
        Violation(rule="week-average", clause=C1, unit="U", found=3, limit=2, base=4),
    ]
