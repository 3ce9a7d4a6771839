"""Approve or publish many rosters of a season in one act, each for itself."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from accounts.models import User
from duties.models import DutyRoster
from duties.selectors.rosters import rosters_meeting
from duties.services.filing import approve_duty
from duties.services.publishing import publish_duty
from refusals import Refusal
from rosters.values import Decision
from seasons.selectors.seasons import season_of
from weeks.enums import RosterState
from weeks.selectors.acting import mandate_for
from weeks.values.cells import Seen


class SeasonAct(StrEnum):
    """What is decided about many rosters at once."""

    APPROVE = "approve"
    PUBLISH = "publish"


STEPS: Final[Mapping[SeasonAct, tuple[RosterState, Callable[..., DutyRoster]]]] = {
    SeasonAct.APPROVE: (RosterState.SUBMITTED, approve_duty),
    SeasonAct.PUBLISH: (RosterState.APPROVED, publish_duty),
}
"""Where a roster stands that is decided about so, and what is done with it."""


def decide_rosters(
    pk: int, act: SeasonAct, ticked: Mapping[int, Seen], *, by: User, at: datetime
) -> tuple[Decision, ...]:
    """Each roster as it was seen, in a transaction of its own, in the order of their units, with
    what became of it. Those of another season, or that wait for another decision, are left out.
    Raises NoSuchSeason.
    """
    season = season_of(mandate_for(by, at), pk)
    state, step = STEPS[act]
    meeting = rosters_meeting(season.agency, season.first, season.last)
    rosters = meeting.filter(pk__in=ticked, state=state)
    names = rosters.order_by("unit__order", "unit", "pk").values_list("pk", "unit__name")
    return tuple(
        Decision(
            roster_id=roster_id,
            unit_name=name or season.agency.name,
            error=_refusal(step, roster_id, by=by, at=at, seen=ticked[roster_id]),
        )
        for roster_id, name in list(names)
    )


def _refusal(
    step: Callable[..., DutyRoster], roster_id: int, *, by: User, at: datetime, seen: Seen
) -> Refusal | None:
    """None if it was done."""
    try:
        with transaction.atomic():
            step(roster_id, by=by, at=at, seen=seen)
    except Refusal as refused:
        return refused
    return None
