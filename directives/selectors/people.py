"""Whom a sentence of a directive may name, and who is named in one."""

from collections.abc import Mapping
from typing import Any

from planning.clauses.fields import PersonField
from planning.clauses.templates import TEMPLATES
from planning.people import NamedPerson
from units.models import Agency, Staff


def people_offered(agency: Agency) -> list[Staff]:
    """Everybody who works in the agency, by given name. One query."""
    return list(Staff.objects.filter(agency=agency, is_active=True).order_by("sort_key", "pk"))


def people_known(agency: Agency, kind: str, params: Mapping[str, Any]) -> bool:
    """True if whoever the blanks of this kind name is or was somebody of the agency. One query,
    none for a kind that names nobody.
    """
    named = {
        NamedPerson.read(str(params.get(blank.name) or "")).key
        for blank in (TEMPLATES[kind].fields if kind in TEMPLATES else ())
        if isinstance(blank, PersonField)
    }
    if not all(key.isascii() and key.isdigit() and len(key) < 19 for key in named):
        return False
    return not named or Staff.objects.filter(agency=agency, pk__in=named).count() == len(named)
