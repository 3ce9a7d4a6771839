"""How an office writes days, weeks, times and numbers; in English for readers who chose English."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from planning.time import Week
from planning.vocabulary import WEEKDAY_WORDS, Text
from units.models import Agency
from units.selectors.settings import WORKING_HOURS

PUBLIC_TAGS = frozenset({"locked-down", "flooded-area", "live-in"})
"""Conditions that say where somebody lives, not how somebody is."""


def reader_language() -> str:
    """The language of whoever something is printed for: "vi", "en"."""
    return get_language() or "vi"


def in_reader_language(text: Text) -> str:
    """`text` in the language of whoever it is printed for, as gettext would have it."""
    return lazy(lambda: text.said(reader_language()), str)()


WEEKDAYS = tuple(in_reader_language(words.name) for words in WEEKDAY_WORDS.values())
WITHIN_A_SENTENCE = tuple(in_reader_language(words.within) for words in WEEKDAY_WORDS.values())
SHORT = tuple(in_reader_language(words.short) for words in WEEKDAY_WORDS.values())


def _local(value: date) -> date:
    """A moment is shown as the agency's clocks show it; a date stays what it is."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _week(value: Week | date) -> Week:
    return value if isinstance(value, Week) else Week.of(_local(value))


def weekday(value: date) -> str:
    """Thứ Hai"""
    return str(WEEKDAYS[_local(value).weekday()])


def weekday_short(value: date) -> str:
    """T2"""
    return str(SHORT[_local(value).weekday()])


def day(value: date) -> str:
    """30/11/2026"""
    return f"{_local(value):%d/%m/%Y}"


def day_month(value: date) -> str:
    """30/11"""
    return f"{_local(value):%d/%m}"


def long_day(value: date) -> str:
    """Thứ Hai, 30/11/2026"""
    return _("%(weekday)s, %(day)s") % {"weekday": weekday(value), "day": day(value)}


def day_in_a_sentence(value: date) -> str:
    """thứ Hai, ngày 30/11/2026"""
    return _("%(weekday)s, ngày %(day)s") % {
        "weekday": WITHIN_A_SENTENCE[_local(value).weekday()],
        "day": day(value),
    }


def clock_time(value: datetime | time) -> str:
    """16h00, 7h30"""
    at = _local(value) if isinstance(value, datetime) else value
    return _("%(hour)sh%(minute)s") % {"hour": at.hour, "minute": f"{at.minute:02}"}  # type: ignore[union-attr]


def working_hours(agency: Agency) -> str:
    """7h30–11h30, 13h30–17h00"""
    return hours_of_day(*(getattr(agency, name) for name in WORKING_HOURS))


def hours_of_day(morning: time, noon: time, afternoon: time, evening: time) -> str:
    return (
        f"{clock_time(morning)}–{clock_time(noon)}, {clock_time(afternoon)}–{clock_time(evening)}"
    )


def moment(value: datetime) -> str:
    """14h06, 27/11"""
    return f"{clock_time(value)}, {day_month(value)}"


def deadline(value: datetime) -> str:
    """16h00 thứ Sáu, 27/11/2026"""
    words = {
        "time": clock_time(value),
        "weekday": WITHIN_A_SENTENCE[_local(value).weekday()],
        "day": day(value),
    }
    return _("%(time)s %(weekday)s, %(day)s") % words


def time_left(until: datetime, now: datetime) -> str:
    """còn 1 giờ 54 phút; nothing once the moment has passed."""
    minutes = (until - now) // timedelta(minutes=1)
    if minutes < 0:
        return ""
    if minutes >= 24 * 60:
        return _("còn %(days)s ngày %(hours)s giờ") % {
            "days": minutes // 1440,
            "hours": minutes % 1440 // 60,
        }
    if minutes >= 60:
        return _("còn %(hours)s giờ %(minutes)s phút") % {
            "hours": minutes // 60,
            "minutes": minutes % 60,
        }
    return _("còn %(minutes)s phút") % {"minutes": minutes}


def week(value: Week | date) -> str:
    """Tuần 49"""
    return _("Tuần %(number)s") % {"number": _week(value).number}


def week_of_year(value: Week | date) -> str:
    """Tuần 53/2026: the year the week belongs to, which on 01/01/2027 is still 2026."""
    its = _week(value)
    return _("Tuần %(number)s/%(year)s") % {"number": its.number, "year": its.year}


def week_days(value: Week | date) -> str:
    """từ ngày 30/11/2026 đến ngày 06/12/2026"""
    its = _week(value)
    return _("từ ngày %(first)s đến ngày %(last)s") % {
        "first": day(its.monday),
        "last": day(its.sunday),
    }


def week_span(value: Week | date) -> str:
    """30/11-06/12/2026"""
    its = _week(value)
    return f"{day_month(its.monday)}-{day(its.sunday)}"


def two_digits(value: int) -> str:
    """04 người: a document writes a number under ten with a nought."""
    return f"{value:02}"


def phone(number: str) -> str:
    """0912 935 372"""
    return f"{number[:4]} {number[4:7]} {number[7:]}" if len(number) >= 10 else number
