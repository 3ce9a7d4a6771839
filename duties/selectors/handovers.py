"""Shifts that were handed over, and to whom one can be."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from duties.enums import TurnState
from duties.errors import NoSuchTurn
from duties.models import DutyTurn, ShiftHandover
from duties.selectors.posts import duty_units, keeps_duty
from duties.selectors.swaps import published_turns
from units.enums import Right
from units.models import Staff
from units.selectors import Mandate, units_of

NEXT_TURNS = timedelta(days=2)
"""How far ahead who comes next is looked for."""


def takers_of(turn: DutyTurn) -> QuerySet[Staff]:
    """Who could take the shift over: whoever else has a turn of a published roster that day or in
    the days behind it.
    """
    near = published_turns(turn.roster.agency).filter(day__range=(turn.day, turn.day + NEXT_TURNS))
    there = near.exclude(state=TurnState.ABSENT).order_by().values("staff")
    return Staff.objects.filter(pk__in=there).exclude(pk=turn.staff_id).order_by("sort_key", "pk")


def next_taker(turn: DutyTurn) -> Staff | None:
    """Who has the same post next. One query."""
    later = Q(day=turn.day, shift__begins__gt=turn.shift.begins) | Q(
        day__gt=turn.day, day__lte=turn.day + NEXT_TURNS
    )
    rows = published_turns(turn.roster.agency).filter(later, shift__post=turn.shift.post_id)
    rows = rows.exclude(state=TurnState.ABSENT).exclude(staff=turn.staff_id)
    found = rows.order_by("day", "shift__begins", "pk").first()
    return found.staff if found else None


def handovers_of(mandate: Mandate) -> QuerySet[ShiftHandover]:
    """Those the user gave or takes, and all of the duty they keep or decide about, the latest
    first.
    """
    rows = ShiftHandover.objects.filter(turn__roster__agency=mandate.agency)
    if not (keeps_duty(mandate, None) or Right.DECIDE_LEAVE in mandate.rights):
        led = duty_units(mandate) | units_of(mandate, Right.DECIDE_LEAVE)
        mine = Q(turn__roster__unit__in=led.order_by().values("pk"))
        if mandate.staff is not None:
            mine |= Q(giver=mandate.staff) | Q(taker=mandate.staff)
        rows = rows.filter(mine)
    return rows.select_related(
        "turn__roster__agency", "turn__shift__post__unit", "giver", "taker", "leader"
    ).order_by("-given_at", "-pk")


def handover_of(mandate: Mandate, pk: int) -> ShiftHandover:
    """Raises NoSuchTurn where it is not the user's to see."""
    found = handovers_of(mandate).filter(pk=pk).first()
    if found is None:
        raise NoSuchTurn
    return found
