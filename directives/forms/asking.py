"""Which unit and which day somebody asks about."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import DayField
from units.models import Unit
from units.selectors import Mandate


class InForceForm(forms.Form):
    """The unit is any of the agency's; without an answer it is the reader's own, or the first, and today."""

    unit = forms.ModelChoiceField(label=_("Phòng, đơn vị"), queryset=Unit.objects.none(), empty_label=None, required=False)
    day = DayField(label=_("Ngày"), required=False)

    def __init__(self, *args: Any, mandate: Mandate, today: date, **options: Any) -> None:
        units = Unit.objects.filter(agency=mandate.agency).select_related("agency")
        self.first = units.filter(pk__in=mandate.unit_rights).first() or units.first()
        self.today = today
        options["initial"] = {"unit": self.first, "day": today}
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField

    def asked(self) -> tuple[Unit | None, date | None]:
        """The unit and the day, or nothing while one of them cannot be read."""
        if not self.is_bound:
            return self.first, self.today
        if not self.is_valid():
            return None, None
        return self.cleaned_data["unit"] or self.first, self.cleaned_data["day"] or self.today
