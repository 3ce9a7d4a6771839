"""A room or a vehicle, and the publication of a calendar, as somebody types them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.enums import ResourceKind
from refusals.forms import RefusableForm


class ResourceForm(RefusableForm):
    kind = forms.ChoiceField(label=_("Loại"), choices=ResourceKind.choices)
    name = forms.CharField(label=_("Tên"), max_length=80)
    seats = forms.IntegerField(label=_("Số chỗ"), min_value=1, max_value=9999, required=False)


class KeptResourceForm(RefusableForm):
    """One that is on the list already."""

    name = forms.CharField(label=_("Tên"), max_length=80)
    seats = forms.IntegerField(label=_("Số chỗ"), min_value=1, max_value=9999, required=False)
    is_in_use = forms.BooleanField(label=_("Đang dùng"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class PublicationForm(RefusableForm):
    document_number = forms.CharField(
        label=_("Số, ký hiệu (nếu đã có)"), max_length=60, required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
