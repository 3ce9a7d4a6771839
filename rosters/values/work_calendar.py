"""An event of the work calendar as its page shows it."""

from dataclasses import dataclass

from rosters.models import WorkItem
from rosters.values.finding import Finding
from rosters.values.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """`may_keep` says whether the reader may change it."""

    item: WorkItem
    kind: Said
    mode: Said
    purpose: Said
    findings: tuple[Finding, ...]
    may_keep: bool
