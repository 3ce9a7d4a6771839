"""What of somebody's compensatory leave is left, and what they have asked for besides."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from duties.selectors.leave import HALF, leave_balance
from duties.sheets.days import days_between
from duties.values.leave import NOTHING, LeaveBalance
from units.enums import AbsenceKind
from units.models import Staff
from units.selectors import calendar_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveLeft:
    """`asked` are the working days of compensatory leave that wait for an answer."""

    balance: LeaveBalance
    asked: Decimal

    @property
    def is_too_much(self) -> bool:
        return self.asked > self.balance.left


def leave_left(staff: Staff, *, at: datetime) -> LeaveLeft:
    """By now; the queries of `leave_balance` and two more."""
    calendar, asked = calendar_of(staff.agency), NOTHING
    for row in staff.leave_requests.filter(answer="", kind=AbsenceKind.COMPENSATORY):
        for day in days_between(row.first, row.last):
            if calendar.is_working(day):
                asked += HALF * sum(row.halves_on(day))
    return LeaveLeft(balance=leave_balance(staff, at=at) or LeaveBalance(), asked=asked)
