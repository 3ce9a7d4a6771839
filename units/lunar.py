"""What a day is called by the moon: 29 Tết, mùng 1. Read from a table, never computed."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from django.utils.translation import gettext as _

from units.lunar_years import YEARS

TET_BEGINS: Final = 27
"""From this day of the twelfth month on, people count the days to Tết: 27 Tết, 28 Tết."""
LAST_MUNG: Final = 10
"""The first ten days of a month are its "mùng"."""
FULL_MOON: Final = 15


@dataclass(frozen=True, slots=True)
class LunarDay:
    """`month` is counted from the first, Giêng, to the twelfth, Chạp; `is_leap`: it is the second
    month of that number in its year.
    """

    year: int
    month: int
    day: int
    is_leap: bool = False

    @property
    def label(self) -> str:
        """As an office writes it in the head of a duty list."""
        if self.is_leap:
            return _("%(day)s/%(month)s nhuận") % {"day": self.day, "month": self.month}
        if self.month == 12:
            words = _("%(day)s Tết") if self.day >= TET_BEGINS else _("%(day)s Chạp")
            return words % {"day": self.day}
        if self.month == 1:
            return self._label_in_first_month()
        return f"{self.day}/{self.month}"

    def _label_in_first_month(self) -> str:
        if self.day <= LAST_MUNG:
            return _("Mùng %(day)s") % {"day": self.day}
        return _("Rằm Giêng") if self.day == FULL_MOON else _("%(day)s Giêng") % {"day": self.day}


@dataclass(frozen=True, slots=True)
class LunarMonth:
    """A month of the table: its first day, how many days it has, and what it is."""

    begins: date
    days: int
    year: int
    number: int
    is_leap: bool


def lunar_day(day: date) -> LunarDay | None:
    """What `day` is by the moon; None beyond the table."""
    months = _months()
    place = bisect_right(months, day, key=lambda month: month.begins) - 1
    if place < 0:
        return None
    month, passed = months[place], (day - months[place].begins).days
    if passed >= month.days:
        return None
    return LunarDay(month.year, month.number, passed + 1, month.is_leap)


def lunar_label(day: date) -> str:
    """The same in words; empty beyond the table."""
    found = lunar_day(day)
    return found.label if found else ""


def near_tet(day: date) -> bool:
    """Whether people name that day by the moon: from 27 Tết to mùng 10."""
    found = lunar_day(day)
    if found is None or found.is_leap:
        return False
    return (found.month == 12 and found.day >= TET_BEGINS) or (
        found.month == 1 and found.day <= LAST_MUNG
    )


@lru_cache(maxsize=1)
def _months() -> tuple[LunarMonth, ...]:
    return tuple(month for year in sorted(YEARS) for month in _months_of(year))


def _months_of(year: int) -> Iterator[LunarMonth]:
    begins, lengths, leap = YEARS[year]
    for place, is_long in enumerate(lengths):
        is_leap = bool(leap) and place == leap
        number = place if leap and place >= leap else place + 1
        days = 29 + int(is_long)
        yield LunarMonth(begins, days, year, number, is_leap)
        begins += timedelta(days=days)
