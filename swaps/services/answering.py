"""A request between colleagues takes one step at a time, each on record; of two who answer at once
the first one's word holds.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from accounts.models import User
from audit.services import record
from swaps.enums import SwapLapse, SwapState
from swaps.errors import SwapEnded
from swaps.models import PENDING, AskedSwap

LONGEST_WORDS = 300
S = TypeVar("S", bound=AskedSwap)


@dataclass(frozen=True, slots=True, kw_only=True)
class SwapLife(Generic[S]):
    """What a kind of request says for itself.

    model      its table
    room       the first word of its steps on record
    agency_of  whose it is (an id)
    facts      what every step keeps of it
    """

    model: type[S]
    room: str
    agency_of: Callable[[S], int]
    facts: Callable[[S], Mapping[str, Any]]

    def move(
        self,
        swap: S,
        state: SwapState,
        *,
        before: Collection[SwapState],
        by: User | None,
        at: datetime,
        **columns: Any,
    ) -> S:
        """From one of the states `before` to `state`. Raises SwapEnded."""
        rows = self.model._base_manager.filter(pk=swap.pk, state__in=before)
        if not rows.update(state=state, **columns):
            raise SwapEnded
        for name, value in {"state": state, **columns}.items():
            setattr(swap, name, value)
        self.record(swap, f"swap-{state}", by=by, at=at)
        return swap

    def end(
        self,
        swap: S,
        state: SwapState,
        *,
        before: Collection[SwapState],
        by: User,
        at: datetime,
        **columns: Any,
    ) -> S:
        """The last step, with who took it. Raises SwapEnded."""
        return self.move(
            swap, state, before=before, by=by, at=at, ended_by=by, ended_at=at, **columns
        )

    def lapse(
        self,
        rows: Iterable[S],
        why: SwapLapse,
        *,
        by: User | None,
        at: datetime,
        remark: str = "",
    ) -> None:
        """Nothing can come of these any more; one that was answered in this very moment stays as
        it is.
        """
        for row in rows:
            lapsed = {"state": SwapState.LAPSED, "lapse": why, "ended_at": at, "remark": remark}
            waiting = self.model._base_manager.filter(pk=row.pk, state__in=PENDING)
            if waiting.update(**lapsed):
                for name, value in lapsed.items():
                    setattr(row, name, value)
                self.record(row, "swap-lapsed", by=by, at=at, lapse=why.value)

    def record(self, swap: S, action: str, *, by: User | None, at: datetime, **more: Any) -> None:
        record(
            f"{self.room}.{action}",
            swap,
            by=by,
            at=at,
            agency=self.agency_of(swap),
            after={**self.facts(swap), **more},
            reason=swap.remark,
        )
