"""What is refused of coming to the office and of calling people. Each error's docstring is the
rule.
"""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NoSuchCall(Refusal):
    """A request or a summons that is not the reader's to see does not exist for them."""

    message = _("Không tìm thấy đề nghị hoặc giấy triệu tập này.")
    status = 404


class CallDayOver(Refusal):
    """Nobody asks, or is called, to come on a day that is over."""

    field = "day"
    message = _("Ngày %(day)s đã qua.")


class CallDayTooFar(Refusal):
    """What is urgent lies at most a month ahead."""

    field = "day"
    message = _("Việc đột xuất chỉ xin hoặc gọi trước nhiều nhất %(days)s ngày.")


class WhyNeeded(Refusal):
    """Who asks, calls, refuses or cannot come says why."""

    field = "reason"
    message = _("Hãy ghi lý do.")


class NoUnitThen(Refusal):
    """Who comes belongs to a unit on that day: its head answers, and its rules are checked."""

    field = "day"
    message = _("%(name)s không thuộc đơn vị nào vào ngày %(day)s.")


class AwayOnCall(Refusal):
    """Who is on leave or on a mission neither asks to come nor is called."""

    message = _("%(name)s nghỉ hoặc đi công tác ngày %(day)s.")


class ThereAnyway(Refusal):
    """Only who is to be at home then needs leave to come, or a call."""

    message = _("%(name)s đã có lịch tại cơ quan vào buổi đó, ngày %(day)s.")


class AskedAlready(Refusal):
    """For one day somebody asks once at a time."""

    message = _("%(name)s đã có đề nghị hoặc giấy xác nhận cho ngày %(day)s.")


class DecidedAlready(Refusal):
    """Of two who decide a request the first one's word holds."""

    message = _("Đề nghị đã được trả lời hoặc đã rút. Tải lại trang.")


class OwnComing(Refusal):
    """Nobody decides about their own request."""

    message = _("Đề nghị của chính bạn do người khác trả lời.")


class CallBreaks(Refusal):
    """An order that binds is broken by nobody's coming: only a written exception lifts it."""

    message = _("Không được, vì trái quy định bắt buộc: %(what)s")


class RemarkNeeded(Refusal):
    """What the rules warn of is let pass with a word of why."""

    field = "remark"
    message = _("Còn cảnh báo: %(what)s Muốn đồng ý, hãy ghi ý kiến.")


class NobodyCalled(Refusal):
    """A summons calls at least one person, and not more than fit one list."""

    field = "people"
    message = _("Chọn từ 1 đến %(most)s người cần gọi.")


class AnswerTooLate(Refusal):
    """People have time to answer: after the call, and before they are to be there."""

    field = "answer_by"
    message = _("Hạn trả lời phải sau lúc gọi và không muộn hơn giờ phải có mặt.")


class PresentTooLate(Refusal):
    """People are called for a time to come, in the half of the day they are called for."""

    field = "present_by"
    message = _("Giờ phải có mặt đã qua hoặc không nằm trong buổi được gọi.")


class CalledOff(Refusal):
    """What was called off is neither answered nor called off again."""

    message = _("Giấy triệu tập này đã hủy.")


class SummonsOver(Refusal):
    """A summons is answered until its day is over."""

    message = _("Ngày triệu tập đã qua, không trả lời được nữa.")


class WarningsUnseen(Refusal):
    """Whoever calls people against a warning has read it."""

    message = _("Còn cảnh báo bên dưới. Xem lại rồi bấm Gọi đến cơ quan lần nữa.")


class NobodyFits(Refusal):
    """Enough people are at home then and fit what is wanted."""

    field = "count"
    message = _("Chỉ tìm được %(found)s trên %(wanted)s người phù hợp đang làm việc tại nhà.")
