"""Tell the loaded week who is on duty at the office: what a published roster of duty puts there,
and takes out again when it is superseded or a turn changes hands.
"""

from collections.abc import Iterable
from datetime import date, time

from django.db.models import Q
from django.db.models.functions import Coalesce, Greatest

from duties.enums import TurnState
from duties.models import DutyRoster, DutyTurn
from planning.duty.shift import DAY
from planning.time import Calendar
from units.models import Agency, Position, Unit
from units.selectors import calendar_of
from units.services.agency import bump_units
from weeks.enums import RosterState
from weeks.models import DutyState
from weeks.values.cells import CellKey, DutyHalves

NOON = DAY // 2
Minutes = tuple[int, int]


def tell_weeks(*rosters: DutyRoster) -> None:
    """Make the weeks show exactly the turns at the office of these rosters, as far as they are
    published; of others nothing. Weeks of units whose people are concerned are looked at anew.

    To be called in the transaction that changes turns or state.
    """
    for roster in rosters:
        wanted = _wanted(roster) if roster.state == RosterState.PUBLISHED else {}
        changed = _write(source_of(roster), wanted)
        _look_anew(roster, changed, wanted)


def source_of(roster: DutyRoster) -> str:
    """By what its rows are known in the table of the week."""
    return f"duty-roster-{roster.pk}"


def _wanted(roster: DutyRoster) -> dict[CellKey, DutyHalves]:
    calendar = calendar_of(roster.agency)
    turns = roster.turns.exclude(state=TurnState.ABSENT).filter(shift__post__on_site=True)
    found: dict[CellKey, DutyHalves] = {}
    for turn in turns.select_related("shift"):
        halves = _halves(roster.agency, calendar, turn)
        stands = found.get((turn.staff_id, turn.day), (False, False))
        if any(halves):
            found[turn.staff_id, turn.day] = (stands[0] or halves[0], stands[1] or halves[1])
    return found


def _halves(agency: Agency, calendar: Calendar, turn: DutyTurn) -> DutyHalves:
    """On a working day the halves whose working hours the shift shares, so that a night leaves the
    day to work; on a day off before and after noon.
    """
    if calendar.is_working(turn.day):
        morning = _minutes(agency.morning_begins), _minutes(agency.morning_ends)
        afternoon = _minutes(agency.afternoon_begins), _minutes(agency.afternoon_ends)
    else:
        morning, afternoon = (0, NOON), (NOON, DAY)
    shift = turn.shift.begins, turn.shift.ends
    return _meet(shift, morning), _meet(shift, afternoon)


def _meet(one: Minutes, other: Minutes) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _minutes(clock: time) -> int:
    return 60 * clock.hour + clock.minute


def _write(source: str, wanted: dict[CellKey, DutyHalves]) -> set[CellKey]:
    """The cells in which something changed."""
    stands = {(row.staff_id, row.day): row for row in DutyState.objects.filter(source=source)}
    halves = {key: (row.morning, row.afternoon) for key, row in stands.items()}
    changed = {key for key in halves.keys() | wanted if halves.get(key) != wanted.get(key)}
    gone = [stands[key].pk for key in changed if key in stands]
    DutyState.objects.filter(pk__in=gone).delete()
    DutyState.objects.bulk_create(
        DutyState(
            staff_id=key[0],
            day=key[1],
            morning=wanted[key][0],
            afternoon=wanted[key][1],
            source=source,
        )
        for key in sorted(changed)
        if key in wanted
    )
    return changed


def _look_anew(roster: DutyRoster, changed: Iterable[CellKey], wanted: Iterable[CellKey]) -> None:
    """The units of these people, on the days of the roster."""
    people = {staff_id for staff_id, _day in changed}
    if not people:
        return
    units = _homes(people, roster.first, roster.last)
    bump_units(units)
    last = max((day for _staff_id, day in wanted), default=None)
    if last is not None:
        latest = Greatest(Coalesce("duty_until", last), last)
        Unit.objects.filter(pk__in=units).update(duty_until=latest)


def _homes(people: Iterable[int], first: date, last: date) -> set[int]:
    open_then = Q(first__lte=last) & (Q(last__isnull=True) | Q(last__gte=first))
    posts = Position.objects.filter(open_then, staff__in=people, is_home=True)
    return set(posts.values_list("unit", flat=True))
