"""A written exception as somebody types it off the document."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from directives.enums import ExceptionEffect, IssuerLevel
from directives.forms.documents import PeriodForm
from directives.forms.fields import RuleDayField
from directives.services.exceptions import Granted
from refusals.forms import RefusableForm
from units.models import Unit


class ExceptionForm(PeriodForm):
    """The document that grants it, to whom, how much, and for how long."""

    number = forms.CharField(label=_("Số văn bản cho phép"), max_length=60)
    issued_on = RuleDayField(label=_("Ngày văn bản"), required=False)
    issuer = forms.CharField(label=_("Cơ quan cho phép"), max_length=200)
    issuer_level = forms.ChoiceField(label=_("Cấp cho phép"), choices=IssuerLevel.choices)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị được phép"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Mọi đơn vị mà quy định áp dụng"),
    )
    effect = forms.ChoiceField(
        label=_("Nội dung cho phép"),
        choices=ExceptionEffect.choices,
        initial=ExceptionEffect.AMOUNT,
    )
    amount = forms.CharField(
        label=_("Mức được phép"),
        max_length=12,
        required=False,
        help_text=_("Tỷ lệ như 1/2, 50% hoặc số người như 6; cao hơn hay thấp hơn đều được."),
    )
    note = forms.CharField(
        label=_("Lý do"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bắt buộc khi người đứng đầu tự quyết định theo quyền mà quy định giao."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["from_day"].required = True
        self.fields["from_day"].label = _("Được phép từ ngày")

    def granted(self) -> Granted:
        typed = self.cleaned_data
        plain = ("number", "issuer", "issuer_level", "issued_on", "effect", "amount", "note")
        unit, begins = typed["unit"], self.begins
        assert begins is not None  # the day is required
        return Granted(
            **{name: typed[name] for name in plain},
            unit_id=unit.pk if unit else None,
            begins=begins,
            ends=self.ends,
        )


class RevokeForm(RefusableForm):
    """Why an exception is taken back."""

    reason = forms.CharField(label=_("Lý do thu hồi"), max_length=300)
