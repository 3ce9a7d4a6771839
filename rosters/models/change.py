"""Every step of editing a roster, so that it can be undone, redone and shown to a colleague who
came later.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from rosters.enums import ChangeKind
from weeks.models import WeeklyRoster


class Change(models.Model):
    """One step: a cell, a block, a copied week or an applied plan. `cells` lists [staff id, ISO
    day, before, after], where before and after are [morning, afternoon, reason, reason text,
    pinned, given] or None for no cell; `by` is nobody where absences on record came into a draft
    by themselves; `version` is the roster's after the step was done, or
    last taken back or done again. `window` and `act` are the key that the browser made for it, so
    that what was sent twice is done once; a press without JavaScript has none.
    """

    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ChangeKind.choices, default=ChangeKind.CELLS)
    cells = models.JSONField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    is_undone = models.BooleanField(default=False)
    window = models.CharField(max_length=32, blank=True)
    act = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("roster", "pk")
        constraints = (
            models.CheckConstraint(
                name="change_has_a_whole_key_or_none",
                condition=Q(window="", act__isnull=True) | ~Q(window="") & Q(act__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("roster", "by", "window", "act"),
                condition=Q(act__isnull=False),
                name="change_once_per_act",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.version}"
