"""Weekly rosters as tables: the week of a unit, its cells, its changes, its plans, what opened
it again; beside it the work calendar and the hours of presence.
"""

from rosters.models.change import Change
from rosters.models.disruption import Disruption
from rosters.models.job import PlanJob
from rosters.models.presence import Presence
from rosters.models.reopening import Reopening
from rosters.models.roster import DECIDED, LIVING, SHOWN, Entry, RosterEdition, WeeklyRoster
from rosters.models.work_item import WorkItem

__all__ = [
    "DECIDED",
    "LIVING",
    "SHOWN",
    "Change",
    "Disruption",
    "Entry",
    "PlanJob",
    "Presence",
    "Reopening",
    "RosterEdition",
    "WeeklyRoster",
    "WorkItem",
]
