"""Hours of shifts, days, and what is wrong with a duty roster by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.duty.day import DayClass, DutyDay
from planning.duty.fault import DutyLack, faults_of
from planning.duty.person import DutyRelease, PostSpan
from planning.duty.plan import DutyTurn
from planning.duty.post import CoverNeed
from planning.duty.shift import BadShiftHours, ShiftHours
from planning.tests.drawing import MONDAY, SATURDAY, SUNDAY, TUESDAY
from planning.turn_picture import draw_turns, turns_picture

OFFICE_DAY = ShiftHours(450, 1020)
NIGHT = ShiftHours(1020, 1890)


def turn(person: str, shift: str, day: date, post: str = "officer") -> DutyTurn:
    return DutyTurn(day=day, post=post, shift=shift, person=person)


@pytest.mark.parametrize(
    ("begins", "ends"),
    [(480, 480), (480, 400), (-1, 60), (1440, 1500), (420, 420 + 1441), (0, 1800)],
)
def test_hours_that_are_no_shift_are_refused_with_the_hours(begins: int, ends: int) -> None:
    with pytest.raises(BadShiftHours) as refused:
        ShiftHours(begins, ends)

    assert (refused.value.begins, refused.value.ends) == (begins, ends)


def test_a_shift_may_last_from_a_minute_to_a_whole_day() -> None:
    assert (ShiftHours(0, 1).minutes, ShiftHours(420, 1860).minutes) == (1, 1440)


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [
        (OFFICE_DAY, 0),
        (NIGHT, 480),
        (ShiftHours(0, 1440), 480),
        (ShiftHours(1320, 2640), 480),
        (ShiftHours(1439, 2879), 480),
        (ShiftHours(300, 420), 60),
    ],
)
def test_the_night_is_from_ten_to_six(hours: ShiftHours, minutes: int) -> None:
    assert hours.night_minutes == minutes


@given(st.integers(0, 1439), st.integers(1, 1440))
def test_night_minutes_are_those_of_the_clock(begins: int, length: int) -> None:
    hours = ShiftHours(begins, begins + length)

    at_night = sum(m % 1440 < 360 or m % 1440 >= 1320 for m in range(begins, begins + length))

    assert hours.night_minutes == at_night


@pytest.mark.parametrize(
    ("one", "other", "days", "gap", "overlaps"),
    [
        (NIGHT, OFFICE_DAY, 1, 0, False),
        (NIGHT, ShiftHours(420, 600), 1, -30, True),
        (OFFICE_DAY, NIGHT, 0, 0, False),
        (OFFICE_DAY, OFFICE_DAY, 0, -570, True),
        (OFFICE_DAY, ShiftHours(1020, 1900), -1, -1440, True),
        (OFFICE_DAY, ShiftHours(420, 500), -1, -2040, False),
    ],
)
def test_shifts_of_different_days_are_compared_over_midnight(
    one: ShiftHours, other: ShiftHours, days: int, gap: int, overlaps: bool
) -> None:
    assert (one.gap(other, days), one.overlaps(other, days)) == (gap, overlaps)


def test_a_worked_saturday_is_no_weekend_and_a_holiday_on_sunday_is() -> None:
    assert DutyDay(SATURDAY, DayClass.WORKING).weekend is None
    assert DutyDay(SUNDAY, DayClass.HOLIDAY).weekend == (2026, 49)
    assert DutyDay(MONDAY, DayClass.REST).weekend is None


def test_candidates_are_those_qualified_that_day_not_released_and_not_barred() -> None:
    plan = draw_turns("An . .\nBinh . .\nChi . .", first=MONDAY)
    an, binh, chi = plan.people
    need = CoverNeed(day=MONDAY, post="officer", shift="N")

    asked = replace(
        plan,
        people=(
            replace(an, released=(DutyRelease(nights_only=True, last=MONDAY),)),
            replace(binh, qualified=(PostSpan(posts=frozenset({"officer"}), first=TUESDAY),)),
            chi,
        ),
        needs=(need, replace(need, day=TUESDAY), replace(need, shift="D")),
        barred=frozenset({turn("Chi", "N", TUESDAY)}),
    )

    assert asked.candidates == (
        turn("An", "D", MONDAY),
        turn("Chi", "D", MONDAY),
        turn("Chi", "N", MONDAY),
        turn("An", "N", TUESDAY),
        turn("Binh", "N", TUESDAY),
    )


def faults(plan, **changes) -> list[tuple[DutyLack, str, int, str | None]]:
    return [
        (one.lack, one.shift, one.missing, one.person)
        for one in faults_of(replace(plan, **changes))
    ]


def test_a_shift_has_too_few_enough_or_too_many() -> None:
    plan = draw_turns("An D\nBinh D\nChi N", first=MONDAY)
    need = CoverNeed(day=MONDAY, post="officer", shift="D", least=1, wanted=2, most=2)

    assert faults(plan, needs=(need, replace(need, shift="N"))) == [
        (DutyLack.UNWANTED, "N", 1, None)
    ]
    assert faults(plan, needs=(replace(need, most=1), replace(need, shift="N", least=3))) == [
        (DutyLack.CROWDED, "D", 1, None),
        (DutyLack.UNCOVERED, "N", 2, None),
    ]
    assert faults(plan, needs=(need,)) == [(DutyLack.CROWDED, "N", 1, None)]


def test_who_is_not_qualified_released_or_gone_is_unfit() -> None:
    plan = draw_turns("An D\nBinh D\nChi D", first=MONDAY)
    an, binh, _ = plan.people
    need = CoverNeed(day=MONDAY, post="officer", shift="D", most=None)

    assert faults(
        plan,
        needs=(need,),
        people=(replace(an, qualified=()), replace(binh, released=(DutyRelease(),))),
    ) == [(DutyLack.UNFIT, "D", 1, name) for name in ("An", "Binh", "Chi")]


def test_two_shifts_at_once_are_told_at_the_later_and_over_midnight_too() -> None:
    plan = draw_turns("An N | G .\nBinh . | N V\nChi . | N D\nDan D | . .", first=MONDAY)
    shifts = {(one.day, one.post, one.shift) for one in plan.turns}
    needs = tuple(
        CoverNeed(day=day, post=post, shift=shift, most=None) for day, post, shift in shifts
    )

    assert faults(plan, needs=needs) == [(DutyLack.AT_ONCE, "G", 1, "An")]


def test_what_is_pinned_stays_and_what_is_barred_does_not_come_back() -> None:
    plan = draw_turns("An D .\nBinh . .", first=MONDAY)
    need = CoverNeed(day=MONDAY, post="officer", shift="D")

    assert faults(
        plan,
        needs=(need,),
        pinned=frozenset({turn("Binh", "D", TUESDAY)}),
        barred=frozenset({turn("An", "D", MONDAY)}),
    ) == [(DutyLack.BARRED, "D", 1, "An"), (DutyLack.UNPINNED, "D", 1, "Binh")]


def test_a_picture_shows_what_was_drawn() -> None:
    plan = draw_turns("An(head) L | L . lD\nBinh . | DV N rN", first=MONDAY, classes="W W T:tet")

    assert turns_picture(plan) == "An L . D\nBinh DV N N"
    assert plan.days[-1] == DutyDay(MONDAY + timedelta(days=2), DayClass.TET, "tet")
    assert plan.carried == frozenset({turn("An", "L", MONDAY - timedelta(days=1), "leader")})
