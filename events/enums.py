"""The words of the work calendar: what is lent out, how far an event has come, what became of it
since the calendar was published.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResourceKind(models.TextChoices):
    ROOM = "room", _("Phòng họp")
    VEHICLE = "vehicle", _("Xe công")


class EventStanding(models.TextChoices):
    """How far an event is from holding for everybody."""

    PROPOSED = "draft", pgettext_lazy("of an event", "Đề xuất")
    FILED = "submitted", _("Chờ duyệt")
    APPROVED = "approved", _("Đã duyệt")
    CANCELLED = "cancelled", _("Đã hủy")


class EventMark(models.TextChoices):
    """What became of an event since the calendar was first published."""

    NONE = "", ""
    ADDED = "added", _("bổ sung")
    CHANGED = "changed", _("thay đổi")
    DROPPED = "dropped", _("không tổ chức")


class EventNews(models.TextChoices):
    """What is told of an event after the week it belongs to was sent."""

    WAITING = "waiting", _("chờ duyệt bổ sung")
    HELD = "held", _("bổ sung, thay đổi sau khi duyệt lịch tuần")
    CANCELLED = "cancelled", _("không tổ chức")


class DayPart(models.TextChoices):
    MORNING = "morning", _("Sáng")
    AFTERNOON = "afternoon", _("Chiều")
    EVENING = "evening", _("Tối")
