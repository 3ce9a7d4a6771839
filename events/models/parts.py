"""Who of the agency takes part in an event, as far as the text of the event names them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.models.items import WorkItem
from units.models import Staff, Unit


class EventPart(models.Model):
    """One person or one unit. `is_chair`: they hold the event; otherwise they are among who
    attends.
    """

    item = models.ForeignKey(WorkItem, on_delete=models.CASCADE, related_name="parts")
    staff = models.ForeignKey(
        Staff, on_delete=models.CASCADE, null=True, related_name="event_parts"
    )
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, null=True, related_name="event_parts")
    is_chair = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("Thành phần")
        verbose_name_plural = _("Thành phần")
        ordering = ("item", "pk")
        constraints = (
            models.CheckConstraint(
                name="event_part_is_a_person_or_a_unit",
                condition=Q(staff__isnull=True, unit__isnull=False)
                | Q(staff__isnull=False, unit__isnull=True),
            ),
            models.UniqueConstraint(
                fields=("item", "staff"),
                condition=Q(staff__isnull=False),
                name="event_part_once_per_person",
            ),
            models.UniqueConstraint(
                fields=("item", "unit"),
                condition=Q(unit__isnull=False),
                name="event_part_once_per_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.staff or self.unit}"
