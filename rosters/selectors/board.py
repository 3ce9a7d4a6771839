"""The Director's board and the closer look at one roster, in a fixed number of queries however many units there are."""

from datetime import datetime

from django.db.models import QuerySet

from planning.time import Week
from rosters.enums import RosterState
from rosters.models import WeeklyRoster
from rosters.selectors.rosters import rosters_of
from rosters.values import Board, Review
from units.selectors import Mandate


def awaiting(mandate: Mandate) -> QuerySet[WeeklyRoster]:
    """What waits for a decision, earliest week first."""
    waiting = rosters_of(mandate).filter(state=RosterState.SUBMITTED)
    return waiting.select_related("unit", "submitted_by").order_by("monday", "unit__order", "pk")


def board(mandate: Mandate, week: Week, *, at: datetime) -> Board:
    """Every unit that must file, with where its roster stands. Only for who may see all rosters (others: their units)."""
    raise NotImplementedError


def review(mandate: Mandate, roster_id: int, *, at: datetime) -> Review:
    """One roster as its approver must see it. Raises NoSuchRoster."""
    raise NotImplementedError
