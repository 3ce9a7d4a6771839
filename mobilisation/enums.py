"""What somebody called to a team answered, and where they stand on a day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CallAnswer(models.TextChoices):
    ACCEPTED = "accepted", _("Nhận")
    DECLINED = "declined", _("Không nhận")


class CallStanding(models.TextChoices):
    """In the order in which lists show them."""

    THERE = "there", _("Có mặt")
    ACCEPTED = "accepted", _("Đã nhận")
    WAITING = "waiting", _("Chưa trả lời")
    DECLINED = "declined", _("Không nhận")
    HOME = "home", _("Đã về")
    OFF = "off", _("Đã hủy")

    @property
    def is_open(self) -> bool:
        """Whether they fill a place of the team, or may yet."""
        return self in (CallStanding.THERE, CallStanding.ACCEPTED, CallStanding.WAITING)


class ReportWeekday(models.IntegerChoices):
    MONDAY = 0, _("Thứ Hai")
    TUESDAY = 1, _("Thứ Ba")
    WEDNESDAY = 2, _("Thứ Tư")
    THURSDAY = 3, _("Thứ Năm")
    FRIDAY = 4, _("Thứ Sáu")
    SATURDAY = 5, _("Thứ Bảy")
    SUNDAY = 6, _("Chủ nhật")
