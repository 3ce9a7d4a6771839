"""How people stand in a list: names with what tells them apart, in one line."""

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext as _

from reports.values import PersonFacts

register = template.Library()
NOBODY = "–"


@register.filter
def people(listed: Sequence[PersonFacts]) -> str:
    """Đỗ Khánh Vân (Trưởng phòng, 0900 000 201); a dash for nobody."""
    return ", ".join(_told(person, person["title"], person["phone"]) for person in listed) or NOBODY


@register.filter
def names(listed: Sequence[PersonFacts]) -> str:
    """Ngô Thị Ánh (buổi sáng), Chu Văn Khải: where many stand in one line."""
    return ", ".join(_told(person) for person in listed) or NOBODY


def _told(person: PersonFacts, *more: str) -> str:
    half = {"am": _("buổi sáng"), "pm": _("buổi chiều")}.get(person["half"], "")
    told = ", ".join(part for part in (*more, half) if part)
    return f"{person['name']} ({told})" if told else person["name"]
