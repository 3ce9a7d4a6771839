"""What belongs into somebody's calendar: the days of their published weeks, their turns of duty and
the approved events that name them or their unit, with nobody's name in it but the post's.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from duties.selectors.standing import standing_turns
from duties.texts import hours_text
from duties.values.standing import StandingTurn
from events.selectors.attended import attended_by
from events.sheets.lines import until
from events.values.lines import AttendedLine
from feeds.models import CalendarLink
from feeds.values import FeedEvent
from notices.links import link_to
from planning.time import Week
from rosters.selectors.mine import own_days
from rosters.values import MyDay
from units.lunar import lunar_label, near_tet
from units.models import Staff
from units.selectors import Mandate, day_names
from weeks.enums import Mode

BEHIND: Final = timedelta(days=31)
"""So far back calendars are told of turns that were changed."""
EVENT: Final = "event-"
"""So begins the key of an event of the work calendar; its number follows."""
TURNS_AHEAD: Final = timedelta(days=366)
WEEKS_AHEAD: Final = timedelta(days=70)
UNSAID: Final[tuple[Mode | None, ...]] = (None, Mode.OFF)
"""What a day without work or duty has; calendars show nothing for it."""


def calendar_link(mandate: Mandate) -> CalendarLink | None:
    """The address the user has, if they made one. One query."""
    return CalendarLink.objects.filter(staff=mandate.staff).first() if mandate.staff else None


def first_told(at: datetime, staff: Staff) -> date:
    """The first day that the calendar speaks of: a Monday."""
    return Week.of(_today(at, staff) - BEHIND).monday


def person_events(staff: Staff, at: datetime) -> tuple[FeedEvent, ...]:
    """Everything that stands by what is published, in the reader's language, by day. The same few
    queries however much it is.
    """
    today, first = _today(at, staff), first_told(at, staff)
    turns = standing_turns(staff.agency, first, today + TURNS_AHEAD, of=staff)
    names = day_names(staff.agency, {turn.day for turn in turns})
    on_duty, on_site = {one.day for one in turns}, {one.day for one in turns if _brings_in(one)}
    found = [_turn(turn, names.get(turn.day, ""), staff) for turn in turns]
    held = attended_by(staff, first, today + TURNS_AHEAD)
    found += [_event(one, staff) for one in held]
    week_days = [first + timedelta(days=n) for n in range((BEHIND + WEEKS_AHEAD).days)]
    for day in own_days(staff, week_days, today=today):
        silent = (*UNSAID, *([Mode.ON_DUTY] if day.day in on_duty else ()))
        found += _days(day, (*silent, *([Mode.REMOTE] if day.day in on_site else ())))
    return tuple(sorted(found, key=lambda one: (one.day, one.key)))


def _today(at: datetime, staff: Staff) -> date:
    return at.astimezone(ZoneInfo(staff.agency.time_zone)).date()


def _turn(turn: StandingTurn, name: str, staff: Staff) -> FeedEvent:
    where = _("Tại cơ quan") if turn.on_site else _("Qua điện thoại")
    parts = [turn.unit, turn.shift, hours_text(turn.begins, turn.ends)]
    lines = [", ".join(part for part in parts if part)]
    if turn.post_phone:
        lines.append(_("Điện thoại trực: %(number)s") % {"number": turn.post_phone})
    return FeedEvent(
        key=f"turn-{turn.shift_id}-{turn.day.isoformat()}",
        day=turn.day,
        summary=_turn_summary(turn, name),
        description="\n".join(lines),
        location=where,
        page=link_to(reverse("duties:mine")),
        begins=_moment(turn.day, turn.begins, staff),
        ends=_moment(turn.day, turn.ends, staff),
    )


def _turn_summary(turn: StandingTurn, name: str) -> str:
    """Trực lãnh đạo; Trực: Bảo vệ (Mùng 1, Tết Nguyên đán)."""
    on_duty = _("Trực")
    is_said = turn.post.casefold().startswith(on_duty.casefold())
    words = turn.post if is_said else f"{on_duty}: {turn.post}"
    moon = lunar_label(turn.day) if near_tet(turn.day) else ""
    said = ", ".join(part for part in (moon, name) if part)
    return f"{words} ({said})" if said else words


def _event(attended: AttendedLine, staff: Staff) -> FeedEvent:
    """Time, place and remarks; who else comes is nobody's business on a telephone. What their
    unit attends is told without a bell: who goes is said within the unit.
    """
    line = attended.line
    note = "" if attended.is_named else _("Đơn vị của bạn dự")
    return FeedEvent(
        key=f"{EVENT}{line.item_id}",
        day=line.day,
        summary=line.title,
        description="\n".join(filter(None, (line.note, note))),
        location=line.place,
        page=link_to(reverse("events:week", args=[line.week])),
        begins=_local(line.day, line.begins, staff),
        ends=_local(line.day, until(staff.agency, line.begins, line.ends), staff),
        is_quiet=not attended.is_named,
    )


def _local(day: date, clock_shows: time, staff: Staff) -> datetime:
    shown = clock_shows.replace(microsecond=0)
    return datetime.combine(day, shown, ZoneInfo(staff.agency.time_zone))


def _moment(day: date, minutes: int, staff: Staff) -> datetime:
    """What clocks show, whatever was done to them in the night."""
    local = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return local.replace(tzinfo=ZoneInfo(staff.agency.time_zone))


def _brings_in(turn: StandingTurn) -> bool:
    """Whether somebody who has it does not work at home that day, whatever their week says."""
    return turn.on_site and not turn.hours.is_night


def _days(day: MyDay, silent: Sequence[Mode | None]) -> Iterator[FeedEvent]:
    """Nothing on a day off, and not a second time, or otherwise, what the hours of a turn say."""
    halves = (day.morning, day.afternoon)
    if any(half not in silent for half in halves):
        yield FeedEvent(
            key=f"day-{day.day.isoformat()}",
            day=day.day,
            summary=_day_summary(*halves),
            page=link_to(reverse("ownweek:week", args=[Week.of(day.day)])),
        )


def _day_summary(morning: Mode | None, afternoon: Mode | None) -> str:
    if morning == afternoon:
        return _public(morning)
    said = {"morning": _public(morning), "afternoon": _public(afternoon)}
    return _("Sáng: %(morning)s; chiều: %(afternoon)s") % said


def _public(mode: Mode | None) -> str:
    """An address may be passed on: illness is leave there."""
    if mode is None:
        return str(Mode.OFF.label)
    return str(Mode(mode.row.shown_as or mode).label)
