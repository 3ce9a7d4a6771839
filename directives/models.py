"""Directives as editions of clauses: what was ordered, by whom, from when to when."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.enums import Binding, DocumentKind, EditionState, IssuerLevel
from units.models import Agency


class Directive(models.Model):
    """The document as it is known by number and date; either may still be blank. What it orders stands in its editions."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="directives")
    kind = models.CharField(_("Loại văn bản"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.OFFICIAL_LETTER)
    number = models.CharField(_("Số, ký hiệu văn bản"), max_length=60, blank=True)
    title = models.CharField(_("Trích yếu"), max_length=300)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200)
    issuer_level = models.CharField(_("Cấp ban hành"), max_length=20, choices=IssuerLevel.choices, default=IssuerLevel.PROVINCE)
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    implements = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="implemented_by")
    restarted_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="restarts")
    note = models.TextField(_("Ghi chú"), blank=True)
    is_historical = models.BooleanField(_("Chỉ để tham khảo, dùng làm mẫu"), default=False)

    class Meta:
        verbose_name = _("Văn bản chỉ đạo")
        verbose_name_plural = _("Văn bản chỉ đạo")
        ordering = ("agency", "-issued_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "number", "issuer"), condition=~Q(number=""), name="directive_number_once_per_issuer"
            ),
        )

    def __str__(self) -> str:
        kind = self.get_kind_display()
        if not self.number:
            return _("%(kind)s (chưa có số)") % {"kind": kind}
        return _("%(kind)s số %(number)s") % {"kind": kind, "number": self.number}


class Edition(models.Model):
    """What a directive orders in one period: [effective_from, effective_to). An edition in force is never edited."""

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("Lần"), default=1)
    state = models.CharField(_("Trạng thái"), max_length=20, choices=EditionState.choices, default=EditionState.DRAFT)
    effective_from = models.DateTimeField(_("Có hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateTimeField(_("Đến trước"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    put_in_force_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    put_in_force_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Bản của văn bản")
        verbose_name_plural = _("Bản của văn bản")
        ordering = ("directive", "number")
        constraints = (
            models.UniqueConstraint(fields=("directive", "number"), name="edition_numbered_once"),
            models.UniqueConstraint(fields=("directive",), condition=Q(state=EditionState.DRAFT), name="edition_one_draft_at_a_time"),
            models.CheckConstraint(
                name="edition_ends_after_it_begins",
                condition=Q(effective_to__isnull=True) | Q(effective_from__isnull=True) | Q(effective_to__gt=F("effective_from")),
            ),
            models.CheckConstraint(
                name="edition_in_force_is_signed_and_dated",
                condition=~Q(state__in=[EditionState.IN_FORCE, EditionState.SUSPENDED, EditionState.ENDED, EditionState.WITHDRAWN])
                | Q(effective_from__isnull=False, put_in_force_at__isnull=False, put_in_force_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.directive} ({self.number})"

    @property
    def starts(self) -> datetime:
        """When it begins to hold; asked only of an edition that came into force, which the database lets have no blank there."""
        assert self.effective_from is not None
        return self.effective_from

    def holds_at(self, moment: datetime) -> bool:
        return self.starts <= moment and (self.effective_to is None or moment < self.effective_to)


class Clause(models.Model):
    """One sentence of a directive: a template of planning.rules.templates (`kind`) with its blanks filled (`params`).

    `traits`, `without` and `min_size` say which units it speaks of (codes of planning.vocabulary; empty: all).
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="clauses")
    order = models.PositiveSmallIntegerField(default=0)
    item = models.CharField(_("Điều, khoản"), max_length=60, blank=True)
    kind = models.CharField(_("Loại quy định"), max_length=60)
    params = models.JSONField(default=dict, blank=True)
    binding = models.CharField(_("Mức độ"), max_length=10, choices=Binding.choices, default=Binding.ORDER)
    traits = models.JSONField(_("Chỉ áp dụng cho"), default=list, blank=True)
    without = models.JSONField(_("Không áp dụng cho"), default=list, blank=True)
    min_size = models.PositiveSmallIntegerField(_("Đơn vị từ (người)"), default=0)
    quote = models.TextField(_("Trích văn bản"), blank=True)
    comment = models.TextField(_("Ghi chú nội bộ"), blank=True)

    class Meta:
        verbose_name = _("Quy định")
        verbose_name_plural = _("Quy định")
        ordering = ("edition", "order", "pk")

    def __str__(self) -> str:
        return f"{self.item} {self.kind}".strip()
