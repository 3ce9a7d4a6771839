"""Tasks with a due date, what was reported of each, and when letters speak of them."""

from datetime import time
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assignments.enums import AssignmentAct, AssignmentState
from units.models import Agency, Staff, Unit

OPEN: Final = (AssignmentState.NEW, AssignmentState.UNDER_WAY, AssignmentState.RETURNED)
"""Something is still to be done."""
STANDING: Final = (*OPEN, AssignmentState.DONE)
"""Not settled: the head may still change it, the person still report of it."""
_FINISHED: Final = (AssignmentState.DONE, AssignmentState.ACCEPTED)


class Assignment(models.Model):
    """What one person of `unit` is to do by `due`: by that hour, or (None) until the day is over.

    `is_legal`: the law sets the date. `percent` is what was reported last; `done_at` when the
    person last said that it is done, empty again once it was given back.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="assignments")
    title = models.CharField(_("Việc"), max_length=300)
    due = models.DateField(_("Hạn"))
    due_time = models.TimeField(_("Giờ"), null=True, blank=True)
    is_legal = models.BooleanField(_("Hạn do pháp luật quy định"), default=False)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=AssignmentState.choices, default=AssignmentState.NEW
    )
    percent = models.PositiveSmallIntegerField(_("Phần trăm"), default=0)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Việc được giao")
        verbose_name_plural = _("Việc được giao")
        ordering = ("due", "due_time", "pk")
        constraints = (
            models.CheckConstraint(name="assignment_percent_is_one", condition=Q(percent__lte=100)),
            models.CheckConstraint(
                name="assignment_done_has_its_moment",
                condition=Q(state__in=_FINISHED, done_at__isnull=False)
                | ~Q(state__in=[*_FINISHED, *OPEN])
                | Q(state__in=OPEN, done_at__isnull=True),
            ),
            models.CheckConstraint(
                name="assignment_settled_has_its_moment",
                condition=Q(state__in=STANDING, settled_at__isnull=True)
                | (~Q(state__in=STANDING) & Q(settled_at__isnull=False)),
            ),
        )
        indexes = (
            models.Index(fields=("staff", "due"), name="assignment_by_person"),
            models.Index(fields=("unit", "due"), name="assignment_by_unit"),
        )

    def __str__(self) -> str:
        return self.title


class AssignmentStep(models.Model):
    """One thing that happened to a task, with what was said, and the file or the link that shows
    the result. Steps are only ever added.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=8, choices=AssignmentAct.choices)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    text = models.TextField(_("Nội dung"), blank=True)
    link = models.URLField(_("Đường dẫn"), max_length=500, blank=True)
    filename = models.CharField(_("Tên tệp"), max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField(null=True, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Bước của việc được giao")
        verbose_name_plural = _("Bước của việc được giao")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.assignment}"


class AssignmentPolicy(models.Model):
    """When an agency's letters about tasks leave. Without a row: the defaults below.

    `summary_weekday` counts from Monday, 0; where that is no working day, the last one before it.
    """

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="task_policy")
    sends_summary = models.BooleanField(_("Gửi tổng hợp tuần cho trưởng đơn vị"), default=True)
    summary_weekday = models.PositiveSmallIntegerField(_("Vào"), default=4)
    summary_at = models.TimeField(_("Giờ gửi tổng hợp"), default=time(16, 30))
    sends_reminders = models.BooleanField(_("Nhắc việc đến hạn ngày mai, quá hạn"), default=True)
    remind_at = models.TimeField(_("Giờ nhắc"), default=time(16))

    class Meta:
        verbose_name = _("Giờ gửi thư về việc được giao")
        verbose_name_plural = _("Giờ gửi thư về việc được giao")
        constraints = (
            models.CheckConstraint(
                name="assignment_policy_day_of_a_week", condition=Q(summary_weekday__lte=6)
            ),
        )

    def __str__(self) -> str:
        return str(self.agency)
