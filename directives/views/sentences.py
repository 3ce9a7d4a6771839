"""Sentences in the language of the reader."""

from django.utils.translation import get_language

from directives.adapters import Line, lines_of
from directives.models import Edition


def sentences_of(edition: Edition) -> list[Line]:
    return lines_of(edition.clauses.order_by("order", "pk"), language())


def language() -> str:
    return get_language() or "vi"
