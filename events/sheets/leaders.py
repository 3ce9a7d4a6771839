"""What each of the leadership does in each half of a week: events, else where they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from events.enums import DayPart
from events.values.lines import CalendarLine, LeaderHalf, LeaderLine
from planning.time import Calendar, Week
from units.words import clock_time
from weeks.enums import Mode
from weeks.sheets.readers import shown_mode

HalfModes = tuple[Mode | None, Mode | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingPerson:
    staff_id: int
    name: str
    title: str


def leader_lines(
    people: Sequence[LeadingPerson],
    lines: Iterable[tuple[int, CalendarLine]],
    modes: Mapping[tuple[int, date], HalfModes],
    week: Week,
    calendar: Calendar,
) -> tuple[LeaderLine, ...]:
    """In the order of `people`. `lines` are events with the id of who takes part, `modes` where
    somebody is by their week (None: nobody has said).
    """
    held: dict[int, list[CalendarLine]] = {one.staff_id: [] for one in people}
    for staff_id, line in lines:
        if staff_id in held and not line.is_dropped:
            held[staff_id].append(line)
    return tuple(
        LeaderLine(
            name=one.name,
            title=one.title,
            halves=tuple(
                half
                for day in week.days
                for half in _day(
                    [line for line in held[one.staff_id] if line.day == day],
                    modes.get((one.staff_id, day), (None, None)),
                    is_working=calendar.is_working(day),
                )
            ),
        )
        for one in people
    )


def _day(
    held: Sequence[CalendarLine], modes: HalfModes, *, is_working: bool
) -> Iterator[LeaderHalf]:
    for is_morning, mode in zip((True, False), modes, strict=True):
        lines = tuple(
            _words(line)
            for line in held
            if line.is_all_day or (line.part is DayPart.MORNING) is is_morning
        )
        if lines:
            yield LeaderHalf(lines)
        else:
            yield LeaderHalf((_where(mode, is_working=is_working),), is_plain=True)


def _words(line: CalendarLine) -> str:
    """8h00: Giao ban đầu tuần, Phòng họp tầng 2."""
    where = f"{line.title}, {line.place}" if line.place else line.title
    said = f"{clock_time(line.begins)}: {where}"
    return _("%(event)s (cả ngày)") % {"event": said} if line.is_all_day else said


def _where(mode: Mode | None, *, is_working: bool) -> str:
    """As colleagues may know it."""
    if mode is None:
        return str(Mode.ON_SITE.label) if is_working else _("Nghỉ")
    return str(shown_mode(False, mode).label)
