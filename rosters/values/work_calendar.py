"""An event of the work calendar as its page shows it."""

from dataclasses import dataclass

from rosters.models import WorkItem
from rosters.values.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVerdict:
    """What a clause says against the event; an order is a violation, anything else advice. Neither keeps it from being entered."""

    is_violation: bool
    sentence: Said
    law: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """`may_keep` says whether the reader may change it."""

    item: WorkItem
    kind: Said
    mode: Said
    purpose: Said
    verdicts: tuple[ItemVerdict, ...]
    may_keep: bool
