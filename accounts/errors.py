"""Why somebody is not let in."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class WrongPassword(Refusal):
    """The name or the password is wrong; `left` tries remain before a pause."""

    field = "password"
    message = _("Tên đăng nhập hoặc mật khẩu không đúng.")

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} tries left")
        self.left = left


class Limited(StrEnum):
    """Whose tries were too many."""

    ACCOUNT = "account"
    NETWORK = "network"
    OVERALL = "overall"


PAUSES: Final[dict[Limited, Promise]] = {
    Limited.ACCOUNT: _("Tài khoản tạm khóa do đăng nhập sai nhiều lần."),
    Limited.NETWORK: _("Có quá nhiều lần thử sai từ mạng này."),
    Limited.OVERALL: _("Đang có quá nhiều lần thử sai trên hệ thống."),
}


class TooManyTries(Refusal):
    """So much was tried in vain that nothing is looked at before `until`."""

    status = 429

    def __init__(self, until: datetime, limited: Limited) -> None:
        super().__init__(f"{limited} paused until {until.isoformat()}")
        self.until, self.limited = until, limited
        self.message = PAUSES[limited]


class LinkEnded(Refusal):
    """The link was used, is too old, or never was one."""

    message = _("Đường dẫn này đã được dùng, đã hết hạn, hoặc bị cắt mất một phần khi chép lại.")
    status = 410


class PasswordEnded(Refusal):
    """The password is right, but was issued by somebody else and not replaced before `ended`."""

    field = "password"
    message = _(
        "Mật khẩu được cấp đã hết hạn. Hãy bấm “Quên mật khẩu?” hoặc đề nghị Văn phòng cấp lại."
    )

    def __init__(self, ended: datetime) -> None:
        super().__init__(f"ended {ended.isoformat()}")
        self.ended = ended
