"""Duty as tables: posts, shifts and how many they need, who may have them and who is released."""

from duties.models.people import DutyExemption, PostQualification
from duties.models.posts import DutyPost, DutyShift, ShiftCover

__all__ = ["DutyExemption", "DutyPost", "DutyShift", "PostQualification", "ShiftCover"]
