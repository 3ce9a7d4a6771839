"""Forms about zones and what is declared of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planning.vocabulary import ALERT_LEVELS, CONDITIONS, ZONE_CONDITIONS
from units import names
from units.forms.fields import DayField
from units.forms.whole_record import WholeRecordForm
from units.words import reader_language


class ZoneForm(forms.Form):
    name = forms.CharField(
        label=_("Tên địa bàn"),
        max_length=120,
        help_text=_("Ghi như trong văn bản, ví dụ: phường Hòa An."),
    )

    def clean_name(self) -> str:
        return names.clean(self.cleaned_data["name"])


class ZoneNameForm(WholeRecordForm, ZoneForm):
    """A zone that has a name already."""


class LevelForm(forms.Form):
    level = forms.ChoiceField(label=_("Cấp độ, tình trạng"))
    first = DayField(label=_("Từ ngày"))
    last = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Để trống: cho đến khi có thông báo mới."),
    )
    basis = forms.CharField(
        label=_("Căn cứ"),
        max_length=200,
        required=False,
        help_text=_("Số, ký hiệu của thông báo, quyết định."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # a ChoiceField
        self.fields["level"].choices = level_choices()  # type: ignore[attr-defined]


class EndZoneLevelForm(forms.Form):
    last = DayField(label=_("Ngày cuối"))


def level_choices() -> list[tuple[Any, list[tuple[str, str]]]]:
    """What may be declared: an alert level of the zone, or a condition of everybody who lives
    there.
    """
    said = reader_language()
    return [
        (_("Cấp độ của địa bàn"), [(code, text.said(said)) for code, text in ALERT_LEVELS.items()]),
        (
            _("Tình trạng của người cư trú"),
            [(code, CONDITIONS[code].label.said(said)) for code in ZONE_CONDITIONS],
        ),
    ]
