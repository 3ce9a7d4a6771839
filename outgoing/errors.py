"""Why a report cannot be sent as asked."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class ReasonMissing(Refusal):
    """Whoever receives a second list must read why."""

    message = _("Hãy ghi lý do cập nhật.")


class NothingApproved(Refusal):
    """A list without a single approved unit would say nothing."""

    message = _("Chưa có phòng, đơn vị nào được duyệt lịch của ngày này, nên chưa có gì để gửi.")


class NoRecipient(Refusal):
    """A list that nobody receives tells nobody."""

    message = _("Chưa khai nơi nhận danh sách. Hãy khai ở trang Nơi nhận.")


class AlreadySent(Refusal):
    """The list of today exists: a second one would need a reason."""

    message = _("Danh sách hôm nay đã lập và gửi rồi. Muốn gửi lại, hãy lập bản cập nhật.")


class NothingToCorrect(Refusal):
    """Somebody sent a newer list while the page was open."""

    message = _("Đã có người gửi bản cập nhật mới hơn. Hãy xem bản đó trước.")


class NobodyReportedTo(Refusal):
    """Figures go to the mailbox of a coordinating body."""

    message = _("Chưa ghi hộp thư của cơ quan điều phối. Hãy ghi ở trang sửa đợt huy động.")


class ReportedAlready(Refusal):
    """Two presses on one page send one report."""

    message = _("Báo cáo vừa được gửi rồi. Hãy xem lại trang trước khi gửi lần nữa.")
