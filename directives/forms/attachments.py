"""A file or a note to be kept with a document."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from directives.enums import AttachmentKind
from directives.errors import FileTooBig
from directives.media import ACCEPTED, LARGEST
from directives.services.attachments import Upload
from refusals.forms import RefusableForm


class AttachmentForm(RefusableForm):
    kind = forms.ChoiceField(
        label=_("Loại tài liệu"), choices=AttachmentKind.choices, initial=AttachmentKind.SIGNED
    )
    title = forms.CharField(
        label=_("Tên tài liệu"),
        max_length=200,
        required=False,
        help_text=_("Để trống: lấy tên tệp, hoặc loại tài liệu."),
    )
    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, Word, Excel hoặc ảnh, tối đa 15 MB."),
    )
    note = forms.CharField(
        label=_("Nội dung hướng dẫn"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Hướng dẫn có thể chỉ là một đoạn ghi chú, không cần tệp."),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """A file that is too large is not even read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(FileTooBig.message)
        return file

    def given(self) -> dict[str, Any]:
        """What the service is asked for."""
        typed = self.cleaned_data
        file, kind = typed["file"], AttachmentKind(typed["kind"])
        upload = Upload(file.name, file.read()) if file else None
        title = typed["title"] or (file.name.rpartition(".")[0] if file else "") or str(kind.label)
        return {"kind": kind, "title": title[:200], "note": typed["note"], "upload": upload}
