"""Makes the table of lunar years behind the labels on the duty roster: when each month begins.

python -m tools.make_lunar --write    # units/lunar_years.py anew

The calendar of Vietnam follows the moon as it is seen at UTC+7: a month begins on the local day of
the new moon, the eleventh month holds the winter solstice, and of thirteen months between two
solstices the first in which the sun enters no sign is the leap month. The instants come from the
series of Jean Meeus, "Astronomical Algorithms" (chapters 25, 47 and 49 of 1998), in the short form
that Hồ Ngọc Đức published for this very calendar ("Computing the Vietnamese lunar calendar",
informatik.uni-leipzig.de/~duc/amlich). Nothing computes at run time: what is printed and what is
filed must not move with a library.
"""

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from math import floor, pi, sin
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).resolve().parent.parent / "units" / "lunar_years.py"
FIRST, LAST = 2024, 2050
UTC_OFFSET: Final = 7 / 24
"""Of Vietnam, in days."""
MONTH: Final = 29.530588853
"""The mean time from new moon to new moon, in days."""
FIRST_OF_1900: Final = 2415021
"""The Julian day number of the first of January 1900; a new moon was on that very day."""
JULIAN_DAY_OF_YEAR_1: Final = 1721425
"""What is added to `date.toordinal()` for the Julian day number of a date."""
HEADING: Final = '''\
"""Which lunar month begins on which day, as `python -m tools.make_lunar --write` wrote it.

Its source is named there.
"""

from datetime import date
from typing import Final

YEARS: Final[dict[int, tuple[date, str, int]]] = {
'''
FOOTING: Final = '''}
"""By the lunar year: its first day, the length of each of its months in order (1: 30 days, 0: 29),
and the number of the month that is repeated (0: none).
"""
'''


def main(words: list[str]) -> int:
    options = argparse.ArgumentParser(prog="python -m tools.make_lunar")
    options.add_argument("--write", action="store_true", help="into units/lunar_years.py")
    if options.parse_args(words).write:
        TABLE.write_text(table(), encoding="utf-8")
    else:
        print(table(), end="")
    return 0


def table() -> str:
    """The whole module; the lunar year before the first is there for its January."""
    rows = (_row(year, *lunar_year(year)) for year in range(FIRST - 1, LAST + 1))
    return HEADING + "".join(rows) + FOOTING


def _row(year: int, begins: date, lengths: str, leap: int) -> str:
    day = f"date({begins.year}, {begins.month}, {begins.day})"
    return f'    {year}: ({day}, "{lengths}", {leap}),\n'


def lunar_year(year: int) -> tuple[date, str, int]:
    """The lunar year that begins in `year`, as the table keeps it."""
    months = [*_months_between_solstices(year), *_months_between_solstices(year + 1)]
    eleventh = _eleventh_month(year - 1)
    begins = [_new_moon_day(eleventh + place) for place in range(len(months) + 1)]
    first = months.index((1, False))
    after = months.index((1, False), first + 1)
    lengths = "".join(str(begins[place + 1] - begins[place] - 29) for place in range(first, after))
    leap = next((month for month, is_leap in months[first:after] if is_leap), 0)
    return date.fromordinal(begins[first] - JULIAN_DAY_OF_YEAR_1), lengths, leap


def _months_between_solstices(year: int) -> Iterator[tuple[int, bool]]:
    """The months from the eleventh of the year before to the tenth of `year`: number, leap or
    not.
    """
    first, next_first = _eleventh_month(year - 1), _eleventh_month(year)
    leap = None
    if next_first - first == 13:
        leap = next(
            number
            for number in range(first + 1, next_first)
            if _sign(_new_moon_day(number)) == _sign(_new_moon_day(number + 1))
        )
    month = 11
    for number in range(first, next_first):
        if number == leap:
            yield (month - 2) % 12 + 1, True
            continue
        yield (month - 1) % 12 + 1, False
        month += 1


def _eleventh_month(year: int) -> int:
    """The new moon whose month holds the winter solstice of `year`."""
    last_day = date(year, 12, 31).toordinal() + JULIAN_DAY_OF_YEAR_1
    number = floor((last_day - FIRST_OF_1900) / MONTH)
    return number - 1 if _sign(_new_moon_day(number)) >= 9 else number


def _new_moon_day(number: int) -> int:
    """The Julian day number, in Vietnam, of this new moon since that of the first of January
    1900.
    """
    century = number / 1236.85
    square, cube = century**2, century**3
    turn = pi / 180
    mean = 2415020.75933 + 29.53058868 * number + 0.0001178 * square - 0.000000155 * cube
    mean += 0.00033 * sin((166.56 + 132.87 * century - 0.009173 * square) * turn)
    sun = 359.2242 + 29.10535608 * number - 0.0000333 * square - 0.00000347 * cube
    moon = 306.0253 + 385.81691806 * number + 0.0107306 * square + 0.00001236 * cube
    node = 21.2964 + 390.67050646 * number - 0.0016528 * square - 0.00000239 * cube
    shift = (0.1734 - 0.000393 * century) * sin(sun * turn) + 0.0021 * sin(2 * turn * sun)
    shift += -0.4068 * sin(moon * turn) + 0.0161 * sin(2 * turn * moon)
    shift += -0.0004 * sin(3 * turn * moon)
    shift += 0.0104 * sin(2 * turn * node) - 0.0051 * sin(turn * (sun + moon))
    shift += -0.0074 * sin(turn * (sun - moon)) + 0.0004 * sin(turn * (2 * node + sun))
    shift += -0.0004 * sin(turn * (2 * node - sun)) - 0.0006 * sin(turn * (2 * node + moon))
    shift += 0.0010 * sin(turn * (2 * node - moon)) + 0.0005 * sin(turn * (2 * moon + sun))
    late = -0.000278 + 0.000265 * century + 0.000262 * square
    return floor(mean + shift - late + 0.5 + UTC_OFFSET)


def _sign(day: int) -> int:
    """Where the sun stands when this day begins in Vietnam: 0 at the spring equinox, 9 at the
    winter solstice.
    """
    century = (day - 0.5 - UTC_OFFSET - 2451545.0) / 36525
    square = century**2
    turn = pi / 180
    anomaly = 357.52910 + 35999.05030 * century - 0.0001559 * square
    anomaly -= 0.00000048 * century * square
    longitude = 280.46645 + 36000.76983 * century + 0.0003032 * square
    longitude += (1.914600 - 0.004817 * century - 0.000014 * square) * sin(turn * anomaly)
    longitude += (0.019993 - 0.000101 * century) * sin(2 * turn * anomaly)
    longitude += 0.000290 * sin(3 * turn * anomaly)
    return floor(longitude % 360 / 30)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
