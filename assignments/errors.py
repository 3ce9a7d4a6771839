"""What may not be done with a task."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class NothingToGive(Refusal):
    """Whoever gives tasks writes at least one."""

    field = "lines"
    message = _("Hãy ghi ít nhất một việc, mỗi việc một dòng.")


class NobodyToDoIt(Refusal):
    """A task is given to people who belong to the unit."""

    field = "people"
    message = _("Hãy chọn người nhận việc trong đơn vị.")


class LineUnreadable(Refusal):
    """Beside its words a line holds a day, an hour or that the law sets the date."""

    field = "lines"
    message = _(
        "Dòng %(number)s: không hiểu “%(part)s”. Sau tên việc chỉ ghi hạn (04/12 hoặc 04/12/2026"
        " 16h30) và chữ “luật” nếu hạn do pháp luật quy định."
    )


class LineTooLong(Refusal):
    """A task is said in a sentence."""

    field = "lines"
    message = _("Dòng %(number)s dài quá %(most)s ký tự.")


class TooManyLines(Refusal):
    """A list of tasks fits a screen."""

    field = "lines"
    message = _("Mỗi lần giao nhiều nhất %(most)s việc.")


class DueInThePast(Refusal):
    """What is given is due today or later."""

    field = "lines"
    message = _("Hạn của “%(title)s” (%(due)s) đã qua.")


class ResultNeeded(Refusal):
    """Whoever reports that a task is done shows it: in words, by a file or by a link."""

    field = "text"
    message = _("Báo xong thì ghi kết quả, đính kèm tệp hoặc đường dẫn.")


class PercentNeeded(Refusal):
    """Progress is between one and ninety-nine per cent; what is whole is done."""

    field = "percent"
    message = _("Tiến độ từ 1 đến 99%; làm xong thì bấm Báo xong.")


class LinkNotAllowed(Refusal):
    """A link leads to a page of the web, with no name and password in it."""

    field = "link"
    message = _("Đường dẫn bắt đầu bằng https:// hoặc http://, không kèm tên và mật khẩu.")


class ReturnNeedsRemark(Refusal):
    """Whoever gives a result back, or calls a task off, says why."""

    field = "remark"
    message = _("Hãy ghi lý do.")


class OwnResult(Refusal):
    """Nobody takes their own result."""

    message = _("Kết quả của chính bạn do người khác nhận.")
    status = 403


class AssignmentChanged(ChangedMeanwhile):
    """A task is acted on as it was seen."""

    message = _("Việc này vừa được cập nhật. Hãy xem lại rồi làm tiếp; nội dung bạn ghi còn đây.")
