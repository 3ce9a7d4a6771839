"""The form about one unit."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.vocabulary import SECTORS
from units.enums import UnitKind
from units.forms.fields import DayField, choices_of
from units.forms.whole_record import WholeRecordForm
from units.models import Agency, Staff, Unit
from units.provinces import PROVINCES


class UnitForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Phòng, đơn vị"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"), choices=UnitKind.choices)
    sector = forms.ChoiceField(label=gettext_lazy("Ngành"), required=False)
    can_work_remotely = forms.BooleanField(
        label=gettext_lazy("Làm việc trực tuyến được"),
        required=False,
        help_text=gettext_lazy(
            "Bỏ chọn: quy định dành cho nơi làm việc trực tuyến được không áp dụng; lịch được kiểm"
            " tra lại."
        ),
    )
    is_suspended = forms.BooleanField(
        label=gettext_lazy("Tạm dừng hoạt động"),
        required=False,
        help_text=gettext_lazy(
            "Chọn: quy định dành cho đơn vị tạm dừng hoạt động áp dụng; lịch được kiểm tra lại."
        ),
    )
    files_roster = forms.BooleanField(
        label=gettext_lazy("Phải lập lịch"),
        required=False,
        help_text=gettext_lazy(
            "Bỏ chọn: đơn vị không còn bị nhắc, không còn trong bảng duyệt và danh sách hằng ngày."
        ),
    )

    zone = forms.TypedChoiceField(
        label=gettext_lazy("Trụ sở tại địa bàn"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy(
            "Quy định có thể chỉ áp dụng cho một địa bàn, hay một cấp độ của địa bàn."
        ),
    )
    territory = forms.ChoiceField(
        label=gettext_lazy("Tỉnh, thành phố"),
        required=False,
        help_text=gettext_lazy(
            "Chỉ chọn khi đơn vị đóng ở nơi khác với cơ quan: văn bản của nơi đó áp dụng cho đơn"
            " vị."
        ),
    )

    field_order: tuple[str, ...] = ("name", "short_name", "kind", "sector", "zone", "territory")

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = list(agency.zones.order_by("name"))
        named = {zone.code: zone.name for zone in zones}
        used = agency.units.exclude(territory="").values_list("territory", flat=True)
        own = (
            _("Như cơ quan: %(place)s") % {"place": agency.place}
            if agency.place
            else _("Như cơ quan")
        )
        self._choose("sector", [("", _("Không")), *choices_of(SECTORS)])
        self._choose("zone", [("", _("Chưa ghi")), *((zone.pk, zone.name) for zone in zones)])
        places = {code: code for code in used} | named | dict(PROVINCES)
        self._choose("territory", [("", own), *places.items()])

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def facts(self) -> dict[str, Any]:
        """What the form says, by the columns of a unit."""
        given = dict(self.cleaned_data)
        return {"zone_id": given.pop("zone"), **given}


class UnitCorrectionForm(WholeRecordForm, UnitForm):
    """What is on record of a unit, all of it."""


class NewUnitForm(UnitForm):
    code = forms.SlugField(
        label=gettext_lazy("Mã đơn vị"),
        max_length=40,
        help_text=gettext_lazy("Chữ không dấu, chữ số, dấu gạch nối."),
    )
    field_order = ("code", *UnitForm.field_order)

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).lower()


class PeopleField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the people of a unit, by their numbers."""

    def clean(self, value: Any) -> Any:
        """Raises ValidationError, also for a number that SQLite cannot hold."""
        try:
            return super().clean(value)
        except OverflowError as error:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": ", ".join(value)},
            ) from error


class MovingForm(forms.Form):
    """Who of a unit moves where, from which day on."""

    into = forms.ModelChoiceField(label=gettext_lazy("Sang đơn vị"), queryset=Unit.objects.none())
    first = DayField(
        label=gettext_lazy("Từ ngày"),
        help_text=gettext_lazy("Những ngày trước đó vẫn thuộc đơn vị này."),
    )
    people = PeopleField(
        label=gettext_lazy("Những người chuyển"),
        queryset=Staff.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    stops_filing = forms.BooleanField(
        label=gettext_lazy("Đơn vị này thôi lập lịch"),
        required=False,
        help_text=gettext_lazy(
            "Đánh dấu khi sáp nhập: mọi người đều chuyển. Khi tách thì để trống và chọn từng người."
        ),
    )

    def __init__(
        self, *args: Any, people: QuerySet[Staff], others: QuerySet[Unit], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = people  # type: ignore[attr-defined]
        self.fields["into"].queryset = others  # type: ignore[attr-defined]
