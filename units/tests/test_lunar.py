"""Days are called by the moon as the table says, and the table is what its script makes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import translation
from holidays import country_holidays

from tools.make_lunar import FIRST, LAST, TABLE, table
from units.lunar import LunarDay, lunar_day, lunar_label, near_tet
from units.lunar_years import YEARS

TABLED = range(FIRST, LAST + 1)


def found_in_library(name: str) -> dict[int, date]:
    """The day of that name in each year, as the library of public holidays has it."""
    return {
        year: next(
            day
            for day, called in sorted(
                country_holidays("VN", years=year, language="vi", observed=False).items()
            )
            if called == name
        )
        for year in TABLED
    }


def test_the_table_is_what_its_script_makes() -> None:
    assert Path(TABLE).read_text(encoding="utf-8") == table()


def test_every_new_year_is_the_one_that_is_celebrated() -> None:
    celebrated = found_in_library("Tết Nguyên Đán")

    assert {year: lunar_day(day) for year, day in celebrated.items()} == {
        year: LunarDay(year, 1, 1) for year in TABLED
    }


def test_every_day_of_the_kings_is_the_tenth_of_the_third_month() -> None:
    celebrated = found_in_library("Ngày Giỗ Tổ Hùng Vương")

    assert {year: lunar_day(day) for year, day in celebrated.items()} == {
        year: LunarDay(year, 3, 10) for year in TABLED
    }


def test_years_follow_one_another_without_a_day_between() -> None:
    ends = {
        year + 1: begins + timedelta(days=29 * len(lengths) + lengths.count("1"))
        for year, (begins, lengths, _leap) in YEARS.items()
        if year < LAST
    }

    assert ends == {year: YEARS[year][0] for year in TABLED}


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2027, 2, 1), "25 Chạp"),
        (date(2027, 2, 5), "29 Tết"),
        (date(2027, 2, 6), "Mùng 1"),
        (date(2027, 2, 20), "Rằm Giêng"),
        (date(2027, 2, 21), "16 Giêng"),
        (date(2026, 11, 30), "22/10"),
        (date(2025, 7, 25), "1/6 nhuận"),
        (date(2024, 1, 1), "20/11"),
    ],
)
def test_a_day_is_called_as_an_office_writes_it(day: date, label: str) -> None:
    with translation.override("vi"):
        assert lunar_label(day) == label


def test_a_leap_month_stands_behind_the_month_of_its_number() -> None:
    assert [lunar_day(date(2025, 7, day)) for day in (24, 25)] == [
        LunarDay(2025, 6, 30),
        LunarDay(2025, 6, 1, is_leap=True),
    ]


def test_the_year_before_the_goat_has_no_thirtieth_of_the_last_month() -> None:
    found = [lunar_day(date(2024, 2, 9)), *(lunar_day(date(2027, 2, day)) for day in (5, 6))]

    assert found == [LunarDay(2023, 12, 30), LunarDay(2026, 12, 29), LunarDay(2027, 1, 1)]


def test_people_name_days_by_the_moon_from_the_27th_to_the_tenth() -> None:
    found = [near_tet(date(2027, 2, 3) + timedelta(days=n)) for n in (-1, 0, 12, 13)]

    assert found == [False, True, True, False]
    assert not near_tet(date(2026, 12, 1))
    assert not near_tet(date(LAST + 2, 1, 1))


def test_a_year_beyond_the_table_has_no_days() -> None:
    beyond = date(LAST + 2, 1, 1)

    assert (lunar_day(beyond), lunar_label(beyond)) == (None, "")
