"""What is refused of accounts, roles and who acts for whom."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NotClosed(Refusal):
    """Only an account that was closed is opened again."""

    message = _("Tài khoản này đang mở.")


class LetterWaits(Refusal):
    """Nobody is invited again while the letter before is still on its way."""

    message = _("Thư mời trước còn đang chờ gửi.")


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
