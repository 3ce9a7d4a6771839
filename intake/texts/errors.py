"""Why a file gives no text. Each says in `message` what is wrong with the file and what to do
instead.
"""

from django.utils.translation import gettext_lazy as _


class NoText(Exception):
    """The words of this file cannot be had."""

    message = _("Không đọc được tệp này. Hãy dán nội dung của văn bản.")


class Empty(NoText):
    """Not a single byte."""

    message = _("Tệp rỗng. Hãy chọn tệp khác hoặc dán nội dung của văn bản.")


class TooLarge(NoText):
    """More bytes than a directive ever has."""

    message = _("Tệp lớn hơn 10 MB. Hãy chọn tệp nhỏ hơn hoặc dán nội dung của văn bản.")


class TooMuchInside(NoText):
    """Small outside, too much inside to be opened."""

    message = _("Nội dung trong tệp quá lớn nên tệp không được mở. Hãy dán nội dung của văn bản.")


class TooManyPages(NoText):
    """A book, not a directive."""

    message = _("Tệp có quá nhiều trang. Hãy dán riêng phần có các quy định.")


class OldWord(NoText):
    """Word before 2007."""

    message = _(
        "Đây là tệp Word kiểu cũ (.doc). Hãy mở tệp, lưu lại thành .docx rồi tải lên, hoặc dán nội"
        " dung."
    )


class Locked(NoText):
    """Opened only with a password."""

    message = _(
        "Tệp đặt mật khẩu nên không đọc được. Hãy gỡ mật khẩu rồi tải lên, hoặc dán nội dung."
    )


class Picture(NoText):
    """An image."""

    message = _(
        "Đây là tệp ảnh, không có chữ để đọc. Hãy dán nội dung, hoặc tải lên tệp DOCX hay PDF có"
        " chữ."
    )


class Scan(NoText):
    """Pages that are pictures."""

    message = _(
        "Tệp này là bản quét, không có chữ để đọc. Hãy dán nội dung, hoặc tải lên tệp DOCX hay PDF"
        " có chữ."
    )


class Garbled(NoText):
    """A PDF whose fonts do not say which letters their shapes are."""

    message = _(
        "Phông chữ của tệp PDF không cho biết mặt chữ nên không đọc được. Hãy tải lên tệp DOCX hoặc"
        " dán nội dung."
    )


class OtherFormat(NoText):
    """Neither Word nor PDF, whatever its name says."""

    message = _("Chỉ đọc được tệp DOCX và PDF. Hãy chọn tệp khác hoặc dán nội dung của văn bản.")


class Damaged(NoText):
    """Begins like Word or PDF and goes on as something else."""

    message = _("Tệp bị hỏng nên không mở được. Hãy tải lại tệp gốc hoặc dán nội dung của văn bản.")
