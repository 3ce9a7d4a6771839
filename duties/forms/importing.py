"""The form that sends an existing list of duty."""

from django import forms
from django.utils.translation import gettext_lazy as _

from units.forms import UploadForm


class ListUploadForm(UploadForm):
    file = forms.FileField(
        label=_("Tệp Excel hoặc CSV"),
        widget=forms.ClearableFileInput(
            attrs={
                "accept": (
                    ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                )
            }
        ),
        help_text=_("Tối đa 5 MB. Chưa ghi gì cho đến khi bạn xác nhận."),
    )
