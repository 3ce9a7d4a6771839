"""What is not kept with a document."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class FileTooBig(Refusal):
    """A file kept with a document is at most 15 MB."""

    field = "file"
    message = _("Tệp quá lớn: tối đa 15 MB.")


class FileNotAllowed(Refusal):
    """Files that run, or that nobody can tell what they are, are not kept."""

    field = "file"
    message = _(
        "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh PNG, JPG, không đặt mật khẩu, không"
        " chứa mã chạy được."
    )


class NothingAttached(Refusal):
    """The signed document is a file; guidance is a file, a note or both."""

    field = "file"
    message = _("Hãy chọn tệp, hoặc với hướng dẫn thì ghi nội dung.")
