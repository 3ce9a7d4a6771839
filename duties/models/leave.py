"""How much compensatory leave a turn earns, by the agency's own table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duties.enums import CoverClass
from units.models import Agency

MOST_DAYS = 5


class LeaveScale(models.Model):
    """What holds from the day `first` on, until another does. `source` is the agency's regulation
    it stands in.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="leave_scales")
    first = models.DateField(_("Áp dụng từ ngày"))
    source = models.CharField(_("Căn cứ"), max_length=300)

    class Meta:
        verbose_name = _("Mức nghỉ bù trực")
        verbose_name_plural = _("Mức nghỉ bù trực")
        ordering = ("agency", "first")
        constraints = (
            models.UniqueConstraint(fields=("agency", "first"), name="leave_scale_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.first:%d/%m/%Y}"


class LeaveRate(models.Model):
    """Days of leave for a turn on a kind of day: for one without hours at night, and with."""

    scale = models.ForeignKey(LeaveScale, on_delete=models.CASCADE, related_name="rates")
    day_class = models.CharField(max_length=8, choices=CoverClass.choices)
    by_day = models.DecimalField(max_digits=3, decimal_places=2)
    by_night = models.DecimalField(max_digits=3, decimal_places=2)

    class Meta:
        verbose_name = _("Mức nghỉ bù một loại ngày")
        verbose_name_plural = _("Mức nghỉ bù từng loại ngày")
        ordering = ("scale", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("scale", "day_class"), name="leave_rate_once_a_kind_of_day"
            ),
            models.CheckConstraint(
                name="leave_rate_within_reason",
                condition=Q(by_day__range=(0, MOST_DAYS), by_night__range=(0, MOST_DAYS)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.scale} {self.day_class}"
