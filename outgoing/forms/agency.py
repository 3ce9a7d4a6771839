"""The agency's own settings: its names, its deadlines and the list that leaves every morning."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from units.forms.fields import DayField, SuggestingInput
from units.models import Agency
from units.provinces import PROVINCES, territory_code
from units.selectors.settings import SETTINGS, WORKING_HOURS
from units.words import WEEKDAYS

FIELDSETS: Final = (
    (_("Tên"), ("name", "parent_name", "place", "territory")),
    (_("Giờ làm việc"), WORKING_HOURS),
    (_("Hạn trình, hạn duyệt lịch tuần"), ("filing_weekday", "filing_time", "approval_time")),
    (
        _("Danh sách hằng ngày"),
        (
            "reports_from",
            "report_send_at",
            "report_deadline",
            "report_every_day",
            "provisional_plans",
        ),
    ),
    (_("Trực cơ quan"), ("duty_reminder_at",)),
    (_("Đổi ngày đến cơ quan"), ("day_swaps_approved",)),
    (_("Lịch công tác tuần"), ("calendar_letters",)),
)


class ListHourField(forms.TimeField):
    """An hour typed as 7:30 or 7h30."""

    def __init__(self, *, placeholder: str = "7:30", **kwargs: Any) -> None:
        attrs = {"placeholder": placeholder, "autocomplete": "off", "size": 6}
        super().__init__(
            widget=forms.TimeInput(format="%H:%M", attrs=attrs),
            error_messages={"invalid": _("Ghi giờ như 7:30 hoặc 16h00.")},
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        typed = value.strip().lower().replace("h", ":") if isinstance(value, str) else value
        return super().to_python(f"{typed}00" if str(typed).endswith(":") else typed)


class AgencyForm(forms.Form):
    """All settings of one agency at once. `today` is the agency's own day."""

    name = forms.CharField(label=_("Tên cơ quan"), max_length=200)
    parent_name = forms.CharField(
        label=_("Cơ quan chủ quản"),
        max_length=200,
        required=False,
        help_text=_("Đứng trên tên cơ quan trong bản in và danh sách gửi đi."),
    )
    place = forms.CharField(
        label=_("Địa danh"),
        max_length=100,
        required=False,
        help_text=_("Ghi trước ngày tháng trong bản in, ví dụ Hòa Giang."),
    )
    territory = forms.CharField(
        label=_("Tỉnh, thành phố có trụ sở"),
        max_length=60,
        required=False,
        widget=SuggestingInput(PROVINCES.values()),
        help_text=_(
            "Văn bản áp dụng cho nơi đóng trụ sở ràng buộc cơ quan, kể cả cơ quan trung ương. Tên"
            " tỉnh trước 01/7/2025 được hiểu là tỉnh, thành phố hiện nay."
        ),
    )
    morning_begins = ListHourField(label=_("Sáng: từ"))
    morning_ends = ListHourField(label=_("Sáng: đến"), placeholder="11:30")
    afternoon_begins = ListHourField(label=_("Chiều: từ"), placeholder="13:30")
    afternoon_ends = ListHourField(
        label=_("Chiều: đến"),
        placeholder="17:00",
        help_text=_("Ghi ở lịch của từng người và bản in lịch tuần."),
    )
    filing_weekday = forms.TypedChoiceField(
        label=_("Hạn trình: ngày"), coerce=int, choices=list(enumerate(WEEKDAYS))
    )
    filing_time = ListHourField(label=_("Hạn trình: giờ"))
    approval_time = ListHourField(
        label=_("Hạn duyệt: giờ"),
        placeholder="17:00",
        required=False,
        help_text=_("Cùng ngày với hạn trình. Để trống là hết ngày."),
    )
    reports_from = DayField(
        label=_("Gửi danh sách từ ngày"),
        required=False,
        help_text=_("Để trống là chưa gửi."),
    )
    report_send_at = ListHourField(label=_("Giờ gửi"))
    report_deadline = ListHourField(
        label=_("Hạn gửi"), help_text=_("Gửi từ giờ này trở đi là muộn.")
    )
    report_every_day = forms.BooleanField(label=_("Gửi cả ngày nghỉ"), required=False)
    provisional_plans = forms.BooleanField(
        label=_("Đơn vị chưa duyệt lịch: ghi tạm theo lịch được duyệt gần nhất"), required=False
    )
    duty_reminder_at = ListHourField(
        label=_("Giờ nhắc trực"),
        placeholder="16:00",
        help_text=_("Nhắc vào giờ này hôm trước. Ai nhận thay sau giờ đó được báo ngay."),
    )

    day_swaps_approved = forms.BooleanField(
        label=_("Đổi ngày đến cơ quan phải được trưởng đơn vị duyệt"),
        required=False,
        help_text=_("Bỏ chọn: hai người đồng ý và không trái quy định thì đổi ngay."),
    )

    calendar_letters = forms.BooleanField(
        label=_("Gửi thư khi công bố lịch công tác tuần"),
        required=False,
        help_text=_("Mỗi bản công bố một thư cho lãnh đạo và người, đơn vị có việc trong lịch."),
    )

    def __init__(self, *args: Any, agency: Agency, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency, self.today = agency, today

    def clean_territory(self) -> str:
        return territory_code(self.cleaned_data["territory"])

    def clean_reports_from(self) -> date | None:
        """A day that is over cannot begin anything: its list would only be put down as missed."""
        day: date | None = self.cleaned_data["reports_from"]
        if day and day < self.today and day != self.agency.reports_from:
            raise ValidationError(gettext("Ngày bắt đầu không thể trước hôm nay."), code="past")
        return day

    def settings(self) -> dict[str, Any]:
        """What the form says, by the names of SETTINGS."""
        return {name: self.cleaned_data[name] for name in SETTINGS}

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [(str(title), [self[name] for name in names]) for title, names in FIELDSETS]
