"""A plan to be made in the background: for a whole agency, or for a unit too large for a
request.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rosters.enums import JobState
from units.models import Agency, Unit

OPEN = (JobState.WAITING, JobState.RUNNING)


class BackgroundJob(models.Model):
    """Work that a row asks for. Whoever claims the row does it; a claim whose lease ran out may be
    claimed again.

    `outcome` says in words why it failed; `is_lawful` whether the plan keeps every binding rule.
    """

    state = models.CharField(
        _("Trạng thái"), max_length=10, choices=JobState.choices, default=JobState.WAITING
    )
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
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


def job_constraints(table: str) -> tuple[models.CheckConstraint, ...]:
    """What the database refuses of such a row, by names that begin with `table`."""
    return (
        models.CheckConstraint(
            name=f"{table}_running_has_a_lease",
            condition=~Q(state=JobState.RUNNING)
            | Q(lease_until__isnull=False, claim_token__isnull=False),
        ),
        models.CheckConstraint(
            name=f"{table}_finished_has_its_moment",
            condition=Q(state__in=OPEN) | Q(finished_at__isnull=False),
        ),
    )


class PlanJob(BackgroundJob):
    """One unit's week to be planned.

    `writes`: into a draft that nobody has touched the plan is written, otherwise only laid beside
    it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="plan_jobs")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="plan_jobs")
    monday = models.DateField(_("Tuần từ ngày"))
    writes = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("Yêu cầu phân công tự động")
        verbose_name_plural = _("Yêu cầu phân công tự động")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "monday"),
                condition=Q(state__in=OPEN),
                name="plan_job_one_open_per_unit_week",
            ),
            *job_constraints("plan_job"),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.monday:%d/%m/%Y}: {self.get_state_display()}"
