"""The played days are working days in order, whatever the calendar holds."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from demo.timetable import timetable
from planning.time import Calendar, DayKind

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
TET = {date(2026, 2, 16) + timedelta(days=n): DayKind.HOLIDAY for n in range(5)}
CULTURE_DAY = {date(2026, 11, 24): DayKind.HOLIDAY}


@pytest.mark.parametrize(
    ("today", "special", "days"),
    [
        (
            date(2026, 11, 29),
            {},
            (date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)),
        ),
        (
            date(2026, 11, 22),
            CULTURE_DAY,
            (date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 23)),
        ),
        (
            date(2026, 2, 15),
            TET,
            (date(2026, 2, 11), date(2026, 2, 12), date(2026, 2, 13), date(2026, 2, 23)),
        ),
    ],
    ids=["a Sunday", "a week with 24 November in it", "before Tết"],
)
def test_the_play_goes_from_two_working_days_before_filing_to_the_first_working_day(
    today: date, special: dict[date, DayKind], days: tuple[date, ...]
) -> None:
    table = timetable(today, Calendar(special), VIETNAM)

    assert (table.two_days_before, table.one_day_before, table.filing, table.first_day) == days
