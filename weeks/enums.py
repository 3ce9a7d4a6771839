"""The words of a week: the states of its roster and the modes of a cell."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RosterState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    SUBMITTED = "submitted", _("Chờ duyệt")
    RETURNED = "returned", pgettext_lazy("state of a roster", "Trả lại")
    APPROVED = "approved", _("Đã duyệt")
    PUBLISHED = "published", _("Đã công bố")
    SUPERSEDED = "superseded", _("Đã thay thế")
    CANCELLED = "cancelled", _("Đã hủy")


class Mode(models.TextChoices):
    """Where somebody works in half a day, as people say it; planning.plan.Work is the same for
    the rules.
    """

    ON_SITE = "cq", _("Làm việc tại cơ quan")
    ON_DUTY = "tr", _("Trực cơ quan")
    LIVE_IN = "3t", _("Ở lại cơ quan")
    REMOTE = "tn", _("Làm việc trực tuyến tại nhà")
    MISSION = "ct", _("Đi công tác")
    TRAINING = "h", _("Đi học, tập huấn")
    LEAVE = "p", _("Nghỉ phép")
    SICK = "o", _("Nghỉ ốm")
    COMPENSATORY = "nb", _("Nghỉ bù")
    MOBILISED = "hd", _("Huy động, biệt phái")
    OFF = "l", _("Nghỉ")


class Since(models.TextChoices):
    """What became of somebody after the roster was approved."""

    AWAY = "away", _("vắng, mới ghi")
    GONE = "gone", _("không còn ở đơn vị")
    BACK = "back", _("đi làm lại, chưa phân công")
    CAME = "came", _("mới về, chưa phân công")
