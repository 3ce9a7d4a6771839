"""Duty as tables: posts, shifts and how many they need, who may have them and who is released, the
rosters of duty and their turns, who asked to change one, and what happened in a shift.
"""

from duties.models.handovers import ShiftHandover
from duties.models.leave import LeaveRate, LeaveScale
from duties.models.people import DutyExemption, PostQualification
from duties.models.posts import DutyPost, DutyShift, ShiftCover
from duties.models.roster import DutyRoster, DutyStep, DutyTurn
from duties.models.swaps import SwapPolicy, SwapRequest

__all__ = [
    "DutyExemption",
    "DutyPost",
    "DutyRoster",
    "DutyShift",
    "DutyStep",
    "DutyTurn",
    "LeaveRate",
    "LeaveScale",
    "PostQualification",
    "ShiftCover",
    "ShiftHandover",
    "SwapPolicy",
    "SwapRequest",
]
