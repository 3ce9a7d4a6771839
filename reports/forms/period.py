"""Over which days turns are counted: one of a few usual periods, or from a day to a day."""

from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from planning.time import Week
from reports.values.turns import TurnPeriod
from units.forms.fields import DayField
from weeks.selectors.history import WEEKS_COUNTED

LONGEST: Final = 366
"""Days: the page shows one line a person, not an archive."""
USUAL: Final = "weeks"
PERIODS: Final = (
    (USUAL, _("12 tuần")),
    ("month", _("Tháng này")),
    ("last-month", _("Tháng trước")),
    ("quarter", _("Quý này")),
)


class TurnPeriodForm(forms.Form):
    """A usual period is named by a link; two days are typed."""

    first = DayField(label=_("Từ ngày"), required=False)
    last = DayField(label=_("Đến ngày"), required=False)

    def __init__(self, asked: QueryDict, *, today: date) -> None:
        self.chosen = asked.get("period", "")
        self.usual = usual_period(self.chosen or USUAL, today)
        days = {"first": self.usual.first, "last": self.usual.last}
        typed = asked if asked.get("first") or asked.get("last") else None
        super().__init__(typed, initial=days)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = found.get("first"), found.get("last")
        if first and last and not first <= last < first + timedelta(days=LONGEST):
            raise ValidationError(_("Chọn từ một ngày đến một năm, ngày đầu trước ngày cuối."))
        return found

    @property
    def period(self) -> TurnPeriod:
        """What was asked for; the usual one while it cannot be read."""
        if not self.is_bound or not self.is_valid():
            return self.usual
        first = self.cleaned_data["first"] or self.usual.first
        last = self.cleaned_data["last"] or self.usual.last
        return TurnPeriod(min(first, last), last)

    @property
    def current(self) -> str:
        """Which of the usual periods is shown; empty for typed days."""
        return "" if self.is_bound else self.chosen or USUAL


def usual_period(name: str, today: date) -> TurnPeriod:
    """What `name` means on that day; an unknown name is the usual one: twelve weeks with this
    one.
    """
    month = today.replace(day=1)
    if name == "month":
        return TurnPeriod(month, _end_of(month))
    if name == "last-month":
        before = month - timedelta(days=1)
        return TurnPeriod(before.replace(day=1), before)
    if name == "quarter":
        first = month.replace(month=3 * ((month.month - 1) // 3) + 1)
        return TurnPeriod(first, _end_of(first.replace(month=first.month + 2)))
    week = Week.of(today)
    return TurnPeriod(week.shifted(1 - WEEKS_COUNTED).monday, week.sunday)


def _end_of(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
