"""An event of the work calendar as somebody types it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleDayField, RuleHourField
from events.enums import ResourceKind
from events.models import AgencyResource, WorkItem
from events.services.items import KEPT, WrittenEvent
from planning.vocabulary import CONSENTING, MEETING_KINDS, MEETING_MODES, MEETING_PURPOSES, Text
from refusals.forms import RefusableForm
from units.models import Agency, Unit
from units.words import reader_language

CHOSEN = ("unit", "room", "vehicle", "prepared_by")


class ItemForm(RefusableForm):
    """When, what, who holds it, how many take part and how; whose consent it has where a rule
    asks for one.
    """

    day = RuleDayField(label=_("Ngày"))
    begins = RuleHourField(label=_("Từ giờ"))
    ends = RuleHourField(label=_("đến giờ"), required=False)
    title = forms.CharField(label=_("Nội dung"), max_length=300)
    unit = forms.ModelChoiceField(
        label=_("Đơn vị tổ chức"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Toàn cơ quan"),
    )
    kind = forms.ChoiceField(label=_("Loại việc"))
    mode = forms.ChoiceField(label=_("Hình thức"))
    purpose = forms.ChoiceField(label=_("Mục đích"), required=False)
    persons = forms.IntegerField(label=_("Số người dự"), min_value=1, max_value=9999)
    online = forms.IntegerField(
        label=_("trong đó dự trực tuyến"), min_value=0, max_value=9999, required=False
    )
    room = forms.ModelChoiceField(
        label=_("Phòng họp"),
        queryset=AgencyResource.objects.none(),
        required=False,
        empty_label=_("Không dùng"),
    )
    place = forms.CharField(
        label=_("Địa điểm khác"),
        max_length=120,
        required=False,
        help_text=_("Khi không họp ở phòng họp của cơ quan."),
    )
    vehicle = forms.ModelChoiceField(
        label=_("Xe công"),
        queryset=AgencyResource.objects.none(),
        required=False,
        empty_label=_("Không dùng"),
    )
    chair = forms.CharField(
        label=_("Chủ trì"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "leaders", "autocomplete": "off"}),
    )
    attending = forms.CharField(
        label=_("Thành phần, cùng dự"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Viết như trên giấy, cách nhau bằng dấu chấm phẩy: BGĐ; Văn phòng; đ/c Nguyễn Văn An."
            " Người và đơn vị trong cơ quan được nhận ra sẽ thấy việc này trong lịch của mình."
        ),
    )
    invited = forms.CharField(label=_("Mời dự"), max_length=300, required=False)
    prepared_by = forms.ModelChoiceField(
        label=_("Đơn vị chuẩn bị"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Không ghi"),
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    consent = forms.ChoiceField(label=_("Người đồng ý tổ chức"), required=False)
    consent_by = forms.CharField(label=_("Họ tên người đồng ý"), max_length=120, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, agency: Agency, units: QuerySet[Unit], may_keep_all: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        language = reader_language()
        unit: Any = self.fields["unit"]
        unit.queryset = units
        if not may_keep_all:
            unit.required, unit.empty_label = True, None
        self._offer("prepared_by", Unit.objects.filter(agency=agency))
        for name, kind in (("room", ResourceKind.ROOM), ("vehicle", ResourceKind.VEHICLE)):
            theirs = AgencyResource.objects.filter(agency=agency, kind=kind)
            kept = Q(is_in_use=True) | Q(pk=self.initial.get(name))
            self._offer(name, theirs.filter(kept))
        self._choose("kind", MEETING_KINDS, language)
        self._choose("mode", MEETING_MODES, language)
        consenting = {rank: CONSENTING[rank] for rank in ("head", "deputy")}
        self._choose("consent", {"": Text("Chưa có ý kiến", "Nobody yet"), **consenting}, language)
        self._choose("purpose", {"": Text("Không ghi", "Not stated"), **MEETING_PURPOSES}, language)

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def _choose(self, name: str, table: Mapping[str, Text], language: str) -> None:
        field: Any = self.fields[name]
        field.choices = [(code, text.said(language)) for code, text in table.items()]

    def event(self) -> WrittenEvent:
        typed = dict(self.cleaned_data)
        typed.pop("seen")
        chosen = {name: typed.pop(name) for name in CHOSEN}
        ids = {f"{name}_id": one.pk if one else None for name, one in chosen.items()}
        return WrittenEvent(**typed | ids | {"online": typed["online"] or 0})


def item_initial(item: WorkItem) -> dict[str, Any]:
    return {name.removesuffix("_id"): getattr(item, name) for name in KEPT} | {"seen": item.version}


def new_initial(day: date, units: QuerySet[Unit]) -> dict[str, Any]:
    """A unit's own people begin with their unit, the Office with the whole agency."""
    only = units.first() if units.count() == 1 else None
    return {"day": day, "persons": 1, "kind": "working-meeting", "unit": only.pk if only else None}
