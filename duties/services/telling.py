"""Tell the loaded week who is on duty at the office: what a published roster of duty puts there,
and takes out again when it is superseded or a turn changes hands.
"""

from datetime import time, timedelta

from duties.enums import TurnState
from duties.models import DutyRoster, DutyTurn
from planning.duty.shift import DAY, ShiftHours
from planning.time import Calendar
from units.models import Agency
from units.selectors import calendar_of
from weeks.enums import RosterState
from weeks.services import write_states
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
        write_states(source_of(roster), wanted)
        rest = _rest_days(roster) if roster.state == RosterState.PUBLISHED else {}
        write_states(f"{source_of(roster)}-rest", rest, is_rest=True)


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


def _rest_days(roster: DutyRoster) -> dict[CellKey, DutyHalves]:
    """The working days on which a turn at night ends, where the post leaves them free."""
    calendar = calendar_of(roster.agency)
    turns = roster.turns.exclude(state=TurnState.ABSENT).filter(shift__post__rest_after_night=True)
    days = {
        (turn.staff_id, turn.day + timedelta(days=1))
        for turn in turns.select_related("shift")
        if _is_overnight(ShiftHours(turn.shift.begins, turn.shift.ends))
    }
    return {key: (True, True) for key in sorted(days) if calendar.is_working(key[1])}


def _is_overnight(hours: ShiftHours) -> bool:
    return hours.is_night and hours.ends_next_day


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
