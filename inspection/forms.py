"""Which part of the record somebody wants to see."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from inspection.texts import ROOMS
from inspection.values import RecordQuery

SHOWN_AT_FIRST = timedelta(days=6)
LONGEST = timedelta(days=366)


NO_DAY = {"invalid": _("Hãy ghi một ngày như 25/11/2026.")}


class RecordForm(forms.Form):
    """Days, a room, part of a name. Where nothing is chosen it asks for the last seven days."""

    first = forms.DateField(label=_("Từ ngày"), error_messages=NO_DAY)
    last = forms.DateField(label=_("Đến hết ngày"), error_messages=NO_DAY)
    room = forms.ChoiceField(
        label=_("Phần việc"), required=False, choices=[("", _("Tất cả")), *ROOMS.items()]
    )
    who = forms.CharField(label=_("Người làm"), required=False, max_length=100)
    about = forms.CharField(label=_("Về ai, về việc gì"), required=False, max_length=100)

    def __init__(self, asked: Mapping[str, Any], *, today: date) -> None:
        shown = {"first": today - SHOWN_AT_FIRST, "last": today}
        super().__init__({**shown, **{name: asked[name] for name in asked if asked[name]}})
        for field in self.fields.values():
            kind = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
            field.widget.attrs["class"] = kind
        for name in ("first", "last"):
            self.fields[name].widget = forms.DateInput(
                attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"
            )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("first"), found.get("last")
        if first and last and first > last:
            self.add_error("last", _("Ngày cuối đứng trước ngày đầu."))
        elif first and last and last - first > LONGEST:
            self.add_error("last", _("Mỗi lần xem nhiều nhất một năm; hãy thu hẹp khoảng ngày."))
        return found

    def query(self) -> RecordQuery:
        """What was asked; only after the form was found valid."""
        return RecordQuery(**self.cleaned_data)
