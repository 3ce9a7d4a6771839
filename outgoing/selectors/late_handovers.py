"""Shifts that ended and were not handed over, for an agency that wants its people reminded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from duties.models import DutyTurn, SwapPolicy
from duties.selectors.handovers import next_taker
from duties.selectors.own_tasks import OPEN_TURNS
from duties.selectors.swaps import published_turns
from duties.sheets.changes import ends_at
from notices.models import Run
from units.models import Agency, Staff

KIND: Final = "handover"
PATIENCE: Final = timedelta(hours=1)
NEWS_FOR: Final = timedelta(days=1)
"""So long after its end people are still written to about a shift."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateHandover:
    """The turn of who forgot."""

    turn: DutyTurn

    @property
    def step(self) -> str:
        """Whatever version of the roster the turn stands in."""
        return f"late-{self.turn.shift_id}-{self.turn.staff_id}"


def late_handovers(agency: Agency, at: datetime) -> Iterator[LateHandover]:
    """Those at the office that nobody was written to about yet, an hour after their end. One query
    where the agency does not ask for it, three where it does.
    """
    if not SwapPolicy.objects.filter(agency=agency, reminds_handover=True).exists():
        return
    zone = ZoneInfo(agency.time_zone)
    today = at.astimezone(zone).date()
    near = (
        published_turns(agency)
        .select_related("staff__user")
        .filter(
            day__range=(today - NEWS_FOR - timedelta(days=1), today),
            state__in=OPEN_TURNS,
            shift__post__on_site=True,
        )
    )
    late = [row for row in near if at - NEWS_FOR < ends_at(row, zone) <= at - PATIENCE]
    days = {row.day for row in late}
    told = set(
        Run.objects.filter(agency=agency.pk, kind=KIND, local_date__in=days).values_list(
            "local_date", "step"
        )
    )
    for row in sorted(late, key=lambda row: (row.day, row.pk)):
        one = LateHandover(turn=row)
        if (row.day, one.step) not in told:
            yield one


def is_open_still(turn_id: int) -> bool:
    """Whether the shift was not handed over since."""
    return DutyTurn.objects.filter(pk=turn_id, state__in=OPEN_TURNS).exists()


def who_waits(turn: DutyTurn) -> Staff | None:
    """Who has the post next and should have been told. Two queries."""
    found = next_taker(turn)
    return Staff.objects.select_related("user").get(pk=found.pk) if found else None
