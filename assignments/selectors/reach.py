"""Whose tasks somebody may see, give and take back."""

from django.db.models import Q, QuerySet

from assignments.models import Assignment, AssignmentStep
from units.enums import Right, Role
from units.models import Unit
from units.selectors import Mandate, units_of


def may_give(mandate: Mandate, unit_id: int) -> bool:
    """Who makes the unit's rosters gives its people tasks: head, deputy, and the clerk in the
    head's name.
    """
    return mandate.may(Right.EDIT_ROSTER, unit_id)


def may_accept(mandate: Mandate, unit_id: int) -> bool:
    """Who leads: head or deputy, whoever files for the unit, and who approves its rosters. A clerk
    does not judge the work of colleagues.
    """
    if Right.APPROVE_ROSTERS in mandate.rights or mandate.filing.get(unit_id):
        return True
    return any(
        Right.EDIT_ROSTER in one.rights and one.role is not Role.CLERK
        for one in mandate.capacities_in(unit_id)
    )


def assignment_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose people's tasks the user sees: those whose rosters they see while these are
    made.
    """
    return units_of(mandate, Right.SEE_WORKING_ROSTERS).order_by("order", "pk")


def giving_units(mandate: Mandate) -> QuerySet[Unit]:
    return units_of(mandate, Right.EDIT_ROSTER).order_by("order", "pk")


def assignments_of(mandate: Mandate) -> QuerySet[Assignment]:
    """One's own, and those of the units one sees: of no other is anybody told that it exists."""
    within = Q(unit__in=assignment_units(mandate).order_by())
    own = Q(staff=mandate.staff) if mandate.staff else Q()
    rows = Assignment.objects.filter(within | own, agency=mandate.agency)
    return rows.select_related("staff", "unit", "given_by", "agency")


def is_own(mandate: Mandate, assignment: Assignment) -> bool:
    return mandate.staff is not None and assignment.staff_id == mandate.staff.pk


def result_files(mandate: Mandate) -> QuerySet[AssignmentStep]:
    """Steps with a file that the user may open: whoever sees the task."""
    tasks = assignments_of(mandate).select_related(None).order_by().values("pk")
    return AssignmentStep.objects.filter(assignment__in=tasks, content__isnull=False)
