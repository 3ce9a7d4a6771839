"""When an agency's letters about tasks leave."""

from dataclasses import fields

from assignments.models import AssignmentPolicy
from assignments.values.letter_hours import LetterHours
from units.models import Agency


def letter_hours(agency: Agency) -> LetterHours:
    """What the agency chose; without a choice, the hours of the software. One query."""
    row = AssignmentPolicy.objects.filter(agency=agency).first()
    if row is None:
        return LetterHours()
    return LetterHours(**{one.name: getattr(row, one.name) for one in fields(LetterHours)})
