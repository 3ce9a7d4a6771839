"""Where somebody is on duty, in which hours, and how many are needed on which kind of day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duties.enums import CoverClass, PostKind
from planning.duty.shift import DAY
from units.folding import fold_name
from units.models import Agency, Unit
from units.models.folded import FoldedField


class DutyPost(models.Model):
    """A post of the agency, or of one unit. `phone` goes with the post, not with who is there.

    `moves_on_site`: a turn on a day of remote work makes that day one at the office.
    `rest_after_night`: the working day on which a turn at night ends is off. `spared` are the
    conditions (codes of planning.vocabulary) under which nobody is put here. A post that is no
    longer kept stays for the rosters that had it.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duty_posts")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="duty_posts"
    )
    name = models.CharField(_("Vị trí trực"), max_length=80)
    name_key = FoldedField(source="name", fold=fold_name)
    kind = models.CharField(_("Loại vị trí"), max_length=20, choices=PostKind.choices)
    on_site = models.BooleanField(_("Trực tại cơ quan"), default=True)
    moves_on_site = models.BooleanField(default=False)
    rest_after_night = models.BooleanField(default=False)
    phone = models.CharField(_("Điện thoại trực"), max_length=40, blank=True)
    spared = models.JSONField(_("Không phân công"), default=list, blank=True)
    order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    is_kept = models.BooleanField(_("Đang dùng"), default=True)

    class Meta:
        verbose_name = _("Vị trí trực")
        verbose_name_plural = _("Vị trí trực")
        ordering = ("agency", "unit__order", "order", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "name_key"),
                condition=Q(unit__isnull=True),
                name="duty_post_name_once_in_agency",
            ),
            models.UniqueConstraint(
                fields=("unit", "name_key"),
                condition=Q(unit__isnull=False),
                name="duty_post_name_once_in_unit",
            ),
            models.CheckConstraint(
                name="duty_post_moves_only_to_the_office",
                condition=Q(moves_on_site=False) | Q(on_site=True),
            ),
        )

    def __str__(self) -> str:
        return self.name


class DutyShift(models.Model):
    """Hours at a post, in minutes after midnight of the day the shift begins on; it may end on the
    next.
    """

    post = models.ForeignKey(DutyPost, on_delete=models.PROTECT, related_name="shifts")
    name = models.CharField(_("Ca trực"), max_length=60, blank=True)
    begins = models.PositiveSmallIntegerField(_("Từ giờ"))
    ends = models.PositiveSmallIntegerField(_("Đến giờ"))
    is_kept = models.BooleanField(_("Đang dùng"), default=True)

    class Meta:
        verbose_name = _("Ca trực")
        verbose_name_plural = _("Ca trực")
        ordering = ("post", "begins", "ends", "pk")
        constraints = (
            models.CheckConstraint(
                name="duty_shift_begins_within_its_day", condition=Q(begins__lt=DAY)
            ),
            models.CheckConstraint(
                name="duty_shift_lasts_up_to_a_day",
                condition=Q(ends__gt=F("begins"), ends__lte=F("begins") + DAY),
            ),
        )

    def __str__(self) -> str:
        return f"{self.post} {self.name}".strip()


class ShiftCover(models.Model):
    """How many people a shift needs on days of one kind; without a row nobody is on duty then."""

    shift = models.ForeignKey(DutyShift, on_delete=models.CASCADE, related_name="cover")
    day_class = models.CharField(_("Loại ngày"), max_length=10, choices=CoverClass.choices)
    least = models.PositiveSmallIntegerField(_("Ít nhất"))
    wanted = models.PositiveSmallIntegerField(_("Mong muốn"))
    most = models.PositiveSmallIntegerField(_("Nhiều nhất"))

    class Meta:
        verbose_name = _("Số người trực")
        verbose_name_plural = _("Số người trực")
        ordering = ("shift", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("shift", "day_class"), name="shift_cover_once_per_kind_of_day"
            ),
            models.CheckConstraint(
                name="shift_cover_rises_from_least_to_most",
                condition=Q(least__lte=F("wanted"), wanted__lte=F("most"), most__gte=1),
            ),
        )

    def __str__(self) -> str:
        return f"{self.shift} {self.day_class}: {self.least}-{self.most}"
