"""The rooms and vehicles of an agency that an event may take."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums import ResourceKind
from units.folding import fold_name
from units.models import Agency
from units.models.folded import FoldedField


class AgencyResource(models.Model):
    """A room or a vehicle. `seats` is how many people it takes (None: not stated). What is out of
    use stays for the events that had it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="resources")
    kind = models.CharField(_("Loại"), max_length=10, choices=ResourceKind.choices)
    name = models.CharField(_("Tên"), max_length=80)
    name_key = FoldedField(source="name", fold=fold_name)
    seats = models.PositiveSmallIntegerField(_("Số chỗ"), null=True, blank=True)
    is_in_use = models.BooleanField(_("Đang dùng"), default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = _("Phòng họp, xe công")
        verbose_name_plural = _("Phòng họp, xe công")
        ordering = ("agency", "kind", "name_key", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "kind", "name_key"), name="resource_in_one_spelling"
            ),
            models.CheckConstraint(
                name="resource_has_a_seat", condition=Q(seats__isnull=True) | Q(seats__gt=0)
            ),
        )

    def __str__(self) -> str:
        return self.name
