"""The questions of a declaration as a form, and how the agency treats declarations."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from declarations.values.own import OwnDeclaration
from declarations.values.policy import DeclarationCare
from directives.forms.fields import RuleDayField, RuleHourField
from planning.rules.entry_declaration import NO, YES, AnswerKind, EntryQuestion
from refusals.forms import RefusableForm

MOST_KEPT = 366


class EntryForm(RefusableForm):
    """One field a question, none of them filled in: who is silent has not declared."""

    def __init__(self, *args: Any, questions: Sequence[EntryQuestion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = questions
        for number, question in enumerate(questions):
            self.fields[f"answer-{number}"] = _field_of(question)

    def answers(self) -> tuple[str, ...]:
        given = (self.cleaned_data[f"answer-{number}"] for number in range(len(self.questions)))
        return tuple(one if isinstance(one, str) else one.isoformat() for one in given)


def entry_forms(
    asked: Iterable[OwnDeclaration], sent: EntryForm | None = None
) -> list[tuple[OwnDeclaration, EntryForm]]:
    """Each thing asked with its form: the one that was sent as it was typed, the others empty."""
    return [
        (
            one,
            sent
            if sent and sent.prefix == one.seal
            else EntryForm(questions=one.rule.questions, prefix=one.seal),
        )
        for one in asked
    ]


def _field_of(question: EntryQuestion) -> forms.Field:
    if question.kind is AnswerKind.DATE:
        field = RuleDayField(label=question.text)
        field.widget.attrs["class"] = "form-control num"
        return field
    return forms.ChoiceField(
        label=question.text,
        choices=((YES, _("Có")), (NO, _("Không"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy trả lời câu này.")},
    )


class DeclarationCareForm(forms.Form):
    """When people are reminded, and how long answers are kept."""

    sends_reminders = forms.BooleanField(
        label=_("Chiều hôm trước, nhắc người đến cơ quan mà chưa khai báo"), required=False
    )
    remind_at = RuleHourField(label=_("Giờ nhắc"))
    keep_days = forms.IntegerField(
        label=_("Giữ câu trả lời (ngày)"),
        min_value=1,
        max_value=MOST_KEPT,
        help_text=_("Kể từ ngày hết giá trị; sau đó câu trả lời bị xóa, chỉ còn ngày khai."),
    )

    def care(self) -> DeclarationCare:
        return DeclarationCare(**self.cleaned_data)
