"""What somebody is told who tried too often."""

from datetime import datetime, timedelta
from math import ceil

from django.utils.translation import gettext as _

from accounts.errors import Limited, TooManyTries


def words_for_waiting(refusal: TooManyTries, *, at: datetime) -> tuple[str, ...]:
    """Why nothing is looked at, when it is again, and what helps meanwhile."""
    wait = _("Thử lại sau %(minutes)s phút.") % {"minutes": minutes_of(refusal, at=at)}
    if refusal.limited is Limited.ACCOUNT:
        return (_("Tài khoản tạm khóa do đăng nhập sai nhiều lần."), wait)
    if refusal.limited is Limited.NETWORK:
        return (_("Có quá nhiều lần thử sai từ mạng này."), wait)
    return (_("Đang có quá nhiều lần thử sai trên hệ thống."), wait)


def minutes_of(refusal: TooManyTries, *, at: datetime) -> int:
    return max(1, ceil((refusal.until - at) / timedelta(minutes=1)))
