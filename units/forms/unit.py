"""The form about one unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.vocabulary import SECTORS
from units.enums import UnitKind
from units.forms.fields import choices_of


class UnitForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Phòng, đơn vị"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Tên viết tắt"), max_length=60, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"), choices=UnitKind.choices)
    sector = forms.ChoiceField(label=gettext_lazy("Ngành"), required=False)
    can_work_remotely = forms.BooleanField(label=gettext_lazy("Làm việc trực tuyến được"), required=False)
    is_suspended = forms.BooleanField(label=gettext_lazy("Tạm dừng hoạt động"), required=False)
    files_roster = forms.BooleanField(label=gettext_lazy("Phải lập lịch"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("Không")), *choices_of(SECTORS)]  # type: ignore[attr-defined]


class NewUnitForm(UnitForm):
    code = forms.SlugField(label=gettext_lazy("Mã đơn vị"), max_length=40, help_text=gettext_lazy("Chữ không dấu, chữ số, dấu gạch nối."))
    field_order = ("code",)

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).lower()
