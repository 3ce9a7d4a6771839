"""Who is where on one day, from approved and published rosters: what the morning list is made of."""

from datetime import date

from rosters.values import DayList
from units.models import Agency


def people_on(agency: Agency, day: date) -> DayList:
    """The whole agency's day. Units without an approved roster stand in it as such, with empty lists.

    For the morning list, which nobody asks for; a page checks its reader's right first."""
    raise NotImplementedError
