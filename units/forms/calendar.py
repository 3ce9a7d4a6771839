"""Forms about the agency's calendar and where its list goes."""

from django import forms
from django.utils.translation import gettext_lazy

from units.enums import DayKind
from units.forms.fields import DayField

SPECIAL = (DayKind.HOLIDAY, DayKind.COMPENSATION, DayKind.SWAPPED_OFF, DayKind.MADE_UP)


class CalendarDayForm(forms.Form):
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


class RecipientForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nơi nhận"), max_length=200)
    address = forms.EmailField(label=gettext_lazy("Thư điện tử"))
