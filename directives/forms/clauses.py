"""One sentence of a directive as a form: the blanks of its template, then how it binds and whom it means."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from directives.adapters import known_traits
from directives.enums import Binding
from directives.errors import BadClause, DirectiveError
from directives.forms.documents import RefusableForm
from directives.models import Clause
from directives.services.clauses import Sentence
from planning.rules.fields import BoolField, ChoiceField, CodesField, Field, FractionField, IntegerField, TextField
from planning.rules.template import ClauseTemplate
from units.models import Agency

BLANK = "blank_"


class ClauseForm(RefusableForm):
    """The blanks come first, named `blank_…`; what is wrong with them is said by the template itself."""

    item = forms.CharField(label=_("Điều, khoản"), max_length=60, required=False, help_text=_("Nơi ghi trong văn bản, ví dụ: khoản 1."))
    binding = forms.ChoiceField(
        label=_("Mức độ"), choices=Binding.choices, help_text=_("Bắt buộc thì không trình được khi vi phạm; mức khác thì trình kèm lý do.")
    )
    traits = forms.MultipleChoiceField(label=_("Chỉ áp dụng cho"), required=False, widget=forms.CheckboxSelectMultiple)
    without = forms.MultipleChoiceField(label=_("Không áp dụng cho"), required=False, widget=forms.CheckboxSelectMultiple)
    min_size = forms.IntegerField(label=_("Đơn vị từ (người)"), min_value=0, max_value=9999, required=False)
    quote = forms.CharField(label=_("Trích văn bản"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    comment = forms.CharField(
        label=_("Ghi chú nội bộ"), required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Không in trong kết luận.")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, template: ClauseTemplate, agency: Agency, clause: Clause | None = None, seen: int = 0, **options: Any
    ) -> None:
        self.template = template
        self.language = get_language() or "vi"
        blanks = template.initial(clause.params if clause else None)
        initial = {f"{BLANK}{name}": value for name, value in blanks.items()} | clause_initial(clause) | {"seen": seen}
        options["initial"] = initial
        super().__init__(*args, **options)
        for blank in template.fields:
            self.fields[f"{BLANK}{blank.name}"] = form_field(blank, self.language)
        traits = list(known_traits(agency, self.language).items())
        for name in ("traits", "without"):
            self.fields[name].choices = traits  # type: ignore[attr-defined]  # a MultipleChoiceField

    @property
    def blanks(self) -> list[forms.BoundField]:
        """Numbers, choices and texts, in the order of the sentence."""
        return self._bound(lambda blank: not isinstance(blank, BoolField | CodesField))

    @property
    def ticks(self) -> list[forms.BoundField]:
        """What is so or not so."""
        return self._bound(lambda blank: isinstance(blank, BoolField))

    @property
    def lists(self) -> list[tuple[forms.BoundField, bool]]:
        """Long lists of posts or reasons, each with whether it is to be shown open: needed, chosen from, or wrong."""
        needed = {f"{BLANK}{blank.name}" for blank in self.template.fields if blank.required}
        return [(field, field.name in needed or bool(field.value()) or bool(field.errors)) for field in self._bound(_is_list)]

    def _bound(self, wanted: Callable[[Field], bool]) -> list[forms.BoundField]:
        return [self[f"{BLANK}{blank.name}"] for blank in self.template.fields if wanted(blank)]

    def params(self) -> dict[str, Any]:
        """What is written in the blanks now, right or wrong."""
        return {blank.name: self.cleaned_data.get(f"{BLANK}{blank.name}") for blank in self.template.fields}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for problem in self.template.problems(self.params()):
            name = f"{BLANK}{problem.field}"
            self.add_error(name if name in self.fields else None, problem.message(self.language))
        return typed

    def sentence(self) -> Sentence:
        typed = self.cleaned_data
        plain = {name: typed[name] for name in ("item", "binding", "quote", "comment")}
        return Sentence(
            kind=self.template.kind,
            params=self.params(),
            traits=tuple(typed["traits"]),
            without=tuple(typed["without"]),
            min_size=typed["min_size"] or 0,
            **plain,
        )

    def refuse(self, error: DirectiveError) -> None:
        if not isinstance(error, BadClause):
            super().refuse(error)
            return
        for problem in error.problems:
            name = f"{BLANK}{problem.field}"
            self.add_error(name if name in self.fields else None, problem.message(self.language))


def form_field(blank: Field, language: str) -> forms.Field:
    """A blank as a form shows it. Only its shape: whether it is well filled is the template's to say."""
    label = blank.label.said(language)
    match blank:
        case BoolField():
            return forms.BooleanField(label=label, required=False)
        case ChoiceField():
            return forms.ChoiceField(
                label=label, required=False, choices=[(code, text.said(language)) for code, text in blank.choices.items()]
            )
        case CodesField():
            choices = [(code, text.said(language)) for code, text in blank.choices.items()]
            return forms.MultipleChoiceField(label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple)
        case TextField():
            return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 3}))
        case FractionField():
            widget = forms.TextInput(attrs={"class": "num", "placeholder": "1/3", "autocomplete": "off"})
            return forms.CharField(label=label, required=False, widget=widget)
        case IntegerField():
            widget = forms.TextInput(attrs={"class": "num", "inputmode": "numeric", "autocomplete": "off"})
            return forms.CharField(label=label, required=False, widget=widget)
    raise TypeError(type(blank).__name__)


def _is_list(blank: Field) -> bool:
    return isinstance(blank, CodesField)


def clause_initial(clause: Clause | None) -> dict[str, Any]:
    if clause is None:
        return {}
    names = ("item", "binding", "traits", "without", "quote", "comment")
    return {name: getattr(clause, name) for name in names} | {"min_size": clause.min_size or None}
