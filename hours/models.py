"""When somebody was at the office on a day, as the attendance device or a colleague recorded it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hours.enums import HoursSource
from units.models import Staff


class Presence(models.Model):
    """The first coming and the last going of one person on one day; of a night, the going is on
    the morning after. Personal data: shown to who may see the unit's roster.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="presences")
    day = models.DateField(_("Ngày"))
    came = models.TimeField(_("Giờ đến"))
    left = models.TimeField(_("Giờ về"))
    source = models.CharField(_("Nguồn"), max_length=4, choices=HoursSource.choices)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "rosters_presence"
        verbose_name = _("Giờ có mặt")
        verbose_name_plural = _("Giờ có mặt")
        ordering = ("day", "staff")
        constraints = (
            models.UniqueConstraint(fields=("staff", "day"), name="presence_once_a_day"),
            models.CheckConstraint(name="presence_takes_time", condition=~Q(left=F("came"))),
        )
        indexes = (models.Index(fields=("day",), name="presence_by_day"),)

    def __str__(self) -> str:
        return f"{self.staff}, {self.day:%d/%m/%Y}: {self.came:%H:%M}-{self.left:%H:%M}"
