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
    """Thứ Hai, 30/11, or Sáng thứ Hai, 30/11 for half a day."""
    day = short_date(slot.day, language)
    if slot.half is None:
        return day
    half = HALVES[slot.half].said(language)
    return f"{half} {day}" if language.startswith("en") else f"{half} {lower_first(day)}"


def clock(at: time, language: str) -> str:
    """8h00, or 08:00 in English."""
    return f"{at:%H:%M}" if language.startswith("en") else f"{at.hour}h{at.minute:02}"


def two_digits(number: int, language: str) -> str:
    """Whole numbers of people under ten are written 01, 02 in Vietnamese papers."""
    return str(number) if language.startswith("en") else f"{number:02d}"


def share(fraction: Fraction) -> str:
    """1/3; 1/2 (50%); 15%: the fraction people say, and the percentage where it is a whole one."""
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
