"""What somebody's own page of duty asks of them: answer a colleague, take a shift over, hand one
over that ended; and what they asked themselves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, Q

from duties.enums import HandoverState, TurnState
from duties.models import DutyTurn, ShiftHandover, SwapRequest
from duties.selectors.swap_page import asked_of
from duties.selectors.swaps import published_turns, swaps_of
from duties.sheets.changes import begins_at, ends_at
from swaps.enums import SwapState
from swaps.models import PENDING
from units.models import Staff
from units.selectors import Mandate
from weeks.enums import RosterState

LATE_FOR: Final = timedelta(days=3)
"""So long after its end a shift is asked about that nobody handed over."""
OPEN_TURNS: Final = (TurnState.PLANNED, TurnState.SWAPPED, TurnState.TAKEN_OVER)
"""Of these it is not known yet what became of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTasks:
    """`asked`: requests that wait for the person, `to_take`: shifts handed to them, `to_give`:
    shifts of theirs that ended and were not handed over, `not_given`: those before theirs of which
    the same is true, each with who had it. `pending` are the turns (ids) they ask to change.
    """

    asked: Sequence[SwapRequest] = ()
    to_take: Sequence[ShiftHandover] = ()
    to_give: Sequence[DutyTurn] = ()
    not_given: Sequence[DutyTurn] = ()
    pending: frozenset[int] = frozenset()


def own_tasks(mandate: Mandate, *, at: datetime) -> OwnTasks:
    """Nothing for who is not on the staff. One query where nothing waits, else the same few however
    much there is.
    """
    staff, zone = mandate.staff, ZoneInfo(mandate.agency.time_zone)
    if staff is None:
        return OwnTasks()
    is_asked, is_handed, had_turns, asks = _what_waits(staff, at.astimezone(zone).date())
    begun = _begun(staff, at, zone) if had_turns else []
    own_ended = [row for row in begun if row.staff_id == staff.pk and ends_at(row, zone) <= at]
    return OwnTasks(
        asked=_asked(staff, at, zone) if is_asked else [],
        to_take=_handed(staff) if is_handed else [],
        to_give=[row for row in own_ended if row.state in OPEN_TURNS],
        not_given=[row for row in _before_own(staff, begun, zone) if row.state in OPEN_TURNS],
        pending=_pending(staff) if asks else frozenset(),
    )


def _what_waits(staff: Staff, today: date) -> tuple[bool, bool, bool, bool]:
    """Whether there are requests that the person may have to answer, shifts handed to them, turns
    of theirs of late, and requests of their own. One query, as for most people there is nothing.
    """
    asked = SwapRequest.objects.filter(
        Q(asked=staff) | Q(asked=None), turn__roster__agency=staff.agency_id, state=SwapState.OPEN
    )
    handed = ShiftHandover.objects.filter(taker=staff, state=HandoverState.WAITING)
    had = DutyTurn.objects.filter(
        staff=staff,
        roster__state=RosterState.PUBLISHED,
        day__range=(today - LATE_FOR, today),
    )
    asks = SwapRequest.objects.filter(asker=staff, state__in=PENDING)
    rows = Staff.objects.filter(pk=staff.pk).order_by()
    is_asked, is_handed, had_turns, is_asking = rows.values_list(
        *map(Exists, (asked, handed, had, asks))
    )[0]
    return is_asked, is_handed, had_turns, is_asking


def _asked(staff: Staff, at: datetime, zone: ZoneInfo) -> list[SwapRequest]:
    requests = swaps_of(staff.agency).filter(state=SwapState.OPEN).order_by("turn__day")
    return asked_of(staff, [row for row in requests if begins_at(row.turn, zone) > at])


def _handed(staff: Staff) -> list[ShiftHandover]:
    rows = ShiftHandover.objects.filter(taker=staff, state=HandoverState.WAITING)
    return list(rows.select_related("turn__shift__post", "giver").order_by("given_at"))


def _pending(staff: Staff) -> frozenset[int]:
    own = SwapRequest.objects.filter(asker=staff, state__in=PENDING)
    return frozenset(own.order_by().values_list("turn", flat=True))


def _begun(staff: Staff, at: datetime, zone: ZoneInfo) -> list[DutyTurn]:
    """The turns of the last days at the posts at the office that the person had one at, in order.
    Two queries at most.
    """
    today = at.astimezone(zone).date()
    near = published_turns(staff.agency).exclude(state=TurnState.ABSENT)
    near = near.filter(day__range=(today - LATE_FOR, today), shift__post__on_site=True)
    posts = set(near.filter(staff=staff).order_by().values_list("shift__post", flat=True))
    if not posts:
        return []
    rows = [row for row in near.filter(shift__post__in=posts) if begins_at(row, zone) <= at]
    return sorted(rows, key=lambda row: (begins_at(row, zone), row.pk))


def _before_own(staff: Staff, begun: Sequence[DutyTurn], zone: ZoneInfo) -> Iterator[DutyTurn]:
    """Of each shift of the person's own the last one of somebody else at that post before it."""
    found: set[int] = set()
    for own in begun:
        if own.staff_id == staff.pk and own.state in OPEN_TURNS:
            before = [
                row
                for row in begun
                if row.shift.post_id == own.shift.post_id
                and row.staff_id != staff.pk
                and ends_at(row, zone) <= begins_at(own, zone)
            ]
            if before and before[-1].pk not in found:
                found.add(before[-1].pk)
                yield before[-1]
