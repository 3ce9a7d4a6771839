"""The requests to change a turn that wait while a month of duty is looked at."""

from duties.enums import SwapKind
from duties.models import DutyRoster, SwapRequest
from duties.selectors.posts import keeps_duty
from duties.selectors.swaps import decides_swaps, swaps_of
from duties.values.roster_page import SwapMark
from swaps.enums import SwapState
from swaps.models import PENDING
from units.selectors import Mandate
from weeks.enums import RosterState


def swap_marks(mandate: Mandate, roster: DutyRoster) -> tuple[SwapMark, ...]:
    """Those about turns of what is published of the period, the next day first: an amendment that
    is being made shows them too. One query, none where nothing is published of the period.
    """
    if roster.revision == 1 and roster.state != RosterState.PUBLISHED:
        return ()
    same = {
        "turn__roster__unit": roster.unit_id,
        "turn__roster__first": roster.first,
        "turn__roster__last": roster.last,
        "turn__roster__state": RosterState.PUBLISHED,
    }
    rows = swaps_of(mandate.agency).filter(**same, state__in=PENDING)
    sees_all = decides_swaps(mandate, roster.unit_id) or keeps_duty(mandate, roster.unit_id)
    return tuple(
        _mark(swap, leads=sees_all or _is_in_it(mandate, swap))
        for swap in rows.order_by("turn__day", "pk")
    )


def _is_in_it(mandate: Mandate, swap: SwapRequest) -> bool:
    people = (swap.asker_id, swap.asked_id, swap.taker_id)
    return mandate.staff is not None and mandate.staff.pk in people


def _mark(swap: SwapRequest, *, leads: bool) -> SwapMark:
    turn, whom = swap.turn, swap.taker or swap.asked
    return SwapMark(
        id=swap.pk,
        place=f"{turn.shift_id}:{turn.day.isoformat()}",
        staff_id=turn.staff_id,
        name=turn.staff.full_name,
        post=turn.shift.post.name,
        day=turn.day,
        kind=SwapKind(swap.kind),
        state=SwapState(swap.state),
        asked=whom.full_name if whom else "",
        leads=leads,
    )
