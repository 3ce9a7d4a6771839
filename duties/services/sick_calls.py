"""Somebody cannot come: their turn is marked absent, and a substitute is called in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import User
from duties.enums import TurnState
from duties.errors import AbsentAlready, HandedOver, NoSuchTurn, NotAbsent, TurnOver
from duties.models import DutyRoster, DutyTurn
from duties.selectors.sheets import duty_sheet
from duties.selectors.substitutes import substitute_of
from duties.selectors.swaps import looks_after, turn_of
from duties.services.exchanging import call_in, exchange_turns
from duties.sheets.changes import TurnChange, ends_at
from duties.sheets.exchange import exchange_obstacle
from units.models import Staff
from units.names import clean
from weeks.selectors.acting import mandate_for


@transaction.atomic
def mark_absent(turn_id: int, *, reason: str, by: User, at: datetime) -> DutyRoster:
    """The Office, or the head of who is ill, says that they do not come. Why stands with the turn
    and not on the public record: it may speak of health.

    Raises NoSuchTurn, AbsentAlready, HandedOver, RosterChanged.
    """
    turn = _looked_after(turn_id, by, at)
    if turn.state == TurnState.ABSENT:
        raise AbsentAlready
    if turn.state == TurnState.HANDED_OVER:
        raise HandedOver
    return exchange_turns(
        turn.roster,
        [TurnChange(turn, turn.staff_id, TurnState.ABSENT)],
        "mark-absent",
        by=by,
        at=at,
        reason=clean(reason)[:300],
        recorded_reason="",
    )


@transaction.atomic
def call_substitute(turn_id: int, staff: Staff, *, by: User, at: datetime) -> DutyRoster:
    """Put somebody in the shift of who is absent; what is merely wished for is no obstacle.

    Raises NoSuchTurn, NotAbsent, TurnOver, whatever speaks against that person
    (`duties.sheets.exchange`), RosterChanged.
    """
    absent = _looked_after(turn_id, by, at)
    if absent.state != TurnState.ABSENT or substitute_of(absent) is not None:
        raise NotAbsent
    if ends_at(absent, ZoneInfo(absent.roster.agency.time_zone)) <= at:
        raise TurnOver(day=absent.day)
    sheet = duty_sheet(absent.roster)
    refused = exchange_obstacle(sheet, [(absent, staff.pk)], binding_only=True)
    if refused is not None:
        raise refused
    change = TurnChange(absent, staff.pk, TurnState.TAKEN_OVER)
    return call_in(absent.roster, absent, change, by=by, at=at)


def _looked_after(turn_id: int, by: User, at: datetime) -> DutyTurn:
    """Raises NoSuchTurn; nobody reports themselves absent."""
    mandate = mandate_for(by, at)
    turn = turn_of(mandate, turn_id)
    if not looks_after(mandate, turn):
        raise NoSuchTurn
    return turn
