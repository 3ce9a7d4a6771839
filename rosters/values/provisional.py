"""A week that nobody filed, as the last approved plan of the unit has it."""

from dataclasses import dataclass
from datetime import date

from planning.time import Week
from weeks.values.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionalWeek:
    """`borrowed` is the week it is taken from, `days` say who is at the office on each working day,
    with absences and calls as they are known; `verdicts` what binds in this week and is broken.
    """

    borrowed: Week
    days: tuple[tuple[date, tuple[str, ...]], ...]
    verdicts: tuple[Verdict, ...]
