"""The secret address of somebody's calendar, and what calendars were told so far."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models import Staff


class CalendarLink(models.Model):
    """One a person. Only the hash of the address is kept, so nobody can read it here; `read_at` is
    when a calendar last asked.
    """

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Đường dẫn lịch")
        verbose_name_plural = _("Đường dẫn lịch")

    def __str__(self) -> str:
        return str(self.staff)


class ToldEvent(models.Model):
    """One thing in somebody's calendar, as it was told last. `key` says what it is, `uid` is its
    name in every calendar, `sequence` counts its changes; one that was taken back stays until it
    has passed, so that calendars hear of it.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="told_events")
    key = models.CharField(max_length=60)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    day = models.DateField()
    facts = models.JSONField()
    sequence = models.PositiveIntegerField(default=0)
    is_cancelled = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Việc trong lịch cá nhân")
        verbose_name_plural = _("Việc trong lịch cá nhân")
        ordering = ("staff", "day", "key")
        constraints = (
            models.UniqueConstraint(fields=("staff", "key"), name="told_event_once_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.staff} {self.key}"
