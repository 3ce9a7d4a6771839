"""The words of duty: what a post is for, on what kind of day, and who may have it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from planning.duty.day import DayClass


class PostKind(models.TextChoices):
    """What rules call a post, whatever name the agency gives it."""

    LEADER = "leader", _("Trực lãnh đạo")
    OFFICER = "officer", _("Trực cơ quan, trực ban")
    RECORDS = "records", _("Trực văn thư")
    ONE_STOP = "one-stop", _("Trực một cửa")
    TECHNICAL = "technical", _("Trực kỹ thuật")
    DRIVER = "driver", _("Trực lái xe")
    GUARD = "guard", _("Trực bảo vệ")
    FIRE_WATCH = "fire-watch", _("Trực phòng cháy, chữa cháy")
    HOTLINE = "hotline", _("Trực đường dây nóng")
    DISASTER = "disaster", _("Trực phòng, chống thiên tai")
    OTHER = "other", _("Trực khác")


class CoverClass(models.TextChoices):
    """The kinds of day that a shift is covered on: planning.duty.day.DayClass by the words of an
    office.
    """

    WORKING = DayClass.WORKING.value, _("Ngày làm việc")
    REST = DayClass.REST.value, _("Ngày nghỉ hằng tuần")
    HOLIDAY = DayClass.HOLIDAY.value, _("Ngày lễ")
    TET = DayClass.TET.value, _("Tết")


class QualifiedBy(models.TextChoices):
    """What makes somebody fit for a post."""

    RANK = "rank", _("Cấp")
    ROLE = "role", _("Nhiệm vụ")
    TAG = "tag", _("Điều kiện cá nhân")
    PERSON = "person", _("Đích danh")
