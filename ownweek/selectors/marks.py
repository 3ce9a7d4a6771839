"""Where somebody is called, whom they exchange days with and where they sleep, day by day of their
own week.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from calls.models import SummonedPerson
from calls.selectors.pages import calls_between
from lodging.models import LodgingPlace
from lodging.selectors.places import settled_nights
from ownweek.selectors.rooms import EVERY_ROOM, Room
from ownweek.values.marks import DayMark, MarkedDay
from planning.time import Week
from rosters.values import MyDay
from swaps.enums import SwapState
from swaps.models import DaySwap
from swaps.selectors.days import swaps_between
from units.models import Staff
from units.words import clock_time


def day_marks(
    staff: Staff, week: Week, *, at: datetime, rooms: frozenset[Room] = EVERY_ROOM
) -> tuple[DayMark, ...]:
    """A call stands until its day is over, an exchange that waits until its day begins. `rooms`:
    where there is anything, as `rooms_of` says. Three queries at most.
    """
    today = at.astimezone(ZoneInfo(staff.agency.time_zone)).date()
    calls = (
        calls_between(staff, max(today, week.monday), week.sunday) if Room.CALLS in rooms else ()
    )
    swaps = swaps_between(staff, week.monday, week.sunday) if Room.DAY_SWAPS in rooms else ()
    ahead = (
        one for one in swaps if one.state == SwapState.DONE or min(one.day, one.other_day) > today
    )
    nights = settled_nights(staff, week.monday, week.sunday) if Room.LODGED in rooms else {}
    return (
        *map(_call, calls),
        *(mark for one in ahead for mark in _exchange(one, staff)),
        *(_night(day, stay.place) for day, stay in nights.items()),
    )


def marked_days(days: Sequence[MyDay], marks: Iterable[DayMark]) -> tuple[MarkedDay, ...]:
    """Each day with its own."""
    held = tuple(marks)
    return tuple(MarkedDay(day, tuple(one for one in held if one.day == day.day)) for day in days)


def _call(person: SummonedPerson) -> DayMark:
    summons = person.summons
    words = _("Triệu tập: có mặt trước %(time)s, %(what)s") % {
        "time": clock_time(summons.present_by),
        "what": ", ".join(filter(None, (summons.place, summons.reason))),
    }
    return DayMark(
        day=summons.day,
        icon="send",
        words=words,
        state=_answered(person),
        url=reverse("calls:called", args=[person.pk]),
    )


def _night(day: date, place: LodgingPlace) -> DayMark:
    where = ", ".join(filter(None, (place.name, place.address)))
    return DayMark(day=day, icon="home", words=_("Ở tập trung: %(where)s") % {"where": where})


def _answered(person: SummonedPerson) -> str:
    if person.came:
        return _("Có mặt lúc %(at)s") % {"at": clock_time(person.came)}
    return person.get_answer_display() if person.answer else _("Chưa trả lời")


def _exchange(swap: DaySwap, staff: Staff) -> Iterator[DayMark]:
    """On one of the days the reader stays at home, on the other they come."""
    is_asker = swap.asker_id == staff.pk
    other = swap.asked if is_asker else swap.asker
    name = {"name": other.full_name if other else ""}
    given, taken = (swap.day, swap.other_day) if is_asker else (swap.other_day, swap.day)
    waits_for_reader = swap.state == SwapState.OPEN and not is_asker
    state = _("Chờ bạn trả lời") if waits_for_reader else swap.get_state_display()
    url = reverse("swaps:swap", args=[swap.pk])
    yield DayMark(
        day=given,
        icon="swap",
        words=_("Đổi ngày: %(name)s đến thay bạn") % name,
        state=state,
        url=url,
    )
    yield DayMark(
        day=taken,
        icon="swap",
        words=_("Đổi ngày: bạn đến thay %(name)s") % name,
        state=state,
        url=url,
    )
