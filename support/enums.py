"""The words of support for remote days."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SupportPer(models.TextChoices):
    """What one amount is paid for; a month counts once somebody worked from home in it."""

    DAY = "day", _("ngày")
    HALF = "half", _("buổi")
    MONTH = "month", _("tháng")


class SupportRank(models.TextChoices):
    """Whom a rate is for. The narrower one wins."""

    ALL = "", _("Mọi người")
    HEAD = "head", _("Cấp trưởng")
    DEPUTY = "deputy", _("Cấp phó")
    STAFF = "staff", _("Không giữ chức vụ lãnh đạo")


class SupportState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    PROPOSED = "submitted", _("Chờ duyệt")
    RETURNED = "returned", pgettext_lazy("state of a roster", "Trả lại")
    APPROVED = "approved", _("Đã duyệt")
    SUPERSEDED = "superseded", _("Đã thay thế")
