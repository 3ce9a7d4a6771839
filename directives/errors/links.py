"""What a document cannot do to another one."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NothingToExtend(Refusal):
    """What holds until further notice needs no extension, and an extension ends later than what
    it extends.
    """

    field = "until"
    message = _("Thời điểm gia hạn phải sau thời điểm kết thúc hiện tại.")


class NotLinkable(Refusal):
    """A document acts on another document of its agency that is or was in force."""

    field = "other"
    message = _("Chỉ chọn được văn bản khác của cơ quan đang có hoặc đã từng có hiệu lực.")


class AlreadyLinked(Refusal):
    """One document does one thing to another once."""

    field = "other"
    message = _("Quan hệ này đã được ghi.")


class NoUntilHere(Refusal):
    """Only an extension and a pause last until a moment."""

    field = "until"
    message = _("Chỉ gia hạn và tạm ngưng mới có thời điểm kết thúc; hãy để trống.")


class LinkCarriedOut(Refusal):
    """What has been done to another document is taken back by undoing, not by forgetting it."""

    message = _("Việc này đã được thực hiện khi văn bản có hiệu lực nên không xóa được.")


class LapsedBefore(Refusal):
    """An extension follows without a gap; what lapsed earlier is ordered anew."""

    message = _(
        "Văn bản được gia hạn đã hết hiệu lực trước khi văn bản này bắt đầu. Hãy dùng văn bản đó"
        " làm mẫu cho văn bản mới."
    )


class NothingToRepeal(Refusal):
    """What no longer holds when a document begins cannot be repealed by it."""

    message = _("Văn bản bị bãi bỏ đã hết hiệu lực vào lúc văn bản này bắt đầu.")


class NothingToSuspend(Refusal):
    """What does not hold when a document begins cannot be paused by it."""

    message = _("Văn bản bị tạm ngưng không có hiệu lực vào lúc văn bản này bắt đầu.")


class AmendsNothing(Refusal):
    """A document that amends another one says which of its sentences it replaces."""

    message = _(
        "Văn bản sửa đổi chưa có quy định nào thay cho quy định của văn bản được sửa đổi. Hãy chọn"
        " “Thay cho quy định” ở ít nhất một câu."
    )
