"""Weeks as tables, and the life that every roster has."""

from weeks.models.filed import DECIDED, EDITABLE, LIVING, SHOWN, FiledRoster, life_constraints
from weeks.models.week import DutyState, Entry, RosterEdition, WeeklyRoster

__all__ = [
    "DECIDED",
    "EDITABLE",
    "LIVING",
    "SHOWN",
    "DutyState",
    "Entry",
    "FiledRoster",
    "RosterEdition",
    "WeeklyRoster",
    "life_constraints",
]
