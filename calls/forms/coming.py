"""A wish to come on a day, and the same for somebody who stands at the door."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from calls.enums import DayHalves
from refusals.forms import RefusableForm
from units.forms.fields import DayField
from units.models import Staff


class ComingForm(RefusableForm):
    """Why, on which day, in which half of it."""

    reason = forms.CharField(
        label=_("Việc phải đến cơ quan"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không ghi tên tài liệu mật."),
    )
    day = DayField(label=_("Ngày"))
    halves = forms.ChoiceField(label=_("Buổi"), choices=DayHalves.choices, widget=forms.RadioSelect)

    @property
    def chosen_halves(self) -> DayHalves:
        return DayHalves(self.cleaned_data["halves"])


class DoorForm(ComingForm):
    """The head lets somebody in at once."""

    person = forms.ChoiceField(label=_("Cán bộ"))
    remark = forms.CharField(
        label=_("Ý kiến"),
        max_length=300,
        required=False,
        help_text=_("Cần ghi khi còn cảnh báo."),
    )
    field_order = ("person", "reason", "day", "halves", "remark")

    def __init__(self, *args: Any, people: Iterable[Staff], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        person: Any = self.fields["person"]
        person.choices = [("", "—"), *((pk, one.full_name) for pk, one in self.people.items())]

    @property
    def who_comes(self) -> Staff:
        return self.people[self.cleaned_data["person"]]
