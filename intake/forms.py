"""The text of a document as somebody brings it: pasted, or in a file that is read and not kept."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from intake.texts import LARGEST, NoText, clean, text_of
from intake.texts.errors import TooLarge

LONGEST = 40_000
"""Letters of a text that are read; a directive is a few pages."""

ACCEPTED = (
    ".docx,.pdf,application/pdf,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)


class PastedField(forms.CharField):
    """Words out of another program, without the signs nobody sees."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class TextForm(forms.Form):
    """Pasted words or a file; a file replaces what was pasted. `cut` is the length of a text
    that was too long to be read whole.
    """

    text = PastedField(
        label=_("Nội dung văn bản"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=_("Hoặc tải lên tệp DOCX, PDF"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_(
            "Tối đa 10 MB; PDF phải có chữ, không phải bản quét. Tệp chỉ được đọc, không được lưu."
        ),
    )
    cut = 0

    def words(self) -> str:
        """What there is to read: the text, or what was pasted beside a file that could not be
        read; nothing on an empty page.
        """
        if not self.is_bound or self.is_valid():
            return str(self.cleaned_data["text"]) if self.is_bound else ""
        return shortened(str(self.cleaned_data.get("text", "")))

    def clean_file(self) -> str:
        """The words of the file; one that is too large is not even read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file is None:
            return ""
        try:
            if (file.size or 0) > LARGEST:
                raise TooLarge
            return text_of(file.read())
        except NoText as error:
            raise forms.ValidationError(error.message) from error

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        text = typed.get("file") or typed.get("text", "")
        if not text.strip() and not self.errors:
            self.add_error("text", _("Dán nội dung văn bản hoặc chọn một tệp."))
        if len(text) > LONGEST:
            self.cut, text = len(text), shortened(text)
        return typed | {"text": text}


def shortened(text: str) -> str:
    """As much of the text as is read, up to the end of a line, a word or at worst a letter."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST]
    end = max(kept.rfind("\n"), kept.rfind(". ") + 1)
    return kept[:end] if end > LONGEST / 2 else kept[: kept.rfind(" ") + 1] or kept
