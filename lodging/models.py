"""The places where people sleep who live in, and who sleeps there from when to when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lodging.enums import PlaceKind
from units.folding import fold_name
from units.models import Agency, Staff
from units.models.folded import FoldedField


class LodgingPlace(models.Model):
    """A place with `beds`. Those who sleep elsewhere than at the office come by one `route` in a
    `vehicle`. Weeks are handed over on `handover_weekday` (Monday is 0).
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="lodging_places")
    name = models.CharField(_("Nơi ở"), max_length=120)
    name_key = FoldedField(source="name", fold=fold_name)
    kind = models.CharField(_("Phương án"), max_length=12, choices=PlaceKind.choices)
    address = models.CharField(_("Địa chỉ"), max_length=200, blank=True)
    beds = models.PositiveSmallIntegerField(_("Số giường"))
    route = models.CharField(_("Cung đường, giờ xe đón"), max_length=200, blank=True)
    vehicle = models.CharField(_("Xe"), max_length=80, blank=True)
    meals_a_day = models.PositiveSmallIntegerField(_("Số suất ăn mỗi người mỗi ngày"), default=3)
    handover_weekday = models.PositiveSmallIntegerField(_("Ngày đổi ca"), default=0)
    handover_at = models.TimeField(_("Giờ đổi ca"), null=True, blank=True)
    is_in_use = models.BooleanField(_("Đang dùng"), default=True)

    class Meta:
        verbose_name = _("Nơi ở tập trung")
        verbose_name_plural = _("Nơi ở tập trung")
        ordering = ("agency", "name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name_key"), name="lodging_place_once_in_agency"
            ),
            models.CheckConstraint(name="lodging_place_has_beds", condition=Q(beds__gt=0)),
            models.CheckConstraint(
                name="lodging_handover_is_a_weekday", condition=Q(handover_weekday__lte=6)
            ),
        )

    def __str__(self) -> str:
        return self.name


class LodgingStay(models.Model):
    """Somebody sleeps at a place from `first` to `last`, both inclusive. Until it is settled
    (`settled_at`) it is a proposal that no week knows of.
    """

    place = models.ForeignKey(LodgingPlace, on_delete=models.PROTECT, related_name="stays")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="lodging_stays")
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"))
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Người ở tập trung")
        verbose_name_plural = _("Người ở tập trung")
        ordering = ("first", "staff__sort_key", "pk")
        constraints = (
            models.CheckConstraint(
                name="lodging_stay_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            models.CheckConstraint(
                name="lodging_stay_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.UniqueConstraint(
                fields=("place", "staff", "first"), name="lodging_stay_once_from_a_day"
            ),
        )
        indexes = (models.Index(fields=("staff", "first"), name="lodging_stay_by_person"),)

    def __str__(self) -> str:
        return f"{self.staff}, {self.place} {self.first:%d/%m/%Y}"
