"""A week that a unit keeps under a name, to begin other weeks from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from units.models import Unit

LONGEST_NAME = 80


class KeptPattern(models.Model):
    """Where each person is on each weekday, by the choice of `unit`. `cells` lists [staff id,
    weekday (Monday is 0), cell as a step of editing keeps it]; why somebody was away is not kept.
    `weekdays` are those that were worked, `name_key` the name as it is looked for.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="patterns")
    name = models.CharField(_("Tên mẫu"), max_length=LONGEST_NAME)
    name_key = models.CharField(max_length=2 * LONGEST_NAME)
    weekdays = models.JSONField()
    cells = models.JSONField()
    kept_from = models.DateField(_("Lấy từ tuần"))
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Lịch mẫu")
        verbose_name_plural = _("Lịch mẫu")
        ordering = ("name_key",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "name_key"), name="pattern_one_per_name"),
            models.CheckConstraint(name="pattern_has_a_name", condition=~Q(name_key="")),
            models.CheckConstraint(
                name="pattern_week_begins_on_monday", condition=Q(kept_from__iso_week_day=1)
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}, {self.unit}"
