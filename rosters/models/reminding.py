"""When somebody last had a unit reminded, by a press, of the roster it still has to send."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from units.models import Agency, Unit


class RosterReminder(models.Model):
    """The last such reminder of `unit` for the week that begins on `monday`; `act` is the same for
    all units that one press reminds, so that who leads two of them gets one letter.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    monday = models.DateField(_("Tuần từ ngày"))
    act = models.UUIDField(db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Nhắc trình lịch")
        verbose_name_plural = _("Nhắc trình lịch")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "monday"), name="reminder_one_per_unit_week"),
            models.CheckConstraint(
                name="reminder_week_begins_on_monday", condition=Q(monday__iso_week_day=1)
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.monday:%d/%m/%Y}"
