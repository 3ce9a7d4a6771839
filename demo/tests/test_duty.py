"""The demo agency has its duty planned for the month, and the week follows it."""

from collections import Counter
from datetime import date, timedelta

import pytest

from demo.duty import duty_periods
from demo.play import play
from duties.enums import DutyPeriod
from duties.models import DutyRoster, DutyTurn
from duties.selectors.sheets import duty_sheet
from duties.sheets.judging import findings_of
from weeks.enums import Mode
from weeks.models import Entry

pytestmark = pytest.mark.django_db


def test_a_week_in_two_months_has_what_is_left_of_the_first_and_the_whole_second() -> None:
    rest, december = duty_periods(date(2026, 11, 30))

    assert (rest.kind, rest.first, rest.last) == (
        DutyPeriod.FREE,
        date(2026, 11, 30),
        date(2026, 11, 30),
    )
    assert (december.first, december.last) == (date(2026, 12, 1), date(2026, 12, 31))
    assert [one.kind for one in duty_periods(date(2026, 11, 23))] == [DutyPeriod.MONTH]


def test_every_shift_of_the_month_is_filled_and_the_week_shows_who_is_there() -> None:
    play(date(2026, 11, 22), tell=lambda line: None)

    monday = date(2026, 11, 23)
    week = [monday + timedelta(days=number) for number in range(7)]
    [roster] = DutyRoster.objects.select_related("agency", "unit")
    assert findings_of(duty_sheet(roster)).faults == ()
    on_duty = Counter(
        DutyTurn.objects.filter(day__in=week).values_list("shift__post__name", flat=True)
    )
    # 24/11 is a holiday: three days of rest and holiday in the week
    assert on_duty == {
        "Trực lãnh đạo": 7,
        "Trực ban": 7,
        "Bảo vệ": 14,
        "Văn thư": 3,
        "Lái xe": 3,
    }
    officers = DutyTurn.objects.filter(day__in=week, shift__post__name="Trực ban")
    shown = Entry.objects.filter(
        roster__unit__code="vp", roster__state="published", morning=Mode.ON_DUTY, is_rostered=True
    )
    guards = DutyTurn.objects.filter(shift__post__name="Bảo vệ").select_related("shift")
    nights = {(turn.staff_id, turn.day) for turn in guards if turn.shift.begins == 18 * 60}
    assert not [one for one in guards if (one.staff_id, one.day - timedelta(days=1)) in nights]
    assert set(officers.values_list("staff", "day")) <= set(shown.values_list("staff", "day"))
