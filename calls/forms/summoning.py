"""Whom to call, by when they are to be there, and for what."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any, Final

from django import forms
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext_lazy as _

from calls.enums import DayHalves
from calls.selectors.choosing import LEADING
from calls.services.summoning import CallWish
from directives.forms.fields import RuleHourField
from planning.vocabulary import ROLES
from refusals.forms import RefusableForm
from units.forms.fields import DayField, choices_of
from units.models import Staff, Unit

MOST_SUGGESTED: Final = 30


class SummonsForm(RefusableForm):
    """Named people, or how many of whom are wanted."""

    reason = forms.CharField(
        label=_("Việc"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không ghi tên tài liệu mật."),
    )
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    day = DayField(label=_("Ngày"))
    halves = forms.ChoiceField(label=_("Buổi"), choices=DayHalves.choices)
    present_by = RuleHourField(label=_("Có mặt trước"))
    answer_day = DayField(label=_("Trả lời trước, ngày"))
    answer_hour = RuleHourField(label=_("Trả lời trước, giờ"))
    unit = forms.ModelChoiceField(
        label=_("Chọn giúp trong"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Mọi đơn vị"),
    )
    count = forms.IntegerField(
        label=_("Số người"), min_value=1, max_value=MOST_SUGGESTED, initial=1, required=False
    )
    skills = forms.MultipleChoiceField(
        label=_("Phải có"), required=False, widget=forms.CheckboxSelectMultiple
    )
    people = forms.MultipleChoiceField(
        label=_("Người được gọi"), required=False, widget=forms.CheckboxSelectMultiple
    )
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, people: Iterable[Staff], units: Iterable[Unit], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.known = {str(one.pk): one for one in people}
        blanks: Any = self.fields
        blanks["people"].choices = [(pk, one.full_name) for pk, one in self.known.items()]
        blanks["unit"].queryset = units
        blanks["skills"].choices = [
            (LEADING, _("Lãnh đạo đơn vị")),
            *choices_of(ROLES),
        ]

    @property
    def called(self) -> list[Staff]:
        return [self.known[pk] for pk in self.cleaned_data["people"]]

    @property
    def chosen_halves(self) -> DayHalves:
        return DayHalves(self.cleaned_data["halves"])

    @property
    def wish(self) -> CallWish:
        given = self.cleaned_data
        return CallWish(
            day=given["day"],
            halves=self.chosen_halves,
            present_by=given["present_by"],
            reason=given["reason"],
            place=given["place"],
            answer_by=make_aware(datetime.combine(given["answer_day"], given["answer_hour"])),
        )


class CameForm(RefusableForm):
    """When somebody was there."""

    came = RuleHourField(label=_("Có mặt lúc"))

    def at_least(self, at: datetime) -> time:
        """What was typed; without it now."""
        typed: time | None = self.cleaned_data.get("came")
        return typed or localtime(at).time().replace(second=0, microsecond=0)
