"""A turn that changes hands, and when its shift begins and ends by the agency's clocks."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from duties.enums import TurnState
from duties.models import DutyTurn


class TurnChange(NamedTuple):
    """Who has the turn from now on, and what became of it; who has it stays on record."""

    turn: DutyTurn
    staff_id: int
    state: TurnState

    @property
    def planned_for(self) -> int | None:
        """Who had it in the plan; None for who gets their own turn back."""
        first = self.turn.planned_for_id or self.turn.staff_id
        return None if first == self.staff_id else first

    def told(self) -> Mapping[str, object]:
        """As the event keeps it."""
        return {
            "shift": self.turn.shift_id,
            "day": self.turn.day.isoformat(),
            "from": self.turn.staff_id,
            "to": self.staff_id,
            "state": self.state.value,
        }


def begins_at(turn: DutyTurn, zone: ZoneInfo) -> datetime:
    """When the shift begins; the turn's shift is at hand."""
    return _clock_at(turn, turn.shift.begins, zone)


def ends_at(turn: DutyTurn, zone: ZoneInfo) -> datetime:
    return _clock_at(turn, turn.shift.ends, zone)


def _clock_at(turn: DutyTurn, minutes: int, zone: ZoneInfo) -> datetime:
    """What clocks show, whatever was done to them in the night."""
    local = datetime.combine(turn.day, time()) + timedelta(minutes=minutes)
    return local.replace(tzinfo=zone)
