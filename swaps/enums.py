"""How far a request between colleagues has come, and why one that nobody ended is over."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SwapState(models.TextChoices):
    """How far a request to change with a colleague has come."""

    OPEN = "open", _("Chờ người nhận")
    AGREED = "agreed", _("Chờ lãnh đạo duyệt")
    DONE = "done", _("Đã đổi")
    DECLINED = "declined", _("Đồng nghiệp không nhận")
    REFUSED = "refused", _("Lãnh đạo không duyệt")
    WITHDRAWN = "withdrawn", _("Đã rút")
    LAPSED = "lapsed", _("Hết hiệu lực")
    UNDONE = "undone", _("Đã hủy, trở lại như cũ")


class SwapLapse(models.TextChoices):
    """Why a request that nobody ended is no longer open."""

    CHANGED = "changed", _("Lịch đã thay đổi")
    BEGAN = "began", _("Đã đến giờ, không đổi được nữa")
