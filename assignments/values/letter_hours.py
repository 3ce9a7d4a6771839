"""When letters about tasks leave."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHours:
    """The choice of an agency, by the columns of AssignmentPolicy; the defaults are ours."""

    sends_summary: bool = True
    summary_weekday: int = 4
    summary_at: time = time(16, 30)
    sends_reminders: bool = True
    remind_at: time = time(16)
