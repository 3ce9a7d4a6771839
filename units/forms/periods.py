"""Forms about a time in somebody's life: an absence, leave that is asked for, a condition."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.vocabulary import CONDITIONS
from refusals.forms import RefusableForm
from units.enums import AbsenceKind, SickSpan
from units.forms.fields import DayField, choices_of
from units.models import Staff


class StaffPeriodForm(forms.Form):
    """Both ends belong to it; the last day is not before the first."""

    first = DayField(label=gettext_lazy("Từ ngày"))
    last = DayField(label=gettext_lazy("Đến ngày"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", _("Ngày cuối trước ngày đầu."))
        return given


class AbsenceForm(StaffPeriodForm):
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=AbsenceKind.choices)
    note = forms.CharField(
        label=gettext_lazy("Ghi chú (được bảo vệ)"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ Văn phòng và trưởng đơn vị xem được."),
    )
    begins_at_noon = forms.BooleanField(
        label=gettext_lazy("Ngày đầu chỉ nghỉ buổi chiều"), required=False
    )
    ends_at_noon = forms.BooleanField(
        label=gettext_lazy("Ngày cuối chỉ nghỉ buổi sáng"), required=False
    )
    field_order = ("kind", "first", "begins_at_noon", "last", "ends_at_noon", "note")


class LeaveForm(AbsenceForm):
    """Leave of somebody of a unit, recorded by who makes its rosters."""

    person = forms.ModelChoiceField(label=gettext_lazy("Cán bộ"), queryset=Staff.objects.none())

    def __init__(self, *args: Any, people: QuerySet[Staff], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.order_fields(("person", *AbsenceForm.field_order))


class LeaveRequestForm(AbsenceForm):
    """Leave asked for by oneself."""

    note = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ người trả lời đơn và Văn phòng xem được."),
    )


class SickForm(RefusableForm):
    """Ill: when, and one line that few may read."""

    span = forms.ChoiceField(
        label=gettext_lazy("Nghỉ"), choices=SickSpan.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú (không bắt buộc)"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Chỉ trưởng đơn vị và Văn phòng xem được."),
    )


class StaffConditionForm(StaffPeriodForm):
    tag = forms.ChoiceField(label=gettext_lazy("Điều kiện"))
    last = DayField(
        label=gettext_lazy("Đến ngày"),
        required=False,
        help_text=gettext_lazy("Để trống: cho đến khi có thông báo mới."),
    )
    field_order = ("tag", "first", "last")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tag"].choices = choices_of(CONDITIONS)  # type: ignore[attr-defined]
