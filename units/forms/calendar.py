"""Forms about the agency's calendar and where its list goes."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.enums import DayKind
from units.forms.fields import DayField
from units.models import CalendarDay
from units.names import clean

SPECIAL = (DayKind.HOLIDAY, DayKind.COMPENSATION, DayKind.SWAPPED_OFF, DayKind.MADE_UP)


class CalendarDayForm(forms.Form):
    """A day that is on record as something else is replaced knowingly: it is told what stands
    there, and saving once more replaces just that. `stands` are the days on record.
    """

    replaces = forms.CharField(required=False, widget=forms.HiddenInput)
    day = DayField(label=gettext_lazy("Ngày"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại ngày"), choices=[(kind.value, kind.label) for kind in SPECIAL]
    )
    name = forms.CharField(label=gettext_lazy("Tên ngày"), max_length=120, required=False)
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=200,
        help_text=gettext_lazy("Số, ký hiệu của thông báo, quyết định."),
    )

    def __init__(self, *args: Any, stands: QuerySet[CalendarDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands = stands

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        replaces = given.pop("replaces", "")
        row = self.stands.filter(day=given["day"]).first() if "day" in given else None
        if row is None or replaces == _mark(row) or self.errors:
            return given
        if (row.kind, row.name) == (given.get("kind"), clean(given.get("name", ""))):
            return given
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("replaces")] = _mark(row)
        self.data = data
        said = _("Ngày %(day)s đã ghi là “%(what)s”. Bấm Lưu lần nữa để thay.")
        what = ", ".join(part for part in (row.get_kind_display(), row.name) if part)
        raise ValidationError(said % {"day": f"{row.day:%d/%m/%Y}", "what": what})


def _mark(row: CalendarDay) -> str:
    return f"{row.kind}|{row.name}|{row.basis}"


class RecipientForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nơi nhận"), max_length=200)
    address = forms.EmailField(label=gettext_lazy("Thư điện tử"))
