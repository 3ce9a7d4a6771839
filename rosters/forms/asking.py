"""Which unit, which day and which hour somebody asks about."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleDayField, RuleHourField
from rosters.values.in_force import RulesQuestion
from units.models import Unit
from units.selectors import Mandate


class AskingForm(forms.Form):
    """The unit is any of the agency's; without an answer it is the reader's own, or the first,
    and the whole of today.
    """

    unit = forms.ModelChoiceField(
        label=_("Phòng, đơn vị"), queryset=Unit.objects.none(), empty_label=None, required=False
    )
    day = RuleDayField(label=_("Ngày"), required=False)
    hour = RuleHourField(label=_("Giờ"), required=False, help_text=_("Để trống là cả ngày."))

    def __init__(self, *args: Any, mandate: Mandate, today: date, **options: Any) -> None:
        units = Unit.objects.filter(agency=mandate.agency).select_related("agency")
        self.first = units.filter(pk__in=mandate.unit_rights).first() or units.first()
        self.today = today
        options["initial"] = {"unit": self.first, "day": today} | (options.get("initial") or {})
        super().__init__(*args, **options)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]  # a ModelChoiceField

    def asked(self) -> RulesQuestion | None:
        """The unit, the day and the hour, or nothing while one of them cannot be read or there
        is no unit.
        """
        if not self.is_bound:
            return RulesQuestion(self.first.pk, self.today) if self.first else None
        if not self.is_valid():
            return None
        unit = self.cleaned_data["unit"] or self.first
        day = self.cleaned_data["day"] or self.today
        return RulesQuestion(unit.pk, day, self.cleaned_data["hour"]) if unit else None
