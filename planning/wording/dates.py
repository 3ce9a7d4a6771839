"""Days and numbers as an office writes them."""

from datetime import date, time
from fractions import Fraction

from planning.time import Half, Slot
from planning.vocabulary import WEEKDAYS, Text

DAYS = tuple(WEEKDAYS.values())
HALVES = {Half.MORNING: Text("Sáng", "Morning of"), Half.AFTERNOON: Text("Chiều", "Afternoon of")}


def short_date(day: date, language: str) -> str:
    """Thứ Hai, 30/11: within a week whose year is plain."""
    return f"{DAYS[day.weekday()].said(language)}, {day:%d/%m}"


def slot_name(slot: Slot, language: str) -> str:
    """The day, or the half of it.

    >>> slot_name(Slot(date(2026, 11, 30), Half.MORNING), "vi")
    'Sáng thứ Hai, 30/11'
    """
    day = short_date(slot.day, language)
    if slot.half is None:
        return day
    half = HALVES[slot.half].said(language)
    return f"{half} {day}" if language.startswith("en") else f"{half} {lower_first(day)}"


def clock(at: time, language: str) -> str:
    """A time of day.

    >>> clock(time(8), "vi"), clock(time(8), "en")
    ('8h00', '08:00')
    """
    return f"{at:%H:%M}" if language.startswith("en") else f"{at.hour}h{at.minute:02}"


def two_digits(number: int, language: str) -> str:
    """Whole numbers of people under ten are written 01, 02 in Vietnamese papers."""
    return str(number) if language.startswith("en") else f"{number:02d}"


def share(fraction: Fraction) -> str:
    """The fraction people say, and the percentage where it is a whole one.

    >>> share(Fraction(1, 3)), share(Fraction(1, 2)), share(Fraction(3, 20))
    ('1/3', '1/2 (50%)', '15%')
    """
    percent = fraction * 100
    if percent.denominator != 1:
        return f"{fraction.numerator}/{fraction.denominator}"
    if fraction.denominator in (2, 4):
        return f"{fraction.numerator}/{fraction.denominator} ({percent}%)"
    return f"{percent}%"


def upper_first(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
