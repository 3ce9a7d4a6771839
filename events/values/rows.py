"""An event of the work calendar as its page shows it."""

from dataclasses import dataclass
from datetime import date, time

from weeks.values.bilingual import BilingualText
from weeks.values.finding import WeekFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """`unit_name` is empty for an event of the agency as a whole; `may_keep` says whether the
    reader may change it: nobody changes what is cancelled.
    """

    item_id: int
    day: date
    begins: time
    ends: time | None
    title: str
    chair: str
    unit_name: str
    place: str
    persons: int
    online: int
    kind: BilingualText
    mode: BilingualText
    purpose: BilingualText
    findings: tuple[WeekFinding, ...]
    may_keep: bool
    is_cancelled: bool
