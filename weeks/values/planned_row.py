"""One row of a roster as the database hands it out, for pages that read tens of thousands."""

from datetime import date
from typing import NamedTuple


class PlannedRow(NamedTuple):
    """What `weeks.models.Entry` holds, by the same names, without a model around it: reading costs
    a fraction, and nothing can be written back.
    """

    roster_id: int
    staff_id: int
    day: date
    morning: str
    afternoon: str
    reason: str
    reason_text: str
    is_pinned: bool
    is_given: bool
    is_rostered: bool
    is_called: bool
    is_swapped: bool
