"""All units that the board lists, chosen together on whichever page they stand, but for those
that are left out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from itertools import chain

from rosters.values.board import BoardRow
from rosters.values.listing import BoardListing
from weeks.values.cells import Seen


class BulkAct(StrEnum):
    """What may be done about many units at once, as a form names it."""

    APPROVE = "approve"
    RETURN = "return"
    PUBLISH = "publish"
    REMIND = "remind"


@dataclass(frozen=True, kw_only=True)
class ListSelection:
    """The units that are listed but for those `left_out`, by their ids. Each act takes of them
    those about which it can be decided; where the reader `may_remind`, those that owe their
    roster may be reminded.
    """

    listing: BoardListing
    may_remind: bool
    left_out: frozenset[int] = frozenset()

    def acts(self, row: BoardRow) -> tuple[str, ...]:
        """Which acts would take this row."""
        return self._acts.get(row.unit_id, ())

    def taken(self, act: BulkAct) -> tuple[BoardRow, ...]:
        """The rows that this act is about, wherever they stand."""
        return tuple(row for row in self._offered(act) if row.unit_id not in self.left_out)

    def seen(self, act: BulkAct) -> Mapping[int, Seen]:
        """The rosters that it decides about, as they are listed."""
        rows = self.taken(act)
        return {row.roster_id: row.seen for row in rows if row.roster_id and row.seen}

    def seal(self, act: BulkAct) -> str:
        """By what it is known again that somebody saw exactly this listed for the act, whatever
        they left out: another where a roster came, went or changed. Who is reminded may be at work
        on it meanwhile.
        """
        listed = [
            (row.unit_id, None if act is BulkAct.REMIND else (row.roster_id, row.seen))
            for row in self._offered(act)
        ]
        return blake2b(repr(listed).encode(), digest_size=12).hexdigest()

    @property
    def seals(self) -> Mapping[str, str]:
        return {act.value: self.seal(act) for act in BulkAct}

    @property
    def seal_remind(self) -> str:
        return self.seal(BulkAct.REMIND)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """By act how many rows it would take."""
        taken = (acts for unit_id, acts in self._acts.items() if unit_id not in self.left_out)
        found = Counter(chain.from_iterable(taken))
        return {act.value: found[act.value] for act in BulkAct}

    @property
    def size(self) -> int:
        """How many units some act would take."""
        return len(self._acts) - self.left

    @property
    def left(self) -> int:
        """How many it would take besides, had they not been left out."""
        return len(self._acts.keys() & self.left_out)

    @property
    def on_page(self) -> tuple[int, ...]:
        """The units of the page that may be chosen."""
        return tuple(row.unit_id for row in self.listing.page if row.unit_id in self._acts)

    @cached_property
    def _acts(self) -> Mapping[int, tuple[str, ...]]:
        """By unit, of those that some act would take."""
        found = {row.unit_id: self._acts_on(row) for row in self.listing.rows}
        return {unit_id: acts for unit_id, acts in found.items() if acts}

    def _acts_on(self, row: BoardRow) -> tuple[str, ...]:
        may_be_reminded = self.may_remind and row.is_owed
        return (*row.decisions, BulkAct.REMIND.value) if may_be_reminded else row.decisions

    def _offered(self, act: BulkAct) -> tuple[BoardRow, ...]:
        known = self._acts
        return tuple(row for row in self.listing.rows if act.value in known.get(row.unit_id, ()))
