"""What somebody last saw of their own days, and what had changed by then."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.models import Staff


class OwnLook(models.Model):
    """One a person. `shown` is what stood when they looked (values.changes.Standing), `told` what
    had changed for them that last time anything had (values.changes.OwnChange), at `told_at`.
    """

    staff = models.OneToOneField(Staff, on_delete=models.CASCADE, related_name="own_look")
    looked_at = models.DateTimeField()
    shown = models.JSONField()
    told = models.JSONField(default=list)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Lần xem lịch của mình")
        verbose_name_plural = _("Lần xem lịch của mình")

    def __str__(self) -> str:
        return str(self.staff)
