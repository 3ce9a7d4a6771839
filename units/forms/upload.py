"""The form that sends a workbook to be taken over."""

from django import forms
from django.utils.translation import gettext_lazy

from units.errors import TooBig
from units.importing.workbook import LARGEST_UPLOAD


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp Excel"),
        widget=forms.ClearableFileInput(
            attrs={
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
        ),
        help_text=gettext_lazy("Tối đa 5 MB. Chưa ghi gì cho đến khi bạn xác nhận."),
    )

    def upload(self) -> tuple[str, bytes]:
        """The file's name and content. Raises TooBig: a file that is too large is not even read."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise TooBig()
        return file.name, file.read()
