"""The services of units, the times in which they are given in another way, and the page that
anybody may read.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.models import Clause
from serving.enums import ServiceWay
from units.folding import fold_name
from units.models import Agency, Unit
from units.models.folded import FoldedField


class PublicService(models.Model):
    """Something a unit does for citizens at its counter. `is_reception`: it is the reception of
    citizens that the work calendar speaks of. One that `is_given` no more stays on record.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="public_services")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="public_services")
    name = models.CharField(_("Việc tiếp nhận, giải quyết"), max_length=160)
    name_key = FoldedField(source="name", fold=fold_name)
    place = models.CharField(_("Nơi tiếp nhận"), max_length=160, blank=True)
    hours = models.CharField(_("Giờ tiếp nhận"), max_length=120, blank=True)
    is_reception = models.BooleanField(_("Là việc tiếp công dân"), default=False)
    is_given = models.BooleanField(_("Đang tiếp nhận"), default=True)

    class Meta:
        verbose_name = _("Việc phục vụ người dân")
        verbose_name_plural = _("Việc phục vụ người dân")
        ordering = ("agency", "unit__order", "unit", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "name_key"), name="service_once_in_unit"),
        )

    def __str__(self) -> str:
        return self.name


class ServiceSpell(models.Model):
    """From `first` to `last`, both inclusive (None: until further notice), a service is given in
    another way: by a `clause`, or what `ground` says. `instead` tells citizens where to turn.
    """

    service = models.ForeignKey(PublicService, on_delete=models.CASCADE, related_name="spells")
    way = models.CharField(_("Hình thức"), max_length=14, choices=ServiceWay.choices)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    clause = models.ForeignKey(
        Clause, on_delete=models.PROTECT, null=True, blank=True, related_name="service_spells"
    )
    ground = models.CharField(_("Căn cứ"), max_length=200, blank=True)
    instead = models.CharField(_("Người dân liên hệ"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Hình thức tiếp nhận")
        verbose_name_plural = _("Hình thức tiếp nhận")
        ordering = ("service", "-first", "-pk")
        constraints = (
            models.CheckConstraint(
                name="service_spell_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.CheckConstraint(
                name="service_spell_says_by_what",
                condition=Q(clause__isnull=False) | ~Q(ground=""),
            ),
            models.UniqueConstraint(
                fields=("service",),
                condition=Q(last__isnull=True),
                name="service_spell_one_open",
            ),
        )

    def __str__(self) -> str:
        return f"{self.service}: {self.get_way_display()}"


class PublicPage(models.Model):
    """Whether anybody may read, without signing in, how the services of an agency are given."""

    agency = models.OneToOneField(Agency, on_delete=models.CASCADE, related_name="public_page")
    slug = models.SlugField(_("Địa chỉ trang"), max_length=60, unique=True)
    is_open = models.BooleanField(_("Mở trang công khai"), default=False)
    contact = models.CharField(_("Nơi hỏi thông tin"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Trang công khai")
        verbose_name_plural = _("Trang công khai")

    def __str__(self) -> str:
        return self.slug
