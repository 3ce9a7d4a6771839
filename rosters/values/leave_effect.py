"""What somebody's leave would do to the weeks of the unit."""

from dataclasses import dataclass
from datetime import date

from weeks.values.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveEffect:
    """`verdicts` is what nobody breaks without the leave, or what gets worse; `away` who else is
    away on which of its days. Weeks without a roster are not judged (`judged` counts those that
    are).
    """

    verdicts: tuple[Verdict, ...]
    away: tuple[tuple[date, tuple[str, ...]], ...]
    judged: int
