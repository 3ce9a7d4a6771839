"""How far a task has come, and what happened to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AssignmentState(models.TextChoices):
    """From given to settled: what is done waits for the head, who takes it or gives it back."""

    NEW = "new", _("Chưa bắt đầu")
    UNDER_WAY = "under-way", _("Đang làm")
    DONE = "done", _("Đã báo xong")
    RETURNED = "returned", pgettext_lazy("state of a roster", "Trả lại")
    ACCEPTED = "accepted", _("Đã nhận kết quả")
    CANCELLED = "cancelled", _("Đã hủy")


class AssignmentAct(models.TextChoices):
    """One step of a task."""

    GIVE = "give", _("Giao việc")
    CHANGE = "change", _("Sửa việc")
    PROGRESS = "progress", _("Báo tiến độ")
    DONE = "done", _("Báo xong")
    ACCEPT = "accept", _("Nhận kết quả")
    RETURN = "return", _("Trả lại")
    CANCEL = "cancel", _("Hủy việc")
