"""What is asked when a list is sent once more, and which part of the record somebody wants to
see.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from notices.kinds import named_kinds


class ListCorrectionForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do cập nhật"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "form-control", "id": "reason"}),
        error_messages={
            "required": _("Hãy ghi lý do cập nhật."),
            "max_length": _("Lý do dài quá 300 ký tự."),
        },
    )


def _kinds() -> list[tuple[str, str | Promise]]:
    shown = ((kind.code, kind.name) for kind in named_kinds() if not kind.is_private)
    return [("", _("Tất cả")), *shown]


class FilterForm(forms.Form):
    """Whatever else stands in the address is not an error: the page falls back to the newest
    month.
    """

    month = forms.ChoiceField(
        label=_("Tháng"), required=False, widget=forms.Select(attrs={"class": "form-select w-auto"})
    )
    kind = forms.ChoiceField(
        label=_("Loại"),
        required=False,
        choices=_kinds,
        widget=forms.Select(attrs={"class": "form-select w-auto"}),
    )

    def __init__(self, *args: Any, months: Sequence[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["month"]
        field.choices = [
            (f"{month:%Y-%m}", gettext("Tháng %(month)s") % {"month": f"{month:%m/%Y}"})
            for month in months
        ]
