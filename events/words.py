"""Events in a line, as letters say them."""

from django.utils.translation import gettext as _

from events.enums import EventMark
from events.values.lines import CalendarLine
from units.words import clock_time, long_day


def line_words(line: CalendarLine) -> str:
    """Thứ Ba, 01/12/2026, 8h00–9h30: Giao ban, Phòng họp 1 (thay đổi)"""
    hours = "–".join(clock_time(at) for at in (line.begins, line.ends) if at is not None)
    said = _("%(day)s, %(hours)s: %(what)s") % {
        "day": long_day(line.day),
        "hours": hours,
        "what": ", ".join(filter(None, (line.title, line.place))),
    }
    return f"{said} ({line.mark.label})" if line.mark is not EventMark.NONE else said
