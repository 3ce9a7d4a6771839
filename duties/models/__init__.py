"""Duty as tables: posts, shifts and how many they need, who may have them and who is released, the
rosters of duty and their turns.
"""

from duties.models.people import DutyExemption, PostQualification
from duties.models.posts import DutyPost, DutyShift, ShiftCover
from duties.models.roster import DutyRoster, DutyStep, DutyTurn

__all__ = [
    "DutyExemption",
    "DutyPost",
    "DutyRoster",
    "DutyShift",
    "DutyStep",
    "DutyTurn",
    "PostQualification",
    "ShiftCover",
]
