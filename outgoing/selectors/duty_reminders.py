"""Whom to remind of a turn of duty: the day before, and whoever took one since."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from duties.selectors.standing import standing_turns
from duties.values.standing import StandingTurn
from notices.models import Delivery, Run
from units.models import Agency, Staff

KIND: Final = "duty"
DAY = timedelta(days=1)
Told = Mapping[tuple[date, int], Sequence[tuple[bool, frozenset[int]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTurns:
    """What one person has to be told of one day, and all who are on duty about it."""

    staff: Staff
    day: date
    turns: tuple[StandingTurn, ...]
    around: tuple[StandingTurn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDutyDay:
    """Somebody is to be told of a turn on that day; `number` letters of it went out before."""

    day: date
    number: int


def duty_days_due(agency: Agency, at: datetime) -> Iterator[DueDutyDay]:
    """The days of which somebody is to be told at that moment. One query where nobody is on
    duty, five where anybody is.
    """
    owing = {one.day for one in people_to_remind(agency, at)}
    for day in sorted(owing):
        runs = Run.objects.filter(agency=agency.pk, kind=KIND, local_date=day)
        yield DueDutyDay(day=day, number=runs.count())


def people_to_remind(agency: Agency, at: datetime) -> tuple[PersonTurns, ...]:
    """Who has a turn today or, from the agency's hour on, tomorrow, that has not begun and that
    they were not told of; who has no address is not written to.
    """
    local = at.astimezone(ZoneInfo(agency.time_zone)).replace(tzinfo=None)
    today = local.date()
    last = today + DAY if local.time() >= agency.duty_reminder_at else today
    around = standing_turns(agency, today, last)
    held: dict[tuple[date, int], list[StandingTurn]] = defaultdict(list)
    for turn in around:
        if turn.minutes_until(local) < turn.begins:
            held[turn.day, turn.staff_id].append(turn)
    if not held:
        return ()
    told = _told(agency, {day for day, _staff_id in held})
    owed = {key: turns for key, turns in held.items() if not _is_told(told.get(key, ()), turns)}
    people = _reachable(staff_id for _day, staff_id in owed)
    return tuple(
        PersonTurns(staff=people[staff_id], day=day, turns=tuple(turns), around=around)
        for (day, staff_id), turns in sorted(owed.items(), key=lambda one: one[0])
        if staff_id in people
    )


def holds_still(staff_id: int, day: date, shift_ids: Iterable[int]) -> bool:
    """Whether the person has all these turns of the day as yet."""
    agency = Agency.objects.get(staff=staff_id)
    turns = standing_turns(agency, day, day)
    return set(shift_ids) <= {turn.shift_id for turn in turns if turn.staff_id == staff_id}


def _told(agency: Agency, days: Iterable[date]) -> Told:
    """Of which shifts who was written to, and whether the letter was not held back."""
    found: dict[tuple[date, int], list[tuple[bool, frozenset[int]]]] = defaultdict(list)
    letters = Delivery.objects.filter(
        run__agency=agency.pk, run__kind=KIND, run__local_date__in=list(days)
    )
    for day, state, asked in letters.values_list("run__local_date", "state", "still_owed"):
        is_told = state != Delivery.State.SKIPPED
        found[day, asked["staff"]].append((is_told, frozenset(asked["shifts"])))
    return found


def _is_told(letters: Sequence[tuple[bool, frozenset[int]]], turns: Iterable[StandingTurn]) -> bool:
    """A letter that was held back is written anew only where it would say something else."""
    shifts = {turn.shift_id for turn in turns}
    heard = frozenset[int]().union(*(named for is_told, named in letters if is_told))
    return shifts <= heard or any(named == shifts for _is_told, named in letters)


def _reachable(staff_ids: Iterable[int]) -> Mapping[int, Staff]:
    people = Staff.objects.filter(pk__in=list(staff_ids), is_active=True).select_related("user")
    return people.filter(~Q(email="") | ~Q(user__email="") & Q(user__isnull=False)).in_bulk()
