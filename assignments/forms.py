"""Tasks as they are given, reported of and judged."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assignments.values import AssignmentLine, ResultReport, lines_of
from assignments.values.letter_hours import LetterHours
from assignments.values.lines import LONGEST_TITLE
from directives.errors import FileTooBig
from directives.forms.fields import RuleDayField, RuleHourField
from directives.media import ACCEPTED, LARGEST
from directives.services.attachments import Upload
from refusals.forms import RefusableForm
from units.words import WEEKDAYS

LONGEST_REMARK = 1000


class GivingForm(RefusableForm):
    """Lines for the people who are ticked in the table beside the form."""

    lines = forms.CharField(
        label=_("Các việc, mỗi dòng một việc"),
        required=False,
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_(
            "Dán được từ bảng tính. Sau tên việc, cách bằng Tab hoặc dấu |, có thể ghi hạn riêng và"
            " chữ “luật”: Trả lời đơn số 12 | 04/12 16h30 | luật"
        ),
    )
    due = RuleDayField(label=_("Hạn chung"))
    people = forms.TypedMultipleChoiceField(coerce=int, required=False, label=_("Người nhận"))

    def __init__(self, *args: Any, people: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = people  # type: ignore[attr-defined]

    def tasks(self, today: date) -> tuple[AssignmentLine, ...]:
        """Raises what `lines_of` raises."""
        return lines_of(self.cleaned_data["lines"], due=self.cleaned_data["due"], today=today)


class ResultForm(RefusableForm):
    """How far it has come, or what came of it; which of the two says the button."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    percent = forms.IntegerField(label=_("Tiến độ (%)"), required=False, min_value=1, max_value=99)
    text = forms.CharField(
        label=_("Nội dung, kết quả"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=_("Tệp"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("PDF, Word, Excel hoặc ảnh, tối đa 15 MB."),
    )
    link = forms.CharField(
        label=_("Đường dẫn"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )

    def clean_file(self) -> "UploadedFile[bytes] | None":
        """A file that is too large is not even read."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(FileTooBig.message)
        return file

    def report(self, *, is_done: bool) -> ResultReport:
        typed = self.cleaned_data
        file = typed["file"]
        return ResultReport(
            percent=None if is_done else typed["percent"] or 0,
            text=typed["text"],
            link=typed["link"],
            upload=Upload(file.name, file.read()) if file else None,
        )


class JudgingForm(RefusableForm):
    """A remark of the head on what was reported."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=_("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_REMARK,
        required=False,
    )


class AssignmentForm(RefusableForm):
    """Other words or another day for a task, and why."""

    placed = {"lines": "due"}
    seen = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("Việc"), max_length=LONGEST_TITLE)
    due = RuleDayField(label=_("Hạn"))
    due_time = RuleHourField(label=_("Giờ"), required=False)
    is_legal = forms.BooleanField(label=_("Hạn do pháp luật quy định"), required=False)
    remark = forms.CharField(
        label=_("Lý do sửa hoặc hủy"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=LONGEST_REMARK,
        required=False,
    )

    def wanted(self) -> AssignmentLine:
        typed = self.cleaned_data
        return AssignmentLine(
            **{name: typed[name] for name in ("title", "due", "due_time", "is_legal")}
        )


class LetterHoursForm(forms.Form):
    """When the letters about tasks leave."""

    sends_summary = forms.BooleanField(
        label=_("Gửi tổng hợp tuần cho trưởng đơn vị"), required=False
    )
    summary_weekday = forms.TypedChoiceField(
        label=_("Vào"), coerce=int, choices=[*enumerate(WEEKDAYS)]
    )
    summary_at = RuleHourField(label=_("Giờ gửi tổng hợp"))
    sends_reminders = forms.BooleanField(
        label=_("Nhắc việc đến hạn ngày mai, quá hạn"), required=False
    )
    remind_at = RuleHourField(label=_("Giờ nhắc"))

    def hours(self) -> LetterHours:
        return LetterHours(**self.cleaned_data)
