"""A roster of duty goes on where the last one ended: weekday by weekday, or by the list."""

from datetime import date, timedelta

import pytest

from duties.enums import DutyStepKind
from duties.errors import NoPeriodBefore, NothingChanged, OutsidePeriod
from duties.models import DutyRoster
from duties.services.filling import copy_duty, rotate_duty
from duties.services.turns import undo_turns
from duties.tests.factories import (
    DutyHouse,
    give,
    make_house,
    make_post,
    make_shift,
    opened_duty,
    published_duty,
    seen_duty,
)
from duties.values.rosters import RosterPeriod
from rosters.tests.factories import NOW
from tests.factories import MONDAY, make_absence
from units.models import Staff

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


@pytest.fixture
def later(house: DutyHouse) -> DutyRoster:
    """The week after a published one."""
    published_duty(house)
    return opened_duty(house, RosterPeriod.week_of(MONDAY + WEEK))


def by_day(roster: DutyRoster, shift_id: int) -> dict[date, str]:
    turns = roster.turns.filter(shift=shift_id).select_related("staff").order_by("day")
    return {turn.day: turn.staff.full_name.split()[-1] for turn in turns}


def rotated(roster: DutyRoster, house: DutyHouse, *people: Staff) -> dict[date, str]:
    rotate_duty(
        roster.pk,
        house.day.pk,
        [person.pk for person in people],
        by=house.keeper,
        at=NOW,
        seen=seen_duty(roster),
    )
    return by_day(roster, house.day.pk)


def test_the_pattern_of_the_week_before_is_copied_weekday_by_weekday(
    house: DutyHouse, later: DutyRoster
) -> None:
    filled = copy_duty(later.pk, by=house.keeper, at=NOW, seen=seen_duty(later))

    before = DutyRoster.objects.get(state="published")
    assert (filled.given, filled.skipped) == (14, ())
    assert by_day(later, house.day.pk) == {
        day + WEEK: name for day, name in by_day(before, house.day.pk).items()
    }
    undo_turns(later.pk, by=house.keeper, at=NOW, seen=seen_duty(later))
    assert not later.turns.exists()


def test_a_month_is_copied_by_weekdays_as_far_as_it_goes(house: DutyHouse) -> None:
    december = RosterPeriod.month_of(date(2026, 12, 1))
    published_duty(house, december)
    january = opened_duty(house, RosterPeriod.month_of(date(2027, 1, 1)))

    copy_duty(january.pk, by=house.keeper, at=NOW, seen=seen_duty(january))

    days = by_day(january, house.day.pk)
    assert (min(days), max(days)) == (date(2027, 1, 1), date(2027, 1, 28))


def test_who_cannot_is_left_out_and_told_of(house: DutyHouse, later: DutyRoster) -> None:
    make_absence(house.an, MONDAY + WEEK)

    filled = copy_duty(later.pk, by=house.keeper, at=NOW, seen=seen_duty(later))

    assert filled.given == 13
    assert [(one.staff_id, one.day, one.why) for one in filled.skipped] == [
        (house.an.pk, MONDAY + WEEK, "Vũ Hoài An vắng ngày 07/12/2026: nghỉ phép.")
    ]


def test_what_is_there_already_stays(house: DutyHouse, later: DutyRoster) -> None:
    give(later, house.day, house.here.leader, MONDAY + WEEK, by=house.keeper)

    filled = copy_duty(later.pk, by=house.keeper, at=NOW, seen=seen_duty(later))

    assert by_day(later, house.day.pk)[MONDAY + WEEK] == "Vân"
    assert [one.day for one in filled.skipped] == [MONDAY + WEEK]
    with pytest.raises(NothingChanged):
        copy_duty(later.pk, by=house.keeper, at=NOW, seen=seen_duty(later))


def test_without_a_period_before_there_is_no_pattern(house: DutyHouse) -> None:
    roster = opened_duty(house)

    with pytest.raises(NoPeriodBefore):
        copy_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))


def test_the_list_goes_on_behind_whoever_had_the_shift_last(
    house: DutyHouse, later: DutyRoster
) -> None:
    """An had Sunday."""
    leader, deputy = house.here.leader, house.here.deputy

    found = rotated(later, house, leader, house.an, deputy)

    assert list(found.values()) == ["Thịnh", "Vân", "An", "Thịnh", "Vân", "An", "Thịnh"]
    assert later.steps.get().kind == DutyStepKind.ROTATED


def test_who_is_away_on_the_day_is_next_as_soon_as_they_can(
    house: DutyHouse, later: DutyRoster
) -> None:
    make_absence(house.here.deputy, MONDAY + WEEK)

    found = rotated(later, house, house.here.leader, house.an, house.here.deputy)

    assert list(found.values())[:5] == ["Vân", "Thịnh", "An", "Vân", "Thịnh"]


def test_a_place_that_is_taken_is_passed_over(house: DutyHouse, later: DutyRoster) -> None:
    give(later, house.day, house.bao, MONDAY + WEEK, by=house.keeper)

    found = rotated(later, house, house.here.leader, house.here.deputy)

    assert list(found.values())[:3] == ["Bảo", "Vân", "Thịnh"]


def test_a_list_of_nobody_who_can_changes_nothing(house: DutyHouse, later: DutyRoster) -> None:
    with pytest.raises(NothingChanged):
        rotated(later, house)
    with pytest.raises(OutsidePeriod):
        rotate_duty(
            later.pk,
            make_shift(make_post(house.agency, "Khác")).pk,
            [house.an.pk],
            by=house.keeper,
            at=NOW,
            seen=seen_duty(later),
        )
    assert later.steps.count() == 0
