"""The head of a document, its period, and the few questions asked when it comes into force or
ends.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directives.enums import DocumentKind, IssuerLevel
from directives.forms.fields import (
    RuleDayField,
    RuleHourField,
    end_as_typed,
    end_moment,
    start_moment,
)
from directives.models import Directive, Edition
from directives.services.documents import Head
from refusals.forms import RefusableForm

PRINTED = ("kind", "number", "issued_on", "issuer", "issuer_level", "title", "is_ceiling", "note")


class PeriodForm(RefusableForm):
    """From when to when; the end is the last day, or an hour of it. Nothing typed at the end:
    until further notice.
    """

    placed = {
        "effective_from": "from_day",
        "begins": "from_day",
        "effective_to": "to_day",
        "until": "to_day",
    }

    from_day = RuleDayField(label=_("Có hiệu lực từ ngày"), required=False)
    from_hour = RuleHourField(label=_("từ giờ"), required=False)
    to_day = RuleDayField(
        label=_("đến hết ngày"),
        required=False,
        help_text=_("Để trống: cho đến khi có thông báo mới."),
    )
    to_hour = RuleHourField(label=_("đến giờ"), required=False, help_text=_("Để trống: hết ngày."))

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("from_hour") and not typed.get("from_day") and "from_day" not in self.errors:
            self.add_error("from_day", _("Cần ghi ngày cùng với giờ."))
        if typed.get("to_hour") and not typed.get("to_day") and "to_day" not in self.errors:
            self.add_error("to_day", _("Cần ghi ngày cùng với giờ."))
        return typed

    @property
    def begins(self) -> datetime | None:
        day = self.cleaned_data.get("from_day")
        return start_moment(day, self.cleaned_data.get("from_hour")) if day else None

    @property
    def ends(self) -> datetime | None:
        day = self.cleaned_data.get("to_day")
        return end_moment(day, self.cleaned_data.get("to_hour")) if day else None


class HeadForm(PeriodForm):
    """The head of a document as it is printed, and the period of its draft."""

    kind = forms.ChoiceField(
        label=_("Loại văn bản"), choices=DocumentKind.choices, initial=DocumentKind.OFFICIAL_LETTER
    )
    number = forms.CharField(
        label=_("Số, ký hiệu văn bản"),
        max_length=60,
        required=False,
        help_text=_("Để trống nếu văn bản chưa có số."),
    )
    issued_on = RuleDayField(label=_("Ngày ban hành"), required=False)
    issuer = forms.CharField(
        label=_("Cơ quan ban hành"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "issuers"}),
        help_text=_(
            "Dùng đúng tên đã ghi ở văn bản trước: văn bản mới chỉ thay văn bản cũ của cùng cơ"
            " quan."
        ),
    )
    issuer_level = forms.ChoiceField(
        label=_("Cấp ban hành"), choices=IssuerLevel.choices, initial=IssuerLevel.PROVINCE
    )
    title = forms.CharField(label=_("Trích yếu"), max_length=300)
    implements = forms.ModelChoiceField(
        label=_("Thực hiện văn bản"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("Không"),
    )
    is_ceiling = forms.BooleanField(
        label=_("Cấp dưới quy định chặt hơn thì phải báo cáo"),
        required=False,
        help_text=_("Đánh dấu nếu văn bản này ghi như vậy."),
    )
    review_on = RuleDayField(
        label=_("Ngày xem xét lại"),
        required=False,
        help_text=_("Khi chưa có ngày hết hiệu lực. Để trống: 30 ngày sau ngày bắt đầu."),
    )
    note = forms.CharField(
        label=_("Ghi chú"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, others: QuerySet[Directive], **options: Any) -> None:
        super().__init__(*args, **options)
        # a ModelChoiceField
        self.fields["implements"].queryset = others  # type: ignore[attr-defined]
        self.others = others

    @property
    def issuers(self) -> QuerySet[Directive, str]:
        """Who signed the other documents, to be taken up in the same words."""
        return self.others.order_by("issuer").values_list("issuer", flat=True).distinct()

    def head(self) -> Head:
        typed = self.cleaned_data
        other = typed["implements"]
        return Head(
            **{field: typed[field] for field in (*PRINTED, "review_on")},
            implements_id=other.pk if other else None,
            effective_from=self.begins,
            effective_to=self.ends,
        )


class EndDirectiveForm(RefusableForm):
    """When a directive ends, and why."""

    placed = {"effective_to": "to_day", "until": "to_day"}

    to_day = RuleDayField(label=_("Hết hiệu lực sau ngày"))
    to_hour = RuleHourField(
        label=_("hoặc từ giờ"), required=False, help_text=_("Để trống: hết ngày.")
    )
    reason = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)

    @property
    def ends(self) -> datetime:
        return end_moment(self.cleaned_data["to_day"], self.cleaned_data.get("to_hour"))


class WithdrawForm(RefusableForm):
    """Why a directive is taken back before it begins."""

    reason = forms.CharField(label=_("Lý do thu hồi"), max_length=300)


class ForceForm(RefusableForm):
    """What must be meant before a draft becomes an order; `asks` names the confirmations this
    draft needs.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput)
    retroactive = forms.BooleanField(
        label=_("Văn bản có hiệu lực trở về trước"),
        required=False,
        help_text=_("Những ngày đã qua được ghi là “chưa kiểm tra vào thời điểm đó”."),
    )
    succeed = forms.BooleanField(
        label=_("Bản trước hết hiệu lực khi bản này bắt đầu"),
        required=False,
        help_text=_("Hai bản của một văn bản không cùng có hiệu lực."),
    )

    def __init__(self, *args: Any, asks: frozenset[str] = frozenset(), **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("retroactive", "succeed"):
            if name not in asks:
                del self.fields[name]


class NumberForm(RefusableForm):
    """The number and date a document received after it came into force."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=60)
    issued_on = RuleDayField(label=_("Ngày ban hành"), required=False)


def period_initial(edition: Edition) -> dict[str, Any]:
    """The period of an edition as somebody would type it."""
    initial: dict[str, Any] = {}
    if edition.effective_from:
        local = timezone.localtime(edition.effective_from)
        initial |= {"from_day": local.date(), "from_hour": local.time()}
    if edition.effective_to:
        day, hour = end_as_typed(edition.effective_to)
        initial |= {"to_day": day, "to_hour": hour}
    return initial


def head_initial(edition: Edition) -> dict[str, Any]:
    directive = edition.directive
    head = {field: getattr(directive, field) for field in PRINTED}
    own = {
        "implements": directive.implements_id,
        "review_on": edition.review_on,
        "seen": edition.version,
    }
    return head | period_initial(edition) | own
