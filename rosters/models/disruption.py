"""A week that was lawful when it was filed and is not any more, because people fell ill, left or
changed their posts.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from units.models import Agency
from weeks.models import WeeklyRoster


class Disruption(models.Model):
    """What became of the people of one roster that was sent, approved or published, where a binding
    rule breaks by it.

    `unit_revision` is that of the unit when it was seen. `breaches` lists values.Breach, `happened`
    values.Happened, `repair` is values.Repair: the fewest changes that mend it (empty: none was
    looked for in time). It is told once and closed when the week is lawful again, sent anew or
    given up.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="disruptions")
    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE, related_name="disruptions")
    unit_revision = models.PositiveIntegerField()
    breaches = models.JSONField()
    happened = models.JSONField()
    repair = models.JSONField(default=dict)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Lịch không còn đạt")
        verbose_name_plural = _("Lịch không còn đạt")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("roster",),
                condition=Q(closed_at__isnull=True),
                name="disruption_one_open_per_roster",
            ),
        )

    def __str__(self) -> str:
        return f"{self.roster}: {self.at:%d/%m/%Y}"
