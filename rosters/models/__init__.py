"""What happens to weekly rosters, as tables: steps of editing, plans asked for, what opened one
again, what happened to its people after it was filed.
"""

from rosters.models.change import Change
from rosters.models.disruption import Disruption
from rosters.models.job import OPEN, BackgroundJob, PlanJob, job_constraints
from rosters.models.reopening import Reopening

__all__ = [
    "OPEN",
    "BackgroundJob",
    "Change",
    "Disruption",
    "PlanJob",
    "Reopening",
    "job_constraints",
]
