"""A roster of duty to be planned with all others of a season."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from duties.models import DutyRoster
from rosters.models import OPEN, BackgroundJob, job_constraints
from seasons.models.season import DutySeason
from units.models import Unit


class SeasonJob(BackgroundJob):
    """The duty of one unit, or (None) of the agency itself. Those asked for in one moment are one
    run. `answer` keeps what the planner reached, as `DutyProposal.kept` has it.
    """

    season = models.ForeignKey(DutySeason, on_delete=models.CASCADE, related_name="jobs")
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="season_jobs"
    )
    roster = models.ForeignKey(
        DutyRoster, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answer = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("Yêu cầu lập lịch trực")
        verbose_name_plural = _("Yêu cầu lập lịch trực")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                "season",
                Coalesce("unit", 0),
                condition=Q(state__in=OPEN),
                name="season_job_one_open_per_unit",
            ),
            *job_constraints("season_job"),
        )

    def __str__(self) -> str:
        return f"{self.season}, {self.unit or self.season.agency}: {self.get_state_display()}"
