"""Who may act in which role, where and for how long."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from units.enums import Role
from units.models.agency import Agency, Unit
from units.rights import UNIT_ROLES


class Grant(models.Model):
    """A user acts as `role` in an agency; heads, deputies and clerks in one unit. Both dates
    inclusive, `last` None: open.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants"
    )
    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="grants")
    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, null=True, blank=True, related_name="grants"
    )
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role.choices)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến ngày"), null=True, blank=True)
    basis = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Phân quyền")
        verbose_name_plural = _("Phân quyền")
        ordering = ("agency", "role", "pk")
        constraints = (
            models.CheckConstraint(
                name="grant_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.CheckConstraint(
                name="grant_unit_role_names_its_unit",
                condition=Q(role__in=UNIT_ROLES, unit__isnull=False)
                | (~Q(role__in=UNIT_ROLES) & Q(unit__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
