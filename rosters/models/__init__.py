"""Weekly rosters as tables: the week of a unit, its cells, its changes and its plans."""

from rosters.models.change import Change
from rosters.models.job import PlanJob
from rosters.models.roster import DECIDED, LIVING, SHOWN, Entry, RosterEdition, WeeklyRoster

__all__ = ["DECIDED", "LIVING", "SHOWN", "Change", "Entry", "PlanJob", "RosterEdition", "WeeklyRoster"]
