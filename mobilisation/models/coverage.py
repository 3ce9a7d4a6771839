"""Which condition of people an agency follows, unit by unit, until all fulfil it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models import Agency


class CoveredCondition(models.Model):
    """Everybody is to fulfil it by `due` (None: as soon as can be). Who does has a
    units.models.Condition with its `tag`, from that day on.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="covered_conditions")
    name = models.CharField(_("Điều kiện"), max_length=120)
    tag = models.SlugField(max_length=40)
    due = models.DateField(_("Hạn"), null=True, blank=True)

    class Meta:
        verbose_name = _("Điều kiện được theo dõi")
        verbose_name_plural = _("Điều kiện được theo dõi")
        ordering = ("agency", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agency", "tag"), name="covered_condition_once"),
        )

    def __str__(self) -> str:
        return self.name
