"""The text of a document as somebody brings it: pasted, or in a file whose words are kept."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleDayField
from intake.texts import LARGEST, NoText, clean, text_of
from intake.texts.errors import TooLarge
from refusals.forms import RefusableForm

LONGEST = 40_000
"""Letters of a text that are read; a directive is a few pages."""
LONGEST_KEPT = 1_000_000
"""Letters of a text that are kept."""

ACCEPTED = (
    ".docx,.pdf,application/pdf,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)


class PastedField(forms.CharField):
    """Words out of another program, without the signs nobody sees."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class TextForm(RefusableForm):
    """Pasted words or a file; a file replaces what was pasted. `instead` is the stamp of the text
    that is replaced.
    """

    placed = {"": "text"}
    brought = ""
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
            "Tối đa 10 MB; PDF phải có chữ, không phải bản quét. Chỉ giữ chữ, không lưu tệp."
        ),
    )
    instead = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def words(self) -> str:
        """The text, or what was pasted beside a file that could not be read; nothing on an empty
        page.
        """
        if not self.is_bound:
            return ""
        self.is_valid()
        return self.brought

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
        self.brought = text = str(typed.get("file") or typed.get("text", ""))
        if not text.strip() and not self.errors:
            self.add_error("text", _("Dán nội dung văn bản hoặc chọn một tệp."))
        if len(text) > LONGEST_KEPT:
            self.add_error("text", _("Văn bản dài quá 1.000.000 ký tự; hãy chỉ dán phần cần đọc."))
        return typed | {"text": text}


class PublishedForm(forms.Form):
    """The day on which a text appeared that tells none itself."""

    published = RuleDayField(label=_("Ngày đăng"))


def shortened(text: str) -> str:
    """As much of the text as is read, up to the end of a line, a word or at worst a letter."""
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST]
    end = max(kept.rfind("\n"), kept.rfind(". ") + 1)
    return kept[:end] if end > LONGEST / 2 else kept[: kept.rfind(" ") + 1] or kept
