"""How an agency reminds people and how long it keeps their answers."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationCare:
    """`remind_at` on the day before; answers are destroyed `keep_days` days after the last day they
    speak of.
    """

    sends_reminders: bool = True
    remind_at: time = time(17)
    keep_days: int = 30
