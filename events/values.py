"""An event of the work calendar as its page shows it."""

from dataclasses import dataclass

from events.models import WorkItem
from weeks.values.finding import Finding
from weeks.values.said import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """`may_keep` says whether the reader may change it."""

    item: WorkItem
    kind: Said
    mode: Said
    purpose: Said
    findings: tuple[Finding, ...]
    may_keep: bool
