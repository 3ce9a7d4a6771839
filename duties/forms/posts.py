"""A post of duty and its shifts, as somebody types them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duties.enums import CoverClass, PostKind
from duties.forms.fields import CoverField, ShiftHourField
from duties.models import DutyPost
from duties.values.posts import PostSketch, ShiftSketch
from planning.duty.shift import DAY
from planning.vocabulary import CONDITIONS
from refusals.forms import RefusableForm
from units.forms.fields import choices_of
from units.forms.whole_record import WholeRecordForm
from units.models import Unit

SPARING = ("pregnant", "small-child", "chronic-illness", "elderly", "isolating", "locked-down")
"""The conditions under which a post may be spared to people; others say nothing of duty."""


class DutyPostForm(WholeRecordForm, RefusableForm):
    """What a post is for, where it is held and who is never put there."""

    name = forms.CharField(
        label=_("Tên vị trí trực"),
        max_length=80,
        help_text=_("Như ghi trên lịch dán ở cổng, ví dụ: Trực cơ quan."),
    )
    kind = forms.ChoiceField(
        label=_("Loại vị trí"),
        choices=PostKind.choices,
        help_text=_("Quy định về trực gọi vị trí theo loại này."),
    )
    phone = forms.CharField(
        label=_("Điện thoại trực"),
        max_length=40,
        required=False,
        help_text=_("Số của vị trí, ai trực cũng dùng."),
    )
    on_site = forms.BooleanField(label=_("Trực tại cơ quan"), required=False)
    moves_on_site = forms.BooleanField(
        label=_("Ngày làm việc trực tuyến mà có ca trực thì đến cơ quan"), required=False
    )
    rest_after_night = forms.BooleanField(
        label=_("Sau ca trực đêm được nghỉ ngày làm việc hôm sau"),
        required=False,
        help_text=_("Ngày nghỉ có sẵn trong lịch tuần, không tính vào số người để tính tỷ lệ."),
    )
    spared = forms.MultipleChoiceField(
        label=_("Không phân công người"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    order = forms.IntegerField(
        label=_("Thứ tự trên lịch"), min_value=0, max_value=999, required=False
    )

    def __init__(self, *args: Any, stands: Mapping[str, Any], **options: Any) -> None:
        super().__init__(*args, stands=stands, **options)
        spared: Any = self.fields["spared"]
        kept = {*SPARING, *stands.get("spared", ())}
        spared.choices = [one for one in choices_of(CONDITIONS) if one[0] in kept]

    def sketch(self) -> PostSketch:
        typed = {name: self.cleaned_data[name] for name in POST_FIELDS}
        return PostSketch(
            **typed
            | {
                "kind": PostKind(typed["kind"]),
                "spared": tuple(typed["spared"]),
                "order": typed["order"] or 0,
            }
        )


POST_FIELDS = (
    "name",
    "kind",
    "phone",
    "on_site",
    "moves_on_site",
    "rest_after_night",
    "spared",
    "order",
)
NEW_POST: Mapping[str, Any] = {"on_site": True, "kind": PostKind.OFFICER.value}


class NewDutyPostForm(DutyPostForm):
    """The same, and whose post it is: the agency's, where the user keeps its duty, or a unit's."""

    unit = forms.ModelChoiceField(
        label=_("Của"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Toàn cơ quan"),
    )
    field_order = ("name", "kind", "unit")

    def __init__(self, *args: Any, units: QuerySet[Unit], may_keep_all: bool, **more: Any) -> None:
        super().__init__(*args, stands=NEW_POST, **more)
        unit: Any = self.fields["unit"]
        unit.queryset = units
        if not may_keep_all:
            unit.required, unit.empty_label = True, None

    @property
    def unit_id(self) -> int | None:
        chosen = self.cleaned_data["unit"]
        return chosen.pk if chosen else None


def post_facts(post: DutyPost) -> dict[str, Any]:
    """As the form shows a post that stands."""
    return {name: getattr(post, name) for name in POST_FIELDS}


class ShiftForm(WholeRecordForm, RefusableForm):
    """Hours, and how many people on each kind of day."""

    name = forms.CharField(
        label=_("Tên ca"),
        max_length=60,
        required=False,
        help_text=_("Có thể để trống, ví dụ: ca đêm."),
    )
    begins = ShiftHourField(label=_("Từ giờ"))
    ends = ShiftHourField(
        label=_("Đến giờ"),
        help_text=_("Không sau giờ bắt đầu thì là giờ của hôm sau."),
    )
    working = CoverField(
        label=CoverClass.WORKING.label,
        help_text=_("Số người, ví dụ 1 hoặc 1-2; để trống: không trực."),
    )
    rest = CoverField(label=CoverClass.REST.label)
    holiday = CoverField(label=CoverClass.HOLIDAY.label)
    tet = CoverField(label=CoverClass.TET.label)

    def sketch(self) -> ShiftSketch:
        typed = self.cleaned_data
        begins, ends = typed["begins"] % DAY, typed["ends"]
        return ShiftSketch(
            name=typed["name"],
            begins=begins,
            ends=ends if ends > begins else ends + DAY,
            cover={kind: typed[kind.value] for kind in CoverClass if typed[kind.value]},
        )


NEW_SHIFT: Mapping[str, Any] = {}


def shift_facts(sketch: ShiftSketch) -> dict[str, Any]:
    """As the form shows a shift that stands."""
    cover = {kind.value: wish.text for kind, wish in sketch.cover.items()}
    blank = {kind.value: "" for kind in CoverClass}
    return {"name": sketch.name, "begins": sketch.begins, "ends": sketch.ends, **blank, **cover}
