from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from planning.time import Week
from units.templatetags import vietnamese

MONDAY = date(2026, 11, 30)
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)  # 16:00 in Hà Nội


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (vietnamese.weekday(MONDAY), "Thứ Hai"),
        (vietnamese.weekday(date(2026, 12, 6)), "Chủ nhật"),
        (vietnamese.weekday_short(MONDAY), "T2"),
        (vietnamese.day(MONDAY), "30/11/2026"),
        (vietnamese.long_day(MONDAY), "Thứ Hai, 30/11/2026"),
        (vietnamese.day_in_a_sentence(MONDAY), "thứ Hai, ngày 30/11/2026"),
        (vietnamese.clock_time(FRIDAY_AFTERNOON), "16h00"),
        (vietnamese.clock_time(time(7, 30)), "7h30"),
        (vietnamese.moment(FRIDAY_AFTERNOON), "16h00, 27/11"),
        (vietnamese.deadline(FRIDAY_AFTERNOON), "16h00 thứ Sáu, 27/11/2026"),
        (vietnamese.week(MONDAY), "Tuần 49"),
        (vietnamese.week_days(Week(2026, 49)), "từ ngày 30/11/2026 đến ngày 06/12/2026"),
        (vietnamese.week_span(Week(2026, 49)), "30/11-06/12/2026"),
        (vietnamese.two_digits(4), "04"),
    ],
)
def test_days_and_times_are_written_as_an_office_writes_them(written: str, expected: str) -> None:
    assert written == expected


def test_new_years_day_belongs_to_the_week_of_the_old_year() -> None:
    assert vietnamese.week_of_year(date(2027, 1, 1)) == "Tuần 53/2026"


def test_a_moment_late_in_utc_is_already_the_next_day_in_hanoi() -> None:
    late = datetime(2026, 11, 29, 18, 30, tzinfo=UTC)

    assert vietnamese.long_day(late) == "Thứ Hai, 30/11/2026"
    assert vietnamese.week(late) == "Tuần 49"


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2026, 11, 27, 7, 6, tzinfo=UTC), "còn 1 giờ 54 phút"),
        (datetime(2026, 11, 27, 8, 59, 30, tzinfo=UTC), "còn 0 phút"),
        (datetime(2026, 11, 25, 8, 0, tzinfo=UTC), "còn 2 ngày 1 giờ"),
        (datetime(2026, 11, 27, 9, 1, tzinfo=UTC), ""),
    ],
)
def test_the_time_left_is_said_in_the_two_largest_measures(now: datetime, left: str) -> None:
    assert vietnamese.time_left(FRIDAY_AFTERNOON, now) == left


def test_a_reader_of_english_sees_english_weekdays_and_times() -> None:
    with translation.override("en"):
        written = (
            vietnamese.long_day(MONDAY),
            vietnamese.deadline(FRIDAY_AFTERNOON),
            vietnamese.week(MONDAY),
        )

    assert written == ("Monday, 30/11/2026", "16:00, Friday 27/11/2026", "Week 49")
