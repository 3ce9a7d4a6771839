"""What is refused when colleagues change with one another. Each error's docstring is the rule."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoSuchSwap(Refusal):
    """A request that is not the reader's to see does not exist for them."""

    message = _("Không tìm thấy đề nghị đổi ngày này.")
    status = 404


class SwapEnded(Refusal):
    """Of two who answer a request the first one's word holds."""

    message = _("Đề nghị đã được trả lời hoặc không còn hiệu lực.")


class OwnSwap(Refusal):
    """Nobody answers or approves what they asked for or took themselves."""

    message = _("Không tự trả lời hoặc duyệt đề nghị của chính mình.")


class DayBegun(Refusal):
    """A day changes hands before it begins."""

    message = _("Ngày %(day)s đã đến hoặc đã qua, không đổi được nữa.")


class DaysApart(Refusal):
    """Two different days of one week are exchanged."""

    message = _("Đổi hai ngày khác nhau trong cùng một tuần.")


class NoWeekThere(Refusal):
    """Days are exchanged in a week that was published, by two people of its unit."""

    message = _("Lịch tuần của đơn vị chưa công bố, hoặc hai người không cùng đơn vị tuần đó.")


class NotAtOffice(Refusal):
    """Who gives a day is to be at the office for all of it, and for no duty."""

    message = _("%(name)s không có lịch tại cơ quan cả ngày %(day)s.")


class NotAtHome(Refusal):
    """Who takes a day is to work at home for all of it."""

    message = _("%(name)s không có lịch làm việc tại nhà cả ngày %(day)s.")


class ExchangedAlready(Refusal):
    """A day that is exchanged, or bound by a call or an absence, is not exchanged once more."""

    message = _("Ngày %(day)s của %(name)s đã đổi, hoặc lấy từ giấy triệu tập, lịch trực.")


class ExchangeBreaks(Refusal):
    """An exchange breaks no rule that was kept without it."""

    message = _("Đổi như vậy thì trái quy định: %(what)s")


class DaySwapPending(Refusal):
    """The same exchange is asked for once at a time."""

    message = _("Bạn đã đề nghị đổi như vậy, đang chờ trả lời.")


class SwapReasonNeeded(Refusal):
    """Who refuses, or undoes what was agreed, says why."""

    field = "reason"
    message = _("Hãy ghi lý do.")
