"""Weekly rosters as tables: the week of a unit, its cells, its changes and its plans."""

from rosters.models.change import Change
from rosters.models.roster import Entry, RosterEdition, WeeklyRoster

__all__ = ["Change", "Entry", "RosterEdition", "WeeklyRoster"]
