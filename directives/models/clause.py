"""The sentences of an edition, and the written exceptions from them."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.enums import Binding, ExceptionEffect, IssuerLevel
from directives.models.edition import Edition, Phase
from units.models import Agency, Unit


class Clause(models.Model):
    """One sentence of a directive: a template of planning.clauses.templates (`kind`) with its
    blanks filled (`params`).

    Which units it speaks of: `traits`, `without` (codes of planning.vocabulary or a territory),
    `min_size`, `office_zones` and `alert_levels` of the zone the office lies in. Which people:
    those whose home lies in `home_zones`. Empty means all. `root` is the clause of the first
    edition that this one continues, `replaces` the clause of another document that it takes the
    place of, `excepted_by` the levels that may except from it besides its issuer and those above.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField(default=0)
    item = models.CharField(_("Điều, khoản"), max_length=60, blank=True)
    kind = models.CharField(_("Loại quy định"), max_length=60)
    params = models.JSONField(default=dict, blank=True)
    binding = models.CharField(
        _("Mức độ"), max_length=10, choices=Binding.choices, default=Binding.ORDER
    )
    traits = models.JSONField(_("Chỉ áp dụng cho"), default=list, blank=True)
    without = models.JSONField(_("Không áp dụng cho"), default=list, blank=True)
    office_zones = models.JSONField(_("Trụ sở tại địa bàn"), default=list, blank=True)
    alert_levels = models.JSONField(_("Cấp độ của địa bàn"), default=list, blank=True)
    home_zones = models.JSONField(_("Người cư trú tại"), default=list, blank=True)
    min_size = models.PositiveSmallIntegerField(_("Đơn vị từ (người)"), default=0)
    quote = models.TextField(_("Trích văn bản"), blank=True)
    comment = models.TextField(_("Ghi chú nội bộ"), blank=True)
    phase = models.ForeignKey(
        Phase, on_delete=models.SET_NULL, null=True, blank=True, related_name="clauses"
    )
    root = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="continued_by"
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    excepted_by = models.JSONField(_("Cấp được cho ngoại lệ"), default=list, blank=True)

    class Meta:
        verbose_name = _("Quy định")
        verbose_name_plural = _("Quy định")
        ordering = ("edition", "order", "pk")

    def __str__(self) -> str:
        return f"{self.item} {self.kind}".strip()

    @property
    def line_id(self) -> int:
        """What stays the same through all editions of the document."""
        return self.root_id or self.pk


class WrittenException(models.Model):
    """Leave to depart from one clause, given in writing: for a unit (None: all it speaks of), in
    [begins, ends).

    `clause` is the clause of the first edition, so that an extension does not lose the exception.
    Either another amount takes the place of the clause's (`num`/`den` or `n`), or the clause does
    not bind.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="written_exceptions")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="exceptions")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="written_exceptions"
    )
    number = models.CharField(_("Số văn bản cho phép"), max_length=60)
    issuer = models.CharField(_("Cơ quan cho phép"), max_length=200)
    issuer_level = models.CharField(_("Cấp cho phép"), max_length=20, choices=IssuerLevel.choices)
    issued_on = models.DateField(_("Ngày văn bản"), null=True, blank=True)
    begins = models.DateTimeField(_("Từ"))
    ends = models.DateTimeField(_("đến trước"), null=True, blank=True)
    effect = models.CharField(
        _("Nội dung cho phép"),
        max_length=10,
        choices=ExceptionEffect.choices,
        default=ExceptionEffect.AMOUNT,
    )
    num = models.PositiveIntegerField(null=True, blank=True)
    den = models.PositiveIntegerField(null=True, blank=True)
    n = models.PositiveIntegerField(_("Số người"), null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoke_reason = models.CharField(_("Lý do thu hồi"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Ngoại lệ bằng văn bản")
        verbose_name_plural = _("Ngoại lệ bằng văn bản")
        ordering = ("agency", "-begins", "-pk")
        constraints = (
            models.CheckConstraint(
                name="exception_names_its_document", condition=~Q(number="") & ~Q(issuer="")
            ),
            models.CheckConstraint(
                name="exception_ends_after_it_begins",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("begins")),
            ),
            models.CheckConstraint(
                name="exception_says_one_amount",
                condition=Q(effect=ExceptionEffect.EXEMPT, num=None, den=None, n=None)
                | Q(effect=ExceptionEffect.AMOUNT, n__isnull=False, num=None, den=None)
                | Q(effect=ExceptionEffect.AMOUNT, n=None, num__isnull=False, den__gt=0),
            ),
        )

    def __str__(self) -> str:
        return self.number

    def holds_at(self, moment: datetime) -> bool:
        """A revoked exception held until it was taken back."""
        ends = min((end for end in (self.ends, self.revoked_at) if end), default=None)
        return self.begins <= moment and (ends is None or moment < ends)
