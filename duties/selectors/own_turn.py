"""What the page of one turn offers to its reader: whoever has the turn, and whoever looks after
it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from duties.enums import TurnState
from duties.models import DutyTurn, SwapRequest
from duties.selectors.handovers import next_taker, takers_of
from duties.selectors.substitutes import ranked_substitutes, substitute_of
from duties.selectors.swap_page import colleagues_for, pending_about
from duties.selectors.swaps import is_own, looks_after
from duties.sheets.changes import begins_at, ends_at
from duties.values.substitutes import RankedSubstitute
from units.models import Staff
from units.selectors import Mandate

SETTLED = (TurnState.ABSENT, TurnState.HANDED_OVER)
"""What becomes of such a turn is on record already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPage:
    """The turn with what can be done about it. `may_ask`: of a colleague, `may_give`: hand the
    shift over, `may_mark`: say that the person does not come. `ranked` are those who could be
    called in, where that `may_call`; `instead` was. `colleagues` can be asked by name, `takers`
    take the shift over, of whom `comes_next` has the post next.
    """

    turn: DutyTurn
    cares: bool
    pending: SwapRequest | None
    may_ask: bool
    may_give: bool
    may_mark: bool
    may_call: bool
    instead: DutyTurn | None
    ranked: tuple[RankedSubstitute, ...]
    colleagues: Sequence[Staff]
    takers: Sequence[Staff]
    comes_next: Staff | None


def turn_page(mandate: Mandate, turn: DutyTurn, *, at: datetime) -> TurnPage:
    """A turn that `duties.selectors.swaps.turn_of` found for this reader."""
    zone = ZoneInfo(mandate.agency.time_zone)
    has_begun, is_over = begins_at(turn, zone) <= at, ends_at(turn, zone) <= at
    cares, pending = looks_after(mandate, turn), pending_about(mandate, turn)
    is_open, is_absent = turn.state not in SETTLED, turn.state == TurnState.ABSENT
    instead = substitute_of(turn) if is_absent else None
    may_call = is_absent and cares and instead is None and not is_over
    may_ask = is_open and not has_begun and pending is None
    may_give = is_open and has_begun and is_own(mandate, turn)
    return TurnPage(
        turn=turn,
        cares=cares,
        pending=pending,
        may_ask=may_ask,
        may_give=may_give,
        may_mark=is_open and cares,
        may_call=may_call,
        instead=instead,
        ranked=ranked_substitutes(turn) if may_call else (),
        colleagues=colleagues_for(turn) if may_ask else (),
        takers=tuple(takers_of(turn)) if may_give else (),
        comes_next=next_taker(turn) if may_give else None,
    )
