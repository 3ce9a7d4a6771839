"""One reminder: when, to whom, in which words."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from outgoing.forms.agency import ListHourField
from outgoing.schedule import Audience, ReminderMatter
from outgoing.selectors.plan import BLANKS, unknown_blanks

AUDIENCES = (
    (Audience.HEADS.value, _("Trưởng đơn vị còn nợ")),
    (Audience.HEADS_AND_DEPUTIES.value, _("Trưởng, phó đơn vị còn nợ")),
    (Audience.EDITORS.value, _("Trưởng, phó, văn thư đơn vị còn nợ")),
    (Audience.HEADS_AND_CHIEF.value, _("Trưởng đơn vị còn nợ và Chánh Văn phòng")),
    (Audience.OFFICE.value, _("Văn phòng")),
    (Audience.APPROVERS.value, _("Giám đốc, người được ủy quyền")),
)
MATTERS = (
    (ReminderMatter.NO_DRAFT.value, _("Chưa bắt đầu lập lịch")),
    (ReminderMatter.NOT_FILED.value, _("Chưa trình lịch")),
    (ReminderMatter.AWAITING.value, _("Lịch chờ duyệt")),
    (ReminderMatter.NOT_APPROVED.value, _("Lịch chưa được duyệt")),
)
MOST_DAYS = 5


class StepForm(forms.Form):
    is_on = forms.BooleanField(label=_("Có nhắc"), required=False)
    days_before = forms.IntegerField(
        label=_("Số ngày làm việc trước ngày hạn trình"), min_value=0, max_value=MOST_DAYS
    )
    at = ListHourField(
        label=_("Giờ"),
        placeholder="15:00",
        required=False,
        help_text=_("Để trống là đúng giờ hạn trình."),
    )
    audience = forms.ChoiceField(label=_("Gửi cho"), choices=AUDIENCES)
    subject_vi = forms.CharField(label=_("Tiêu đề"), max_length=150, required=False)
    lead_vi = forms.CharField(
        label=_("Câu nhắc"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    subject_en = forms.CharField(label=_("Tiêu đề (tiếng Anh)"), max_length=150, required=False)
    lead_en = forms.CharField(
        label=_("Câu nhắc (tiếng Anh)"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Để trống là lời của phần mềm. Chỗ trống: {tuần}, {từ-đến}, {số}, {hạn}, {đơn vị}."
        ),
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for name in ("subject_vi", "lead_vi", "subject_en", "lead_en"):
            unknown = unknown_blanks(given.get(name) or "")
            if unknown:
                said = gettext("Không có chỗ trống {%(blank)s}; chỉ có %(blanks)s.") % {
                    "blank": unknown[0],
                    "blanks": ", ".join(f"{{{blank}}}" for blank in BLANKS),
                }
                self.add_error(name, ValidationError(said, code="blank"))
        return given


class NewStepForm(StepForm):
    """A reminder that the agency adds; what it is about cannot be changed later."""

    matter = forms.ChoiceField(label=_("Nhắc về"), choices=MATTERS)
    field_order = ("matter", *StepForm.base_fields)
