"""The work calendar of a week as people were shown it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models import Agency


class CalendarEdition(models.Model):
    """One publication of the week that begins on `monday`: 1, then each addition or change of it.

    `lines` lists values.CalendarLine and `leaders` values.LeaderLine as they stood; `content` is
    the hash of both. A row is never changed.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="calendar_editions")
    monday = models.DateField(_("Tuần từ ngày"))
    number = models.PositiveSmallIntegerField(_("Lần"))
    document_number = models.CharField(_("Số, ký hiệu"), max_length=60, blank=True)
    lines = models.JSONField(default=list)
    leaders = models.JSONField(default=list)
    content = models.CharField(max_length=64)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Lịch công tác đã công bố")
        verbose_name_plural = _("Lịch công tác đã công bố")
        ordering = ("agency", "-monday", "-number")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "monday", "number"), name="calendar_edition_once"
            ),
            models.CheckConstraint(
                name="calendar_edition_begins_on_monday",
                condition=models.Q(monday__iso_week_day=1),
            ),
        )

    def __str__(self) -> str:
        return f"{self.monday:%d/%m/%Y} ({self.number})"
