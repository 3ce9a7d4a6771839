"""One person's hours on one day as somebody types them, and the file of an attendance device."""

from datetime import time
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleDayField, RuleHourField
from refusals.forms import RefusableForm
from units.forms import UploadForm
from units.models import Staff


class HoursForm(RefusableForm):
    """Who was there on which day, from when until when."""

    person = forms.ModelChoiceField(
        label=_("Cán bộ"), queryset=Staff.objects.none(), empty_label=_("Chọn cán bộ")
    )
    day = RuleDayField(label=_("Ngày"))
    came = RuleHourField(label=_("Giờ đến"), required=False)
    left = RuleHourField(label=_("Giờ về"), required=False)

    def __init__(self, *args: Any, people: QuerySet[Staff], **options: Any) -> None:
        super().__init__(*args, **options)
        person: Any = self.fields["person"]
        person.queryset = people

    def hours(self) -> tuple[time | None, time | None]:
        return self.cleaned_data["came"], self.cleaned_data["left"]


class HoursUploadForm(UploadForm):
    file = forms.FileField(
        label=_("Tệp Excel hoặc CSV"),
        widget=forms.ClearableFileInput(
            attrs={
                "accept": (
                    ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                )
            }
        ),
        help_text=_(
            "Tối đa 5 MB và 5.000 dòng; nhiều hơn thì tải từng tuần. Chưa ghi gì cho đến khi bạn"
            " xác nhận."
        ),
    )
