"""What the agency's records refuse. Each docstring is the rule; `message` is for people."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class EndsBeforeItBegins(Refusal):
    """A period's last day is its first day or a later one."""

    message = _("Ngày cuối (%(last)s) trước ngày đầu (%(first)s).")

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=first, last=last)


class LeavesAfterItsDeadline(Refusal):
    """The daily list is sent before the hour by which it must have arrived."""

    message = _("Giờ gửi danh sách phải trước hạn gửi.")


class ApprovedBeforeFiled(Refusal):
    """Rosters are approved no earlier than they are due."""

    message = _("Hạn duyệt không thể sớm hơn hạn trình.")


class HoursOutOfOrder(Refusal):
    """The morning begins before it ends, the afternoon follows it, and begins before it ends."""

    message = _("Giờ làm việc phải theo thứ tự: sáng từ, sáng đến, chiều từ, chiều đến.")


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


class OwnRequest(Refusal):
    """Nobody decides about their own leave."""

    message = _("Đơn của chính bạn do người khác trả lời.")


class AlreadyAnswered(Refusal):
    """A wish to be away is answered, or taken back, once."""

    message = _("Đơn này đã được trả lời hoặc đã rút. Tải lại trang.")


class ObjectionReasonNeeded(Refusal):
    """Who refuses says why."""

    message = _("Hãy ghi lý do không đồng ý.")


class NotToItself(Refusal):
    """People move into another unit than theirs."""

    message = _("Hãy chọn đơn vị khác.")


class NobodyMoves(Refusal):
    """A move names somebody, or closes the unit they are of."""

    message = _("Chưa chọn ai để chuyển.")


class NotYet(Refusal):
    """A unit stops filing on the day it happens, not ahead."""

    message = _("Thôi lập lịch thì ghi vào đúng ngày đó, không ghi trước.")


class TwoHomes(Refusal):
    """A person stands in the roster of one unit at a time: a second home begins after the first
    has ended.
    """

    message = _(
        "Người này đang thuộc %(unit)s từ ngày %(first)s. Một người chỉ có một đơn vị chính; hãy"
        " ghi chuyển đơn vị."
    )

    def __init__(self, unit: str, first: date, last: date | None) -> None:
        super().__init__(unit=unit, first=first, last=last)


class NoHome(Refusal):
    """Only who has a home unit on that day can be transferred from it."""

    message = _("Người này chưa thuộc đơn vị nào vào ngày đó.")


class BeforeArrival(Refusal):
    """A transfer or a leaving takes effect after the day the person came to the unit."""

    message = _("Ngày này phải sau ngày người đó nhận nhiệm vụ ở đơn vị (%(first)s).")

    def __init__(self, first: date) -> None:
        super().__init__(first=first)


class AlreadyLeaving(Refusal):
    """A last day is on record; it is taken back before another one is recorded."""

    message = _(
        "Đã ghi người này thôi công tác sau ngày %(last)s. Muốn đổi ngày, hãy hủy rồi ghi lại."
    )

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class LeavesBefore(Refusal):
    """Who leaves on a day ahead holds no post and no role beyond it."""

    message = _(
        "Người này thôi công tác sau ngày %(last)s; hãy ghi ngày cuối không muộn hơn ngày đó."
    )

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class NameAhead(Refusal):
    """A new name is recorded once it is borne."""

    message = _("Họ tên mới ghi khi đã đổi: ngày đổi không muộn hơn hôm nay.")


class RenamedSince(Refusal):
    """Of two new names the later one is the one on record: another is not slipped in before it."""

    message = _("Họ tên hiện nay ghi từ ngày %(since)s; ngày đổi phải từ ngày đó trở đi.")

    def __init__(self, since: date) -> None:
        super().__init__(since=since)


class NotLeaving(Refusal):
    """Only a leaving on record is taken back, and only who left or is leaving comes back."""

    message = _("Chưa ghi người này thôi công tác.")


class BeforeLeaving(Refusal):
    """Who comes back begins after the last day they worked."""

    message = _("Ngày trở lại phải sau ngày làm việc cuối cùng trước đây (%(last)s).")

    def __init__(self, last: date) -> None:
        super().__init__(last=last)


class HasLeft(Refusal):
    """Nothing is recorded for who no longer works here."""

    message = _("Người này đã thôi công tác.")


class NotClosed(Refusal):
    """Only an account that was closed is opened again."""

    message = _("Tài khoản này đang mở.")


class LetterWaits(Refusal):
    """Nobody is invited again while the letter before is still on its way."""

    message = _("Thư mời trước còn đang chờ gửi.")


class TwinStep(Refusal):
    """One reminder of a matter reaches the same people at one hour."""

    message = _("Đã có một lời nhắc về việc này, gửi cho những người này vào đúng giờ này.")


class TooManySteps(Refusal):
    """A plan of reminders stays short enough to be read."""

    message = _("Cơ quan đã thêm %(most)s lời nhắc; hãy sửa hoặc bỏ bớt một lời nhắc.")

    def __init__(self, most: int) -> None:
        super().__init__(most=most)


class CodeTaken(Refusal):
    """A code names one person, or one unit, of the agency."""

    message = _("Mã %(code)s đã có.")

    def __init__(self, code: str) -> None:
        super().__init__(code=code)


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


class OtherAgency(Refusal):
    """A person, a unit and a right belong together only within one agency."""

    message = _("Không ghi được. Hãy kiểm tra lại các ô đã nhập.")


class UnitNeeded(Refusal):
    """Heads, deputies and clerks act in one unit; all other roles in the whole agency."""

    message = _("Trưởng, phó và văn thư gắn với một đơn vị; các vai trò khác với cả cơ quan.")


class AlreadyGranted(Refusal):
    """A role is held once at a time."""

    message = _("Người này đang giữ vai trò đó.")


class HasAccount(Refusal):
    """A person has one account."""

    message = _("Người này đã có tài khoản.")


class NoUsername(Refusal):
    """No user name can be made of a name without a Latin letter; it is chosen by hand."""

    message = _("Không đặt được tên đăng nhập từ họ tên này; hãy mở tài khoản riêng.")


class NoMailAddress(Refusal):
    """An invitation goes to the official mail address on record."""

    message = _("Người này chưa có thư điện tử công vụ.")


class SignedInBefore(Refusal):
    """Many at once get a password only before they sign in for the first time; afterwards it is
    issued to one person at a time.
    """

    message = _("Người này đã đăng nhập; nếu quên mật khẩu thì cấp riêng.")


class RoleNotYours(Refusal):
    """Who leads, who checks and who administers is appointed by an administrator; others hand
    out the other roles.
    """

    message = _("Bạn không có quyền giao vai trò này.")


class OwnAccess(Refusal):
    """Nobody ends their own rights or account: a slip would lock them out."""

    message = _("Không ai tự thu hồi quyền hay đóng tài khoản của chính mình.")


class OnlyHolder(Refusal):
    """An agency is never left without an administrator or a director; the successor is appointed
    first.
    """

    message = _(
        "Đây là người duy nhất giữ vai trò %(role)s. Hãy giao vai trò cho người thay trước."
    )

    def __init__(self, role: str) -> None:
        super().__init__(role=role)


class WrongKindOfDay(Refusal):
    """Only a day of rest can be made up for work, and only a weekday can be swapped off or given
    in compensation.
    """

    message = _("Chỉ làm bù vào ngày nghỉ hằng tuần; chỉ nghỉ bù, nghỉ hoán đổi vào ngày làm việc.")


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


class ToOneself(Refusal):
    """Nobody is named to act for himself."""

    message = _("Không ủy quyền cho chính mình.")


class NotInOffice(Refusal):
    """Only who leads on that day, the agency or the unit, names somebody to act for him."""

    message = _("Người ủy quyền không giữ chức vụ này vào ngày bắt đầu ủy quyền.")


class NoDeputy(Refusal):
    """Who acts for the Director is a deputy director; who acts for a head is of the same unit, its
    deputy or its clerk.
    """

    message = _(
        "Người thay Giám đốc phải là Phó Giám đốc; người thay trưởng đơn vị phải là phó hoặc văn"
        " thư của chính đơn vị đó."
    )


class BasisNeeded(Refusal):
    """What is recorded in the name of another has a document that says so."""

    message = _("Ghi văn bản làm căn cứ khi ghi ủy quyền thay cho người khác.")


class Past(Refusal):
    """A delegation whose last day is over is neither given nor ended."""

    message = _("Thời gian ủy quyền đã qua.")
