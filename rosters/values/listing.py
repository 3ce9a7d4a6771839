"""Which rows of the board a reader wants to see, in which order, and on which page of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final

from django.core.paginator import Page, Paginator

from rosters.values.board import Board, BoardRow
from units.names import fold
from weeks.enums import RosterState

A_PAGE: Final = 50
UNFILED: Final = (None, RosterState.DRAFT, RosterState.CANCELLED)
BY_URGENCY: Final = (
    RosterState.SUBMITTED,
    RosterState.RETURNED,
    RosterState.DRAFT,
    RosterState.CANCELLED,
    None,
    RosterState.APPROVED,
    RosterState.PUBLISHED,
)
"""What waits for the approver first, then what waits for the unit, then what is done."""


class RowFilter(StrEnum):
    """One question about a row, as the address names it."""

    ALL = "all"
    UNFILED = "unfiled"
    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    LATE = "late"
    WARNINGS = "warnings"
    BREACHES = "breaches"
    CHANGED = "changed"

    def takes(self, row: BoardRow) -> bool:
        return _TAKES[self](row)


class RowOrder(StrEnum):
    """What the rows are put in order by, as the address names it; rows alike stay in the agency's
    own order.
    """

    AGENCY = "agency"
    NAME = "name"
    STATE = "state"
    SENT = "sent"
    SHARE = "share"

    def key(self, row: BoardRow) -> Any:
        return _KEYS[self](row)


_TAKES: Final[Mapping[RowFilter, Callable[[BoardRow], bool]]] = {
    RowFilter.ALL: lambda row: True,
    RowFilter.UNFILED: lambda row: row.state in UNFILED and not row.is_unshared,
    RowFilter.WAITING: lambda row: row.state is RosterState.SUBMITTED,
    RowFilter.RETURNED: lambda row: row.state is RosterState.RETURNED,
    RowFilter.APPROVED: lambda row: row.state is RosterState.APPROVED,
    RowFilter.PUBLISHED: lambda row: row.state is RosterState.PUBLISHED,
    RowFilter.LATE: lambda row: row.is_late,
    RowFilter.WARNINGS: lambda row: row.warnings > 0,
    RowFilter.BREACHES: lambda row: row.violations > 0,
    RowFilter.CHANGED: lambda row: row.is_changed,
}
_KEYS: Final[Mapping[RowOrder, Callable[[BoardRow], Any]]] = {
    RowOrder.AGENCY: lambda row: 0,
    RowOrder.NAME: lambda row: fold(row.unit_name),
    RowOrder.STATE: lambda row: BY_URGENCY.index(row.state) if row.state in BY_URGENCY else 99,
    RowOrder.SENT: lambda row: row.sent_at.timestamp() if row.sent_at else float("inf"),
    RowOrder.SHARE: lambda row: -row.fullest,
}


@dataclass(frozen=True, kw_only=True)
class BoardListing:
    """The rows of a board that one address asks for: those that `only` takes and whose name holds
    the words of `named` (without regard to diacritics), in `order`, and of these a page: the one
    with the roster that is `opened`, else `number` or the nearest there is. Sums and figures of the
    board stay those of all units.
    """

    board: Board
    only: RowFilter = RowFilter.ALL
    order: RowOrder = RowOrder.AGENCY
    named: str = ""
    number: int = 1
    opened: int | None = None

    @cached_property
    def rows(self) -> tuple[BoardRow, ...]:
        found = filter(self.only.takes, self._named)
        return tuple(found if self.order is RowOrder.AGENCY else sorted(found, key=self.order.key))

    @cached_property
    def page(self) -> Page[BoardRow]:
        pages = Paginator(self.rows, A_PAGE)
        places = (place for place, row in enumerate(self.rows) if row.roster_id == self.opened)
        place = next(places, None) if self.opened is not None else None
        return pages.get_page(self.number if place is None else place // A_PAGE + 1)

    @property
    def pages(self) -> Iterable[int | str]:
        """The numbers of the pages to choose from, with a sign where some are left out."""
        return self.page.paginator.get_elided_page_range(self.page.number, on_each_side=2)

    @property
    def is_whole(self) -> bool:
        """Every unit is on this page."""
        return len(self.page) == len(self.board.rows)

    def count(self, only: RowFilter) -> int:
        """How many rows that filter would list beside the same words."""
        return sum(map(only.takes, self._named))

    def ready(self) -> frozenset[int]:
        """The rosters whose rows come ticked."""
        return frozenset(row.roster_id for row in self.page if row.roster_id and row.is_ready)

    @property
    def can_approve(self) -> bool:
        return self._can("approve")

    @property
    def can_publish(self) -> bool:
        return self._can("publish")

    @property
    def can_return(self) -> bool:
        return self._can("return")

    def _can(self, decision: str) -> bool:
        """False where the page has no row about which this could be decided, alone or together."""
        return any(decision in row.acts for row in self.page)

    @cached_property
    def _named(self) -> tuple[BoardRow, ...]:
        words = fold(self.named).split()
        if not words:
            return self.board.rows
        names = ((row, fold(row.unit_name)) for row in self.board.rows)
        return tuple(row for row, name in names if all(word in name for word in words))
