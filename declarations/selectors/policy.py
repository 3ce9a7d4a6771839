"""What an agency chose about reminders and about keeping answers."""

from dataclasses import fields

from declarations.models import DeclarationPolicy
from declarations.values.policy import DeclarationCare
from units.models import Agency


def declaration_care(agency: Agency) -> DeclarationCare:
    """Without a choice, that of the software. One query."""
    row = DeclarationPolicy.objects.filter(agency=agency).first()
    if row is None:
        return DeclarationCare()
    return DeclarationCare(**{one.name: getattr(row, one.name) for one in fields(DeclarationCare)})
