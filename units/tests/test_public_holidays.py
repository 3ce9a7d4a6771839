from datetime import date, timedelta

import pytest

from planning.time import Week
from units.public_holidays import calendar_of_years, special_days


def off(year: int, month: int) -> list[int]:
    """The weekdays of a month nobody works on."""
    calendar = calendar_of_years(year, year)
    days = [date(year, month, 1) + timedelta(days=n) for n in range(28)]
    return [day.day for day in days if day.weekday() < 5 and not calendar.is_working(day)]


def test_the_calendar_of_2026_is_as_announced() -> None:
    assert off(2026, 1) == [1, 2]
    assert off(2026, 2) == [16, 17, 18, 19, 20]
    assert off(2026, 4) == [27]
    assert off(2026, 5) == [1]
    assert off(2026, 9) == [1, 2]
    assert off(2026, 11) == [24]


def test_swapped_saturdays_of_2026_are_worked() -> None:
    worked = [special.day for special in special_days(2026) if special.kind == "made-up"]

    assert worked == [date(2026, 1, 10), date(2026, 8, 22)]
    assert calendar_of_years(2026, 2026).working_days(Week.of(date(2026, 1, 5)))[-1] == date(
        2026, 1, 10
    )


def test_tet_of_2027_is_what_is_expected_and_says_so() -> None:
    tet = [special for special in special_days(2027) if special.day.month == 2]

    assert [special.day.day for special in tet] == [5, 6, 7, 8, 9, 10, 11]
    assert {special.basis for special in tet} == {"Dự kiến, chờ thông báo chính thức"}


@pytest.mark.parametrize("year", range(2026, 2036))
def test_every_year_has_the_day_of_culture(year: int) -> None:
    assert [
        special.name for special in special_days(year) if special.day == date(year, 11, 24)
    ] == ["Ngày Văn hóa Việt Nam"]


def test_the_day_of_culture_did_not_exist_before() -> None:
    assert date(2025, 11, 24) not in {special.day for special in special_days(2025)}


def test_names_are_written_as_an_office_writes_them() -> None:
    assert {special.name for special in special_days(2027)} == {
        "Tết Dương lịch",
        "Tết Nguyên đán",
        "Nghỉ bù Tết Nguyên đán",
        "Giỗ Tổ Hùng Vương (10/3 âm lịch)",
        "Ngày Chiến thắng 30/4",
        "Ngày Quốc tế lao động 01/5",
        "Nghỉ bù Ngày Quốc tế lao động 01/5",
        "Quốc khánh 02/9",
        "Ngày Văn hóa Việt Nam",
    }
