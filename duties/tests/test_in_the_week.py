"""A published roster of duty stands in the weeks of its people, and one that is superseded does
not.
"""

from datetime import date, timedelta

import pytest

from duties.services.filing import approve_duty, submit_duty
from duties.services.publishing import amend_duty, publish_duty
from duties.services.telling import tell_weeks
from duties.services.turns import change_turns
from duties.tests.factories import (
    NEXT_WEEK,
    DutyHouse,
    approved_duty,
    make_house,
    published_duty,
    seen_duty,
)
from duties.values.rosters import TurnEdit
from planning.rules.counting import Base
from planning.time import Slot
from rosters.errors import RosteredCell
from rosters.selectors.day import told_reason
from rosters.services import (
    copy_week,
    refresh_drafts,
    refresh_roster,
    set_cells,
)
from rosters.tests.factories import NOW, WEEK, opened, put, seen
from tests.factories import MONDAY, make_absence
from units.models import Staff, Unit
from weeks.enums import Mode
from weeks.models import DutyState, WeeklyRoster
from weeks.selectors.outdated import outdated_cells
from weeks.selectors.sheets import sheet_of
from weeks.sheets import cells_of
from weeks.values.cells import Cell, CellEdit

pytestmark = pytest.mark.django_db
TUESDAY, SATURDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=5)
ON_DUTY = Cell(morning=Mode.ON_DUTY, afternoon=Mode.ON_DUTY, reason="office-duty", is_rostered=True)


@pytest.fixture
def house() -> DutyHouse:
    return make_house()


def cell(roster: WeeklyRoster, staff: Staff, day: date) -> Cell | None:
    return cells_of(roster.entries.all()).get((staff.pk, day))


def caught_up(roster: WeeklyRoster) -> WeeklyRoster:
    refresh_drafts(roster.agency_id, at=NOW)
    return WeeklyRoster.objects.get(pk=roster.pk)


def test_a_week_opened_later_has_the_turns_of_its_people(house: DutyHouse) -> None:
    """An by day on Monday, Bảo on Tuesday; An on Saturday, which nobody works."""
    published_duty(house)

    week = opened(house.here)

    assert cell(week, house.an, MONDAY) == ON_DUTY
    assert cell(week, house.an, TUESDAY) == Cell(morning=Mode.ON_SITE, afternoon=Mode.ON_SITE)
    assert cell(week, house.bao, SATURDAY) == ON_DUTY
    assert cell(week, house.an, SATURDAY) is None


def test_a_turn_planned_first_counts_in_the_week(house: DutyHouse) -> None:
    published_duty(house)
    sheet = sheet_of(put(opened(house.here), house.an, Mode.REMOTE, by=house.here.head))

    present = [str(house.an.pk) in sheet.plan.present(Slot(day)) for day in (MONDAY, TUESDAY)]

    assert present == [True, False]


def test_a_draft_takes_the_turns_up_when_they_are_published(house: DutyHouse) -> None:
    week = opened(house.here)
    published_duty(house)

    after = caught_up(week)

    assert cell(after, house.an, MONDAY) == ON_DUTY
    assert cell(after, house.bao, SATURDAY) == ON_DUTY
    assert outdated_cells(sheet_of(after)) == {}


def test_what_is_only_approved_stands_in_no_week(house: DutyHouse) -> None:
    approved_duty(house)

    assert cell(opened(house.here), house.an, MONDAY) != ON_DUTY
    assert not DutyState.objects.exists()


def test_a_night_leaves_the_working_day_and_takes_the_evening_of_a_day_off(
    house: DutyHouse,
) -> None:
    published_duty(house)
    guard = house.here.staff[3]  # by night on Tuesday, Thursday and Saturday

    assert list(
        DutyState.objects.filter(staff=guard).values_list("day", "morning", "afternoon")
    ) == [(SATURDAY, False, True)]


REST = Cell(morning=Mode.OFF, afternoon=Mode.OFF, is_rostered=True)


@pytest.fixture
def rested(house: DutyHouse) -> DutyHouse:
    """The guards have the day after a night to themselves."""
    house.night.post.rest_after_night = True
    house.night.post.save()
    return house


def test_without_the_setting_the_day_after_a_night_is_worked(house: DutyHouse) -> None:
    published_duty(house)

    assert cell(opened(house.here), house.here.staff[3], MONDAY + timedelta(days=2)) != REST
    assert not DutyState.objects.filter(is_rest=True).exists()


def test_the_day_after_a_night_is_off_and_in_no_number(rested: DutyHouse) -> None:
    """The guard is on duty by night on Tuesday, Thursday and Saturday: Wednesday and Friday are
    off, Sunday nobody works.
    """
    published_duty(rested)
    guard = rested.here.staff[3]

    week = opened(rested.here)

    sheet = sheet_of(week)
    days = [MONDAY + timedelta(days=n) for n in range(5)]
    assert [cell(week, guard, day) == REST for day in days] == [False, False, True, False, True]
    assert outdated_cells(sheet) == {}
    everybody = frozenset(str(member.id) for member in sheet.members)
    out = [Base().away(sheet.plan, everybody, Slot(day)) for day in days]
    other = rested.here.staff[2]  # by night on Monday, Wednesday, Friday and Sunday
    assert out == [
        frozenset(str(one.pk) for one in some)
        for some in ((), (other,), (guard,), (other,), (guard,))
    ]
    assert (guard.pk, days[2]) not in sheet.free


def test_the_week_says_why_and_nobody_changes_it(rested: DutyHouse) -> None:
    published_duty(rested)
    guard, wednesday = rested.here.staff[3], MONDAY + timedelta(days=2)
    week = opened(rested.here)

    with pytest.raises(RosteredCell):
        set_cells(
            week.pk,
            [CellEdit.whole(guard.pk, wednesday, Mode.REMOTE)],
            by=rested.here.head,
            at=NOW,
            seen=seen(week),
        )
    entry = week.entries.get(staff=guard, day=wednesday)
    assert told_reason(entry) == "Nghỉ sau ca trực đêm"


def test_the_day_is_worked_again_when_the_night_is_gone(rested: DutyHouse) -> None:
    week = opened(rested.here)
    roster = published_duty(rested)
    guard, wednesday = rested.here.staff[3], MONDAY + timedelta(days=2)
    before = cell(week, guard, wednesday)
    assert cell(caught_up(week), guard, wednesday) == REST

    roster.turns.filter(day=TUESDAY, shift=rested.night).delete()
    tell_weeks(roster)

    assert cell(caught_up(week), guard, wednesday) == before


def test_leave_on_the_day_after_a_night_stays_leave(rested: DutyHouse) -> None:
    published_duty(rested)
    guard, wednesday = rested.here.staff[3], MONDAY + timedelta(days=2)
    make_absence(guard, wednesday)

    found = cell(opened(rested.here), guard, wednesday)

    assert found is not None
    assert (found.morning, found.is_rostered) == (Mode.LEAVE, False)


def test_a_duty_by_telephone_is_no_presence(house: DutyHouse) -> None:
    house.day.post.on_site = False
    house.day.post.save()

    published_duty(house)

    assert not DutyState.objects.filter(staff=house.an).exists()


def test_half_a_day_on_duty_leaves_the_other_half(house: DutyHouse) -> None:
    house.day.begins, house.day.ends = 7 * 60, 12 * 60
    house.day.save()
    published_duty(house)

    found = cell(opened(house.here), house.an, MONDAY)

    assert found is not None
    assert (found.morning, found.afternoon) == (Mode.ON_DUTY, Mode.ON_SITE)


def test_an_amendment_takes_out_what_it_does_not_keep(house: DutyHouse) -> None:
    week = opened(house.here)
    roster = published_duty(house)
    caught_up(week)
    amendment = amend_duty(roster.pk, by=house.keeper, at=NOW, reason="An bận")
    edit = TurnEdit(house.day.pk, MONDAY, take=house.an.pk, give=house.here.leader.pk)
    change_turns(amendment.pk, [edit], by=house.keeper, at=NOW, seen=seen_duty(amendment))
    assert cell(caught_up(week), house.an, MONDAY) == ON_DUTY

    submit_duty(amendment.pk, by=house.keeper, at=NOW, seen=seen_duty(amendment))
    approve_duty(amendment.pk, by=house.here.director, at=NOW, seen=seen_duty(amendment))
    publish_duty(amendment.pk, by=house.keeper, at=NOW, seen=seen_duty(amendment))
    after = caught_up(week)

    assert cell(after, house.an, MONDAY) == Cell(morning=Mode.ON_SITE, afternoon=Mode.ON_SITE)
    assert cell(after, house.here.leader, MONDAY) == ON_DUTY


def test_a_day_off_is_empty_again_when_its_turn_is_gone(house: DutyHouse) -> None:
    week = opened(house.here)
    roster = published_duty(house)
    caught_up(week)
    roster.turns.filter(day=SATURDAY).delete()
    tell_weeks(roster)

    after = caught_up(week)

    assert cell(after, house.bao, SATURDAY) is None


def test_who_is_away_is_not_shown_on_duty(house: DutyHouse) -> None:
    published_duty(house)
    make_absence(house.an, MONDAY)

    found = cell(opened(house.here), house.an, MONDAY)

    assert found is not None
    assert (found.morning, found.is_rostered) == (Mode.LEAVE, False)


def test_a_turn_is_not_edited_in_the_week(house: DutyHouse) -> None:
    published_duty(house)
    week = opened(house.here)

    for day in (MONDAY, SATURDAY):
        who = house.an if day == MONDAY else house.bao
        with pytest.raises(RosteredCell):
            set_cells(
                week.pk,
                [CellEdit.whole(who.pk, day, Mode.REMOTE if day == MONDAY else Mode.OFF)],
                by=house.here.head,
                at=NOW,
                seen=seen(week),
            )
    after = put(week, house.an, Mode.REMOTE, by=house.here.head)

    assert cell(after, house.an, MONDAY) == ON_DUTY
    assert cell(after, house.an, TUESDAY) == Cell(morning=Mode.REMOTE, afternoon=Mode.REMOTE)


def test_a_turn_of_last_week_is_not_copied(house: DutyHouse) -> None:
    published_duty(house)
    opened(house.here)
    later = opened(house.here, WEEK.shifted(1))

    copied = copy_week(later.pk, by=house.here.head, at=NOW, seen=seen(later))

    assert {(one.staff_id, one.day - timedelta(days=7)) for one in copied.skipped} == set(
        DutyState.objects.filter(day__lt=SATURDAY).values_list("staff", "day")
    )
    assert not WeeklyRoster.objects.get(pk=later.pk).entries.filter(morning="tr").exists()


def test_refreshing_by_hand_takes_the_turns_up_as_one_step(house: DutyHouse) -> None:
    week = opened(house.here)
    published_duty(house)

    refresh_roster(week.pk, by=house.here.head, at=NOW, seen=seen(week))

    assert cell(week, house.an, MONDAY) == ON_DUTY


def test_units_without_any_turn_are_left_alone(house: DutyHouse) -> None:
    other = make_house().here.unit
    before = Unit.objects.get(pk=house.here.unit.pk).revision

    published_duty(house)

    here = Unit.objects.get(pk=house.here.unit.pk)
    assert (here.revision, here.duty_until) == (before + 1, NEXT_WEEK.last)
    assert Unit.objects.get(pk=other.pk).duty_until is None


def test_two_rosters_of_duty_share_a_day_of_somebody(house: DutyHouse) -> None:
    """By day until noon, and in the afternoon by another roster."""
    house.day.begins, house.day.ends = 7 * 60, 12 * 60
    house.day.save()
    published_duty(house)
    DutyState.objects.create(
        staff=house.an, day=MONDAY, morning=False, afternoon=True, source="duty-roster-0"
    )

    assert cell(opened(house.here), house.an, MONDAY) == ON_DUTY
