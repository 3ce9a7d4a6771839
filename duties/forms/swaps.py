"""What somebody types to swap a turn, to hand a shift over, or to say who is absent."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duties.enums import SwapKind
from refusals.forms import RefusableForm
from units.models import Staff


class AskForm(RefusableForm):
    """Swap or take over; one colleague or everybody who may have the turn."""

    kind = forms.ChoiceField(
        label=_("Đề nghị"),
        choices=((SwapKind.SWAP, SwapKind.SWAP.label), (SwapKind.TAKE, _("Nhờ trực thay"))),
        initial=SwapKind.SWAP,
        widget=forms.RadioSelect,
    )
    asked = forms.ChoiceField(label=_("Hỏi ai"), required=False)
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)

    def __init__(self, *args: Any, people: Iterable[Staff], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        asked: Any = self.fields["asked"]
        asked.choices = [
            ("", _("Mọi người trực được vị trí này")),
            *((pk, one.full_name) for pk, one in self.people.items()),
        ]

    @property
    def colleague(self) -> Staff | None:
        return self.people.get(self.cleaned_data["asked"])


class HandoverForm(RefusableForm):
    """Who takes the shift, and what happened in it."""

    taker = forms.ChoiceField(label=_("Người nhận"))
    events = forms.CharField(
        label=_("Diễn biến trong ca"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Công văn, điện thoại, sự cố, việc còn phải theo dõi, tài sản bàn giao."),
    )

    def __init__(self, *args: Any, people: Iterable[Staff], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        taker: Any = self.fields["taker"]
        taker.choices = [(pk, one.full_name) for pk, one in self.people.items()]

    @property
    def who_takes(self) -> Staff:
        return self.people[self.cleaned_data["taker"]]
