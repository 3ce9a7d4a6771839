"""The words of a weekly roster: its states and the modes of a cell."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """What a step of editing did. The last four change many cells at once."""

    CELLS = "cells", _("Sửa ô")
    EXCHANGED = "exchanged", _("Đổi người")
    PINS = "pins", _("Ghim ô")
    REASONS = "reasons", _("Ghi lý do")
    COPIED = "copied", _("Lấy lịch cũ hoặc lịch mẫu")
    PLANNED = "planned", _("Phân công tự động")
    REPAIRED = "repaired", _("Sửa lịch không còn đạt")
    REFRESHED = "refreshed", _("Cập nhật cán bộ và ngày nghỉ")


class JobState(models.TextChoices):
    WAITING = "waiting", _("Đang chờ")
    RUNNING = "running", _("Đang lập")
    DONE = "done", _("Đã lập")
    FAILED = "failed", _("Chưa lập được")
    STOPPED = "stopped", _("Đã dừng")
