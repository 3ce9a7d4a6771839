"""What turns earn in compensatory leave, as an office types it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duties.enums import CoverClass
from duties.models.leave import MOST_DAYS
from duties.values.leave import LeaveRates, TurnRate, rates_on
from planning.duty.day import DayClass
from refusals.forms import RefusableForm
from units.forms.fields import DayField

SIDES = (("day", _("Ca ngày")), ("night", _("Ca có giờ đêm")))


class LeaveRatesForm(RefusableForm):
    """Days for a turn on each kind of day, without hours at night and with; from which day on, and
    by what.
    """

    first = DayField(label=_("Áp dụng từ ngày"))
    source = forms.CharField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Quy chế của cơ quan: số, ngày, điều khoản."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for kind in CoverClass:
            for side, said in SIDES:
                self.fields[f"{kind.value}_{side}"] = forms.DecimalField(
                    label=f"{kind.label}: {said}",
                    min_value=Decimal(0),
                    max_value=Decimal(MOST_DAYS),
                    max_digits=3,
                    decimal_places=2,
                    localize=True,
                )

    def rows(self) -> Iterator[list[forms.BoundField]]:
        """A line of the table for each kind of day."""
        for kind in CoverClass:
            yield [self[f"{kind.value}_{side}"] for side, _said in SIDES]

    def rates(self) -> LeaveRates:
        typed = self.cleaned_data
        return LeaveRates(
            rates={
                kind: TurnRate(typed[f"{kind.value}_day"], typed[f"{kind.value}_night"])
                for kind in DayClass
            },
            source=typed["source"],
            first=typed["first"],
        )


def typed_rates(scales: Sequence[LeaveRates], today: date) -> Mapping[str, Any]:
    """As the form shows what holds today, to be changed from today on."""
    held = rates_on(scales, today)
    shown: dict[str, Any] = {"first": today, "source": held.source}
    for kind, rate in held.rates.items():
        shown |= {f"{kind.value}_day": rate.by_day, f"{kind.value}_night": rate.by_night}
    return shown
