"""A staff member's own week."""

from datetime import datetime

from planning.time import Week
from rosters.values import MyWeek
from units.selectors import Mandate


def my_week(mandate: Mandate, week: Week, *, at: datetime) -> MyWeek | None:
    """The week of the person the user is, from published rosters only; None for who is not on the staff."""
    raise NotImplementedError
