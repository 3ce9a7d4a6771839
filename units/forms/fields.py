"""Fields that several forms share."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language

from planning.vocabulary import Tag, Text


class DayField(forms.DateField):
    """A date typed as 30/11/2026: the browser's own picker would show the browser's language."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": "30/11/2026", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(widget=forms.DateInput(format="%d/%m/%Y", attrs=attrs), **kwargs)


def choices_of(table: Mapping[str, Tag] | Mapping[str, Text]) -> list[tuple[str, str]]:
    """The codes of a table of planning.vocabulary with their words in the user's language."""
    language = get_language() or "vi"
    return [(code, (entry.label if isinstance(entry, Tag) else entry).said(language)) for code, entry in table.items()]
