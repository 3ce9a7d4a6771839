"""What becomes of a request to come, and what somebody answers who is called."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ComingState(models.TextChoices):
    WAITING = "waiting", _("Chờ trả lời")
    APPROVED = "approved", _("Đồng ý")
    REFUSED = "refused", _("Không đồng ý")
    WITHDRAWN = "withdrawn", _("Đã rút")
    CANCELLED = "cancelled", _("Đã hủy")


class SummonsAnswer(models.TextChoices):
    COMING = "coming", _("Sẽ có mặt")
    UNABLE = "unable", _("Không đến được")


class DayHalves(models.TextChoices):
    """Which halves of a day are meant."""

    WHOLE = "whole", _("Cả ngày")
    MORNING = "morning", _("Sáng")
    AFTERNOON = "afternoon", _("Chiều")

    @property
    def both(self) -> tuple[bool, bool]:
        return self is not DayHalves.AFTERNOON, self is not DayHalves.MORNING

    @classmethod
    def of(cls, morning: bool, afternoon: bool) -> "DayHalves":
        if morning and afternoon:
            return cls.WHOLE
        return cls.MORNING if morning else cls.AFTERNOON
