"""A time in which the whole agency is on duty by rosters of its own, and who files one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from units.models import Agency, Unit


class DutySeason(models.Model):
    """From `first` to `last`, both inclusive. Each of `units` files the duty of its own posts by
    `filing_at`. `reminded_at`: when somebody last had those reminded who have not.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duty_seasons")
    name = models.CharField(_("Tên đợt trực"), max_length=80)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"))
    filing_at = models.DateTimeField(_("Hạn trình"))
    units = models.ManyToManyField(Unit, related_name="duty_seasons")
    version = models.PositiveIntegerField(default=1)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    reminded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Đợt trực")
        verbose_name_plural = _("Đợt trực")
        ordering = ("-first", "pk")
        constraints = (
            models.CheckConstraint(
                name="duty_season_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            models.CheckConstraint(
                name="duty_season_reminded_by_somebody",
                condition=Q(reminded_by__isnull=True, reminded_at__isnull=True)
                | Q(reminded_by__isnull=False, reminded_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.name
