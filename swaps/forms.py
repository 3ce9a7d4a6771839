"""Whom one asks to exchange which day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from refusals.forms import RefusableForm
from swaps.values.offers import ColleagueDays
from units.words import day_in_a_sentence


class DaySwapForm(RefusableForm):
    """One of the colleagues' days that break nothing, and why one asks."""

    offer = forms.ChoiceField(label=_("Đổi với ai, lấy ngày nào"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do"),
        max_length=300,
        required=False,
        help_text=_("Không bắt buộc. Đồng nghiệp và trưởng đơn vị xem được."),
    )

    def __init__(self, *args: Any, colleagues: Iterable[ColleagueDays], **options: Any) -> None:
        super().__init__(*args, **options)
        offer: Any = self.fields["offer"]
        offer.choices = [
            (f"{one.staff_id}:{day.isoformat()}", _told(one, day))
            for one in colleagues
            for day in one.days
        ]

    @property
    def chosen(self) -> tuple[int, date]:
        """The colleague (an id) and their day."""
        staff_id, _colon, day = self.cleaned_data["offer"].partition(":")
        return int(staff_id), date.fromisoformat(day)


def _told(one: ColleagueDays, day: date) -> str:
    return gettext("%(name)s, lấy %(day)s") % {"name": one.name, "day": day_in_a_sentence(day)}
