from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation

from planning.time import Week
from units import words

MONDAY = date(2026, 11, 30)
FRIDAY_AFTERNOON = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)  # 16:00 in Hà Nội


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (words.weekday(MONDAY), "Thứ Hai"),
        (words.weekday(date(2026, 12, 6)), "Chủ nhật"),
        (words.weekday_short(MONDAY), "T2"),
        (words.day(MONDAY), "30/11/2026"),
        (words.long_day(MONDAY), "Thứ Hai, 30/11/2026"),
        (words.day_in_a_sentence(MONDAY), "thứ Hai, ngày 30/11/2026"),
        (words.clock_time(FRIDAY_AFTERNOON), "16h00"),
        (words.clock_time(time(7, 30)), "7h30"),
        (words.moment(FRIDAY_AFTERNOON), "16h00, 27/11"),
        (words.deadline(FRIDAY_AFTERNOON), "16h00 thứ Sáu, 27/11/2026"),
        (words.week(MONDAY), "Tuần 49"),
        (words.week_days(Week(2026, 49)), "từ ngày 30/11/2026 đến ngày 06/12/2026"),
        (words.week_span(Week(2026, 49)), "30/11-06/12/2026"),
        (words.two_digits(4), "04"),
    ],
)
def test_days_and_times_are_written_as_an_office_writes_them(written: str, expected: str) -> None:
    assert written == expected


def test_new_years_day_belongs_to_the_week_of_the_old_year() -> None:
    assert words.week_of_year(date(2027, 1, 1)) == "Tuần 53/2026"


def test_a_moment_late_in_utc_is_already_the_next_day_in_hanoi() -> None:
    late = datetime(2026, 11, 29, 18, 30, tzinfo=UTC)

    assert words.long_day(late) == "Thứ Hai, 30/11/2026"
    assert words.week(late) == "Tuần 49"


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
    assert words.time_left(FRIDAY_AFTERNOON, now) == left


def test_a_reader_of_english_sees_english_weekdays_and_times() -> None:
    with translation.override("en"):
        written = (
            words.long_day(MONDAY),
            words.deadline(FRIDAY_AFTERNOON),
            words.week(MONDAY),
        )

    assert written == ("Monday, 30/11/2026", "16:00, Friday 27/11/2026", "Week 49")
