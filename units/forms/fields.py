"""Fields that several forms share."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import BaseRenderer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from planning.vocabulary import Tag, Text
from units.words import reader_language

FIRST_DAY, LAST_DAY = date(1945, 1, 1), date(2200, 1, 1)


def within_reach(day: date) -> None:
    """A slip such as 0026 or 9999 is no date of an office, and has no day before or after it to
    reckon with.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(_("Năm này không hợp lệ."), code="out-of-reach")


class DayField(forms.DateField):
    """A date typed as 30/11/2026: the browser's own picker would show the browser's language."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"placeholder": "30/11/2026", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            widget=forms.DateInput(format="%d/%m/%Y", attrs=attrs),
            validators=[within_reach],
            **kwargs,
        )


class SuggestingInput(forms.TextInput):
    """A text that may be chosen from a list, or be another one."""

    def __init__(self, suggested: Iterable[str]) -> None:
        super().__init__()
        self.suggested = tuple(suggested)

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        offered = format_html_join(
            "", '<option value="{}"></option>', ((one,) for one in self.suggested)
        )
        plain = super().render(name, value, {**(attrs or {}), "list": f"{name}-list"}, renderer)
        return format_html('{}<datalist id="{}-list">{}</datalist>', plain, name, offered)


def choices_of(table: Mapping[str, Tag] | Mapping[str, Text]) -> list[tuple[str, str]]:
    """The codes of a table of planning.vocabulary with their words in the user's language."""
    language = reader_language()
    return [
        (code, (entry.label if isinstance(entry, Tag) else entry).said(language))
        for code, entry in table.items()
    ]
