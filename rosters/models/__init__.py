"""What happens to weekly rosters, as tables: steps of editing, plans asked for, what opened one
again, what happened to its people after it was filed, who was reminded of one, what is said about
its cells, what a unit keeps to begin other weeks from, what a week comes to.
"""

from rosters.models.change import Change
from rosters.models.comment import CellComment
from rosters.models.disruption import Disruption
from rosters.models.job import OPEN, BackgroundJob, PlanJob, job_constraints
from rosters.models.numbers import WeekNumbers
from rosters.models.pattern import KeptPattern
from rosters.models.reminding import RosterReminder
from rosters.models.reopening import Reopening

__all__ = [
    "OPEN",
    "BackgroundJob",
    "CellComment",
    "Change",
    "Disruption",
    "KeptPattern",
    "PlanJob",
    "Reopening",
    "RosterReminder",
    "WeekNumbers",
    "job_constraints",
]
