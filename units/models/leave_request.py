"""Leave that somebody asked for, and what became of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from units.enums import LeaveAnswer
from units.models.staff import DaysAway, Staff


class LeaveRequest(DaysAway):
    """Days somebody asks to be away, as an absence has them. `note` says why and is for who
    decides. While `answer` is empty it waits; granted, the absence is recorded.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="leave_requests")
    note = models.CharField(_("Lý do"), max_length=300, blank=True)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=LeaveAnswer.choices, blank=True)
    reason = models.CharField(_("Lý do không đồng ý"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Đơn xin nghỉ")
        verbose_name_plural = _("Đơn xin nghỉ")
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="leave_request_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            models.CheckConstraint(
                name="leave_request_answer_has_its_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff}: {self.get_kind_display()} {self.first:%d/%m}-{self.last:%d/%m/%Y}"
