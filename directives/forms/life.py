"""The few questions of a directive's life: what it does to others, its stages, what ends it, its
pauses, looking at it again.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directives.enums import LinkKind
from directives.forms.documents import PeriodForm
from directives.forms.fields import (
    RuleDayField,
    RuleHourField,
    end_as_typed,
    end_moment,
    start_moment,
)
from directives.models import Directive, Phase
from refusals.forms import RefusableForm


class OtherForm(RefusableForm):
    """A question about another document of the agency."""

    other = forms.ModelChoiceField(
        label=_("Văn bản khác"), queryset=Directive.objects.none(), empty_label=_("Chọn văn bản")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, others: QuerySet[Directive], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["other"].label_from_instance = _named  # type: ignore[attr-defined]


class LinkForm(OtherForm):
    """What this document does to another one, and until when."""

    placed = {"until": "to_day"}
    kind = forms.ChoiceField(label=_("Việc làm với văn bản đó"), choices=LinkKind.choices)
    to_day = RuleDayField(
        label=_("đến hết ngày"),
        required=False,
        help_text=_("Chỉ với gia hạn, tạm ngưng. Để trống: đến khi có thông báo mới."),
    )
    to_hour = RuleHourField(label=_("đến giờ"), required=False, help_text=_("Để trống: hết ngày."))

    field_order = ("kind", "other", "to_day", "to_hour")

    @property
    def until(self) -> datetime | None:
        day = self.cleaned_data.get("to_day")
        return end_moment(day, self.cleaned_data.get("to_hour")) if day else None


class EndConditionForm(OtherForm):
    """What else ends a directive: an event in words, or the end of another document."""

    words = forms.CharField(
        label=_("Kết thúc khi"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: mực nước sông xuống dưới mức báo động 1."),
    )

    field_order = ("words", "other")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["other"].required = False
        self.fields["other"].label = _("hoặc khi văn bản này hết hiệu lực")
        # a ModelChoiceField
        self.fields["other"].empty_label = _("Không")  # type: ignore[attr-defined]


class MomentForm(RefusableForm):
    """At what moment, and why. Nothing typed: now."""

    placed = {"effective_to": "day", "begins": "day"}
    day = RuleDayField(label=_("Ngày"), required=False, help_text=_("Để trống: ngay bây giờ."))
    hour = RuleHourField(label=_("Giờ"), required=False, help_text=_("Để trống: từ đầu ngày."))
    reason = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)

    def moment(self, now: datetime) -> datetime:
        day = self.cleaned_data.get("day")
        return start_moment(day, self.cleaned_data.get("hour")) if day else now

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("hour") and not typed.get("day") and "day" not in self.errors:
            self.add_error("day", _("Cần ghi ngày cùng với giờ."))
        return typed


class HappenedForm(MomentForm):
    """When what was to end the directive happened."""

    field_order = ("day", "hour")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["reason"]


class UndoForm(MomentForm):
    """From when a mistake is taken back, and why."""

    field_order = ("reason", "day", "hour")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].required = True
        self.fields["reason"].label = _("Lý do")
        self.fields["day"].label = _("Hoàn tác từ ngày")
        self.fields["day"].help_text = _(
            "Để trống: ngay bây giờ. Ghi ngày bắt đầu của văn bản: coi như chưa từng có hiệu lực."
        )


class StrikeForm(RefusableForm):
    """Why a sentence in force is taken out."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class SuspendForm(PeriodForm):
    """From when a directive pauses, until when, and on what basis."""

    reason = forms.CharField(
        label=_("Căn cứ"), max_length=300, help_text=_("Số văn bản hoặc lý do tạm ngưng.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["from_day"].label = _("Tạm ngưng từ ngày")
        self.fields["from_day"].help_text = _("Để trống: ngay bây giờ.")


class PhaseForm(PeriodForm):
    """A stage of a draft."""

    name = forms.CharField(
        label=_("Tên giai đoạn"),
        max_length=120,
        required=False,
        help_text=_("Để trống: “Giai đoạn 1”, “Giai đoạn 2”…"),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["from_day"].label, self.fields["from_day"].required = _("Từ ngày"), True
        self.fields["to_day"].help_text = _("Để trống: đến khi văn bản hết hiệu lực.")


class ReviewForm(RefusableForm):
    """When to look at an open-ended directive again."""

    review_on = RuleDayField(label=_("Để tiếp; xem xét lại ngày"))
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


def phase_initial(phase: Phase) -> dict[str, Any]:
    """A stage as somebody would type it."""
    begins = timezone.localtime(phase.begins)
    initial: dict[str, Any] = {
        "name": phase.name,
        "from_day": begins.date(),
        "from_hour": begins.time(),
    }
    if phase.ends:
        day, hour = end_as_typed(phase.ends)
        initial |= {"to_day": day, "to_hour": hour}
    return initial


def _named(directive: Directive) -> str:
    return f"{directive}: {directive.title}"
