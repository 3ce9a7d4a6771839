"""One unit's week as its grid shows it."""

from datetime import datetime

from planning.time import Week
from rosters.values import Proposal, WeekGrid
from units.models import Unit
from units.selectors import Mandate


def week_grid(mandate: Mandate, unit: Unit, week: Week, *, at: datetime) -> WeekGrid:
    """Everything the page shows. Raises NoSuchRoster where the unit is out of the reader's reach."""
    raise NotImplementedError


def proposal_of(mandate: Mandate, roster_id: int) -> Proposal | None:
    """The plan kept beside the roster, if one was made for the cells as they are. Raises NoSuchRoster."""
    raise NotImplementedError
