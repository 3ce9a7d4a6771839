"""Give tasks, report of them, take or return what came of them."""

from assignments.services.giving import (
    GivenAssignments,
    give_assignments,
    repeat_assignments,
)
from assignments.services.judging import (
    accept_result,
    cancel_assignment,
    change_assignment,
    return_result,
)
from assignments.services.policy import set_assignment_policy
from assignments.services.reporting import report_result

__all__ = [
    "GivenAssignments",
    "accept_result",
    "cancel_assignment",
    "change_assignment",
    "give_assignments",
    "repeat_assignments",
    "report_result",
    "return_result",
    "set_assignment_policy",
]
