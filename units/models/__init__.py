"""The agency as tables: units, people, posts, absences, conditions, calendar, grants."""

from units.models.agency import (
    Agency,
    CalendarDay,
    PastUnit,
    ReportRecipient,
    Unit,
    Zone,
    ZoneLevel,
)
from units.models.delegation import Delegation
from units.models.draft import ImportDraft
from units.models.grant import Grant
from units.models.leave_request import LeaveRequest
from units.models.staff import (
    Absence,
    Condition,
    DaysAway,
    Departure,
    PastName,
    Position,
    Staff,
)

__all__ = [
    "Absence",
    "Agency",
    "CalendarDay",
    "Condition",
    "DaysAway",
    "Delegation",
    "Departure",
    "Grant",
    "ImportDraft",
    "LeaveRequest",
    "PastName",
    "PastUnit",
    "Position",
    "ReportRecipient",
    "Staff",
    "Unit",
    "Zone",
    "ZoneLevel",
]
