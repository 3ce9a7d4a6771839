"""What colleagues may read about somebody: plain leave instead of illness, words instead of
codes.
"""

from collections.abc import Iterable

from django import template

from planning.modes import MODES
from planning.vocabulary import ALERT_LEVELS, TAGS
from units.enums import AbsenceKind
from units.models import Absence
from units.values import CodedDay
from units.words import PUBLIC_TAGS, phone, reader_language

register = template.Library()
register.filter(phone)


@register.filter
def public_kind(absence: Absence) -> str:
    kind = AbsenceKind(absence.kind)
    return str(kind.public.label)


@register.simple_tag
def where_is(where: CodedDay, staff_id: int) -> list[tuple[str, str]]:
    """`{% where_is where 7 as halves %}`: the codes and words of where somebody is on the day."""
    return [(code, MODES[code].label.said(reader_language())) for code in where.get(staff_id, ())]


@register.filter
def is_public_tag(tag: str) -> bool:
    return tag in PUBLIC_TAGS


@register.filter
def tag_word(tag: str) -> str:
    """Bảo vệ for guard; a code the vocabulary does not know stays as it is."""
    return TAGS[tag].label.said(reader_language()) if tag in TAGS else tag


@register.filter
def level_word(code: str) -> str:
    """What is declared of a zone: an alert level, or what holds of everybody who lives there."""
    return ALERT_LEVELS[code].said(reader_language()) if code in ALERT_LEVELS else tag_word(code)


@register.filter
def role_words(roles: Iterable[str]) -> str:
    return ", ".join(map(tag_word, roles))


@register.filter
def year_number(year: int) -> str:
    """2026, never 2.026."""
    return str(year)
