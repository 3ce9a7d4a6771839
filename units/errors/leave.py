"""What is refused of absences and of leave that somebody asks for."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class EndsBeforeItBegins(Refusal):
    """A period's last day is its first day or a later one."""

    message = _("Ngày cuối (%(last)s) trước ngày đầu (%(first)s).")

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=first, last=last)


class Overlaps(Refusal):
    """One person is away once at a time, and one condition is recorded once for a day."""

    message = _("Trùng với đợt đã ghi từ ngày %(first)s đến ngày %(last)s.")

    def __init__(self, first: date, last: date | None) -> None:
        super().__init__(first=first, last=last)
        if last is None:
            self.message = _("Trùng với đợt đã ghi từ ngày %(first)s, chưa có ngày kết thúc.")


class NoHalfLeft(Refusal):
    """An absence of one day takes its morning, its afternoon or both."""

    message = _("Một ngày nghỉ phải có buổi sáng, buổi chiều hoặc cả hai.")


class NotIllNow(Refusal):
    """Who is back at work was on record as ill."""

    message = _("Không có đợt nghỉ ốm nào đang ghi cho hôm nay.")


class OwnRequest(Refusal):
    """Nobody decides about their own leave."""

    message = _("Đơn của chính bạn do người khác trả lời.")


class AlreadyAnswered(Refusal):
    """A wish to be away is answered, or taken back, once."""

    message = _("Đơn này đã được trả lời hoặc đã rút. Tải lại trang.")


class ObjectionReasonNeeded(Refusal):
    """Who refuses says why."""

    message = _("Hãy ghi lý do không đồng ý.")


class HasLeft(Refusal):
    """Nothing is recorded for who no longer works here."""

    message = _("Người này đã thôi công tác.")


class Past(Refusal):
    """A delegation whose last day is over is neither given nor ended."""

    message = _("Thời gian ủy quyền đã qua.")


class LaidElsewhere(Refusal):
    """What another room laid down is taken back there, so that both say the same."""

    message = _("Đợt này do việc “%(what)s” mà có; hãy cho về hoặc đổi ngày ở đó.")
