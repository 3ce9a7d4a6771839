"""A plan to be made in the background: for a whole agency, or for a unit too large for a
request.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rosters.enums import JobState
from units.models import Agency, Unit


class PlanJob(models.Model):
    """One unit's week to be planned. Whoever claims the row does the work; a claim whose lease ran
    out may be claimed again.

    `writes`: into a draft that nobody has touched the plan is written, otherwise only laid beside
    it. `outcome` says in words why it failed; `is_lawful` whether the plan keeps every binding
    rule.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="plan_jobs")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="plan_jobs")
    monday = models.DateField(_("Tuần từ ngày"))
    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=JobState.choices, default=JobState.WAITING
    )
    writes = models.BooleanField(default=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    claim_token = models.UUIDField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    is_lawful = models.BooleanField(null=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("Yêu cầu phân công tự động")
        verbose_name_plural = _("Yêu cầu phân công tự động")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "monday"),
                condition=Q(state__in=[JobState.WAITING, JobState.RUNNING]),
                name="plan_job_one_open_per_unit_week",
            ),
            models.CheckConstraint(
                name="plan_job_running_has_a_lease",
                condition=~Q(state=JobState.RUNNING)
                | Q(lease_until__isnull=False, claim_token__isnull=False),
            ),
            models.CheckConstraint(
                name="plan_job_finished_has_its_moment",
                condition=~Q(state__in=[JobState.DONE, JobState.FAILED])
                | Q(finished_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.monday:%d/%m/%Y}: {self.get_state_display()}"
