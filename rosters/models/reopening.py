"""A week that a change of the rules has opened again: what is broken on which days, by when it
is due, who was told.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from units.models import Agency
from weeks.enums import RosterState
from weeks.models import WeeklyRoster


class Reopening(models.Model):
    """One change of the rules that one roster no longer fits.

    `roster` is the one to be worked on: sent back, or an amendment of what is published. `was` is
    the state it was in (published: the amendment was begun for this), `version` the roster's right
    afterwards: while it is still that, nobody has touched it. `breaches` lists values.Breach;
    `refile_by` is None where it is due at once. It is closed when the roster is sent again or given
    up, or because the rules changed back in time (`is_lifted`).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reopenings")
    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE, related_name="reopenings")
    rules_revision = models.PositiveIntegerField()
    was = models.CharField(max_length=12, choices=RosterState.choices)
    version = models.PositiveIntegerField()
    breaches = models.JSONField()
    refile_by = models.DateTimeField(_("Hạn trình lại"), null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_lifted = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("Lịch phải lập lại")
        verbose_name_plural = _("Lịch phải lập lại")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("roster", "rules_revision"), name="reopening_once_per_change"
            ),
            models.CheckConstraint(
                name="reopening_lifted_is_closed",
                condition=Q(is_lifted=False) | Q(closed_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("roster",),
                condition=Q(closed_at__isnull=True),
                name="reopening_one_open_per_roster",
            ),
        )

    def __str__(self) -> str:
        return f"{self.roster}: {self.at:%d/%m/%Y}"
