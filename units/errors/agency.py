"""What is refused of the agency itself: hours and settings, units, zones, calendar, files."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class LeavesAfterItsDeadline(Refusal):
    """The daily list is sent before the hour by which it must have arrived."""

    message = _("Giờ gửi danh sách phải trước hạn gửi.")


class ApprovedBeforeFiled(Refusal):
    """Rosters are approved no earlier than they are due."""

    message = _("Hạn duyệt không thể sớm hơn hạn trình.")


class HoursOutOfOrder(Refusal):
    """The morning begins before it ends, the afternoon follows it, and begins before it ends."""

    message = _("Giờ làm việc phải theo thứ tự: sáng từ, sáng đến, chiều từ, chiều đến.")


class TwinStep(Refusal):
    """One reminder of a matter reaches the same people at one hour."""

    message = _("Đã có một lời nhắc về việc này, gửi cho những người này vào đúng giờ này.")


class TooManySteps(Refusal):
    """A plan of reminders stays short enough to be read."""

    message = _("Cơ quan đã thêm %(most)s lời nhắc; hãy sửa hoặc bỏ bớt một lời nhắc.")

    def __init__(self, most: int) -> None:
        super().__init__(most=most)


class NameTaken(Refusal):
    """A name means one zone of the agency."""

    message = _("Địa bàn %(name)s đã có trong danh sách.")

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


class ZoneInUse(Refusal):
    """A zone in which offices lie, or of which something was declared, stays: weeks were judged
    by it.
    """

    message = _(
        "Còn trụ sở tại %(zone)s hoặc đã ghi cấp độ, tình trạng của địa bàn này, nên không xóa"
        " được."
    )

    def __init__(self, zone: str) -> None:
        super().__init__(zone=zone)


class UnknownLevel(Refusal):
    """Only the alert levels and conditions of the vocabulary are declared of a zone."""

    message = _("Không ghi được. Hãy kiểm tra lại các ô đã nhập.")

    def __init__(self, level: str) -> None:
        super().__init__(level=level)


class WrongKindOfDay(Refusal):
    """Only a day of rest can be made up for work, and only a weekday can be swapped off or given
    in compensation.
    """

    message = _("Chỉ làm bù vào ngày nghỉ hằng tuần; chỉ nghỉ bù, nghỉ hoán đổi vào ngày làm việc.")


class NoBasis(Refusal):
    """A day that was expected is decided by a notice, which has a number."""

    message = _("Ghi số, ký hiệu của thông báo chính thức.")


class NotExcel(Refusal):
    """The upload is not an Excel workbook (.xlsx) that can be opened."""

    message = _(
        "Tệp không phải là bảng tính Excel (.xlsx). Hãy lưu lại dưới dạng .xlsx rồi tải lên."
    )


class TooBig(Refusal):
    """The upload is larger, or unpacks to more, than a staff list can be."""

    message = _(
        "Tệp quá lớn: tối đa 5 MB và 5.000 dòng một trang. Nếu danh sách ngắn hơn, hãy chép riêng"
        " phần có chữ sang tệp mới rồi tải lên."
    )


class Stale(ChangedMeanwhile):
    """The records or the upload changed after the preview; it has to be looked at again."""
