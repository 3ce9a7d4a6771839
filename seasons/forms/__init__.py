"""What is typed about a season of duty."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleHourField, start_moment
from refusals.forms import RefusableForm
from seasons.values.seasons import SeasonSketch
from units.forms.fields import DayField
from units.models import Unit


class SeasonForm(RefusableForm):
    """Its name and days, until when who files. Of a season there is (`days`) the days stay."""

    placed = {"effective_to": "last"}
    name = forms.CharField(
        label=_("Tên đợt trực"), max_length=80, help_text=_("Ví dụ: Trực Tết Đinh Mùi 2027.")
    )
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))
    due_day = DayField(
        label=_("Hạn trình: ngày"), help_text=_("Đơn vị trình lịch chậm nhất lúc này.")
    )
    due_time = RuleHourField(label=_("Hạn trình: giờ"))
    units = forms.ModelMultipleChoiceField(
        label=_("Đơn vị phải trình lịch trực của mình"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        among: QuerySet[Unit],
        days: tuple[date, date] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self._days = days
        units: Any = self.fields["units"]
        units.queryset = among
        if days:
            del self.fields["first"], self.fields["last"]

    def sketch(self) -> SeasonSketch:
        typed = self.cleaned_data
        first, last = self._days or (typed["first"], typed["last"])
        return SeasonSketch(
            name=typed["name"],
            first=first,
            last=last,
            filing_at=start_moment(typed["due_day"], typed["due_time"]),
            unit_ids=tuple(unit.pk for unit in typed["units"]),
        )
