"""A place, a stay and a rotation as somebody types them."""

from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lodging.enums import PlaceKind
from lodging.models import LodgingPlace
from lodging.values import WrittenPlace
from refusals.forms import RefusableForm
from units.forms.fields import DayField
from units.models import Position, Staff
from units.words import WEEKDAYS

MOST_WEEKS = 12


class PlaceForm(RefusableForm):
    name = forms.CharField(label=_("Nơi ở"), max_length=120)
    kind = forms.ChoiceField(label=_("Phương án"), choices=PlaceKind.choices)
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)
    beds = forms.IntegerField(label=_("Số giường"), min_value=1, max_value=999)
    route = forms.CharField(label=_("Cung đường, giờ xe đón"), max_length=200, required=False)
    vehicle = forms.CharField(label=_("Xe"), max_length=80, required=False)
    meals_a_day = forms.IntegerField(
        label=_("Số suất ăn mỗi người mỗi ngày"), min_value=0, max_value=6, initial=3
    )
    handover_weekday = forms.TypedChoiceField(
        label=_("Ngày đổi ca hằng tuần"), coerce=int, choices=list(enumerate(WEEKDAYS))
    )
    handover_at = forms.TimeField(
        label=_("Giờ đổi ca"),
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%Hh"],
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "08:00"}),
        initial=time(8),
    )
    is_in_use = forms.BooleanField(label=_("Đang dùng"), required=False, initial=True)

    def written(self) -> WrittenPlace:
        return WrittenPlace(**self.cleaned_data)


def place_initial(place: LodgingPlace) -> dict[str, Any]:
    return {name: getattr(place, name) for name in PlaceForm.base_fields}


class StayForm(RefusableForm):
    staff = forms.ModelChoiceField(label=_("Cán bộ"), queryset=Staff.objects.none())
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))

    def __init__(self, *args: Any, people: QuerySet[Staff], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["staff"]
        field.queryset = people


class RotationForm(RefusableForm):
    """Who rotates, from which week on, for how many weeks."""

    first = DayField(label=_("Từ tuần có ngày"))
    weeks = forms.IntegerField(label=_("Số tuần"), min_value=1, max_value=MOST_WEEKS, initial=4)
    persons = forms.IntegerField(label=_("Số người ở mỗi tuần"), min_value=1, max_value=999)
    rest_weeks = forms.IntegerField(
        label=_("Nghỉ ít nhất (tuần) giữa hai lần"), min_value=0, max_value=8, initial=1
    )
    with_leader = forms.BooleanField(
        label=_("Mỗi tuần có một lãnh đạo"), required=False, initial=True
    )
    people = forms.MultipleChoiceField(
        label=_("Những người luân phiên"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, posts: QuerySet[Position], **options: Any) -> None:
        super().__init__(*args, **options)
        groups: dict[str, list[tuple[str, str]]] = {}
        for post in posts:
            named = (str(post.staff_id), f"{post.staff.full_name}, {post.title}")
            groups.setdefault(post.unit.name, []).append(named)
        field: Any = self.fields["people"]
        field.choices = list(groups.items())

    def firsts(self, begins: date) -> list[date]:
        return [begins + timedelta(days=7 * number) for number in range(self.cleaned_data["weeks"])]
