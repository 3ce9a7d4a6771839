"""A blank of a sentence as a form shows it."""

import re
from typing import Any, Final

from django import forms

from planning.clauses.fields import (
    BoolField,
    ChoiceField,
    CodesField,
    Field,
    FractionField,
    IntegerField,
    PersonField,
    TextField,
    TimeField,
)
from planning.clauses.question_field import QuestionsField
from planning.clauses.words_field import WordsField

GRAIN: Final = "grain"


class ClockInput(forms.TextInput):
    """A stored 08:00 shown as an office writes it: 8h00."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "num", "placeholder": "8h00", "autocomplete": "off"})

    def format_value(self, value: Any) -> str | None:
        found = re.fullmatch(r"(\d\d):(\d\d)", str(value or ""))
        return f"{int(found[1])}h{found[2]}" if found else super().format_value(value)


def form_field(blank: Field, language: str) -> forms.Field:
    """Only its shape: whether it is well filled is the template's to say."""
    plain: dict[str, Any] = {
        "label": blank.label.said(language),
        "help_text": blank.meaning.said(language),
        "required": False,
    }
    match blank:
        case BoolField():
            return forms.BooleanField(**plain)
        case PersonField():
            return forms.ChoiceField(**plain)
        case ChoiceField() | CodesField():
            return _chosen(blank, plain, language)
    return forms.CharField(widget=_typed(blank), **plain)


def _chosen(blank: ChoiceField | CodesField, plain: dict[str, Any], language: str) -> forms.Field:
    choices = [(code, text.said(language)) for code, text in blank.choices.items()]
    if isinstance(blank, CodesField):
        ticks = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(choices=choices, widget=ticks, **plain)
    if blank.name == GRAIN:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **plain)
    return forms.ChoiceField(choices=choices, **plain)


def _typed(blank: Field) -> forms.Widget:
    """Raises TypeError for a kind of blank that has no shape yet."""
    match blank:
        case TextField():
            return forms.Textarea(attrs={"rows": 3})
        case QuestionsField():
            return forms.Textarea(attrs={"rows": 5})
        case WordsField():
            return forms.TextInput(attrs={"autocomplete": "off"})
        case FractionField():
            return forms.TextInput(
                attrs={"class": "num", "placeholder": "1/3", "autocomplete": "off"}
            )
        case IntegerField():
            return forms.TextInput(
                attrs={"class": "num", "inputmode": "numeric", "autocomplete": "off"}
            )
        case TimeField():
            return ClockInput()
    raise TypeError(type(blank).__name__)
