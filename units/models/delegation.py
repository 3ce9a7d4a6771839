"""Who acts for the Director or for the head of a unit, for a time and by which document."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from units.enums import Role
from units.models.agency import Agency, Unit


class Delegation(models.Model):
    """While it holds, the `deputy` has the rights of the `giver`, who keeps them: those of the
    Director, or in `unit` those of its head. Both dates inclusive.

    `ended_at`: it was ended before its last day, and holds no more from that very day on.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="delegations")
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="delegations"
    )
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_given"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="delegations_held"
    )
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"))
    basis = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Ủy quyền")
        verbose_name_plural = _("Ủy quyền")
        ordering = ("agency", "-first", "pk")
        constraints = (
            models.CheckConstraint(
                name="delegation_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            models.CheckConstraint(
                name="delegation_is_to_somebody_else", condition=~Q(giver=F("deputy"))
            ),
            models.CheckConstraint(
                name="delegation_ended_has_its_hand",
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.deputy}: {self.first:%d/%m}-{self.last:%d/%m/%Y}"

    @property
    def role(self) -> Role:
        """The role in whose place the deputy acts."""
        return Role.DIRECTOR if self.unit_id is None else Role.HEAD
