"""One sentence of a directive as a form: the blanks of its template, how it binds, and where it
stands in the document.
"""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.enums import Binding
from directives.errors import BadClause
from directives.forms.blanks import GRAIN, form_field
from directives.forms.scopes import ScopeForm, scope_initial
from directives.models import Clause, Edition
from directives.selectors import people_offered
from directives.services.clauses import Sentence
from planning.clauses.fields import BoolField, CodesField, Field, PersonField
from planning.clauses.template import ClauseTemplate
from planning.people import NamedPerson
from refusals import Refusal
from units.words import reader_language

BLANK = "blank_"
BINDINGS = (
    (Binding.ORDER, _("Bắt buộc: vi phạm thì không trình được")),
    (Binding.TARGET, _("Chỉ tiêu: phấn đấu đạt; chưa đạt vẫn trình được, kèm lý do")),
    (Binding.ADVICE, _("Khuyến nghị: nên làm; không làm vẫn trình được, kèm lý do")),
)


class ClauseForm(ScopeForm):
    """The blanks come first, named `blank_…`; what is wrong with them is said by the template
    itself.
    """

    item = forms.CharField(
        label=_("Điều, khoản"),
        max_length=60,
        required=False,
        help_text=_("Nơi ghi trong văn bản, ví dụ: khoản 1."),
    )
    binding = forms.ChoiceField(
        label=_("Mức độ"), choices=BINDINGS, initial=Binding.ORDER, widget=forms.RadioSelect
    )
    quote = forms.CharField(
        label=_("Trích văn bản"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    comment = forms.CharField(
        label=_("Ghi chú nội bộ"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không in trong kết luận."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        template: ClauseTemplate,
        edition: Edition,
        at: datetime,
        clause: Clause | None = None,
        **options: Any,
    ) -> None:
        self.template = template
        self.edition, self.clause = edition, clause
        self.language = reader_language()
        blanks = template.initial(clause.params if clause else None)
        initial = (
            {f"{BLANK}{name}": value for name, value in blanks.items()}
            | clause_initial(clause)
            | scope_initial(clause)
        )
        options["initial"] = initial | {"seen": edition.version}
        super().__init__(*args, **options)
        for blank in template.fields:
            self.fields[f"{BLANK}{blank.name}"] = form_field(blank, self.language)
        self._offer_people()
        self.offer(edition, clause, at)

    def _offer_people(self) -> None:
        """Who works here now, and whoever the sentence names already, as it names them."""
        blanks = [blank.name for blank in self.template.fields if isinstance(blank, PersonField)]
        people = people_offered(self.edition.directive.agency) if blanks else []
        names = {str(one.pk): one.full_name for one in people}
        codes = {str(one.pk): one.code for one in people}
        if self.clause and blanks:
            named = (NamedPerson.read(str(self.clause.params.get(name, ""))) for name in blanks)
            names |= {one.key: one.name for one in named}
        shared = {name for name, count in Counter(names.values()).items() if count > 1}
        offered = [
            (
                NamedPerson(key, name).written,
                f"{name} ({codes[key]})" if name in shared and key in codes else name,
            )
            for key, name in names.items()
        ]
        for name in blanks:
            field: Any = self.fields[f"{BLANK}{name}"]
            field.choices = [("", "---------"), *offered]

    @property
    def blanks(self) -> list[forms.BoundField]:
        """Numbers, choices and texts, in the order of the sentence."""
        return self._bound(
            lambda blank: not isinstance(blank, BoolField | CodesField) and blank.name != GRAIN
        )

    @property
    def grain(self) -> forms.BoundField | None:
        """Whether the sentence is judged by the day or by the half-day, where that is to be
        said.
        """
        return next(iter(self._bound(lambda blank: blank.name == GRAIN)), None)

    @property
    def ticks(self) -> list[forms.BoundField]:
        """What is so or not so."""
        return self._bound(lambda blank: isinstance(blank, BoolField))

    @property
    def lists(self) -> list[tuple[forms.BoundField, bool]]:
        """Long lists of posts or reasons, each with whether it is to be shown open: needed,
        chosen from, or wrong.
        """
        needed = {f"{BLANK}{blank.name}" for blank in self.template.fields if blank.required}
        return [
            (field, field.name in needed or bool(field.value()) or bool(field.errors))
            for field in self._bound(_is_list)
        ]

    def _bound(self, wanted: Callable[[Field], bool]) -> list[forms.BoundField]:
        return [self[f"{BLANK}{blank.name}"] for blank in self.template.fields if wanted(blank)]

    def params(self) -> dict[str, Any]:
        """What is written in the blanks now, right or wrong."""
        return {
            blank.name: self.cleaned_data.get(f"{BLANK}{blank.name}")
            for blank in self.template.fields
        }

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        for problem in self.template.problems(self.params()):
            name = f"{BLANK}{problem.field}"
            self.add_error(name if name in self.fields else None, problem.message(self.language))
        return typed

    def sentence(self) -> Sentence:
        typed = self.cleaned_data
        plain = {name: typed[name] for name in ("item", "binding", "quote", "comment")}
        return Sentence(kind=self.template.kind, params=self.params(), **plain, **self.scope())

    def written(self) -> Clause:
        """The clause as far as it is filled in now, not saved: to be said in words."""
        if not self.is_bound:
            return self.clause or Clause(edition=self.edition)
        self.is_valid()
        return Clause(edition=self.edition, **self.scope())

    def refuse(self, error: Refusal) -> None:
        if not isinstance(error, BadClause):
            super().refuse(error)
            return
        for problem in error.problems:
            name = f"{BLANK}{problem.field}"
            self.add_error(name if name in self.fields else None, problem.message(self.language))


def _is_list(blank: Field) -> bool:
    return isinstance(blank, CodesField)


def clause_initial(clause: Clause | None) -> dict[str, Any]:
    return (
        {name: getattr(clause, name) for name in ("item", "binding", "quote", "comment")}
        if clause
        else {}
    )
