"""One unit's week in memory: rows of people and cells as the plan that rules judge, and a plan
as cells again: a module stands here because it reads a week in memory, and asks the database for
nothing more.
"""

from weeks.sheets.modes import WORK_OF, mode_for
from weeks.sheets.people import Member, members_of
from weeks.sheets.sheet import WeekBefore, WeekSheet, cells_of

__all__ = [
    "WORK_OF",
    "Member",
    "WeekBefore",
    "WeekSheet",
    "cells_of",
    "members_of",
    "mode_for",
]
