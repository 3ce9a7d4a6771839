"""Somebody who was to be at home asks to come for urgent work, and what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from calls.enums import ComingState, DayHalves
from units.models import Agency, Staff, Unit

NUMBERED = (ComingState.APPROVED, ComingState.CANCELLED)


class ComingRequest(models.Model):
    """`unit` is whose head decides. Approved it bears a `number` of its agency and `year`, and is
    counted in the week for `called_as` (a code of planning.vocabulary); `warnings` is what the
    rules said that the head let pass.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="coming_requests")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="coming_requests")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="coming_requests")
    day = models.DateField(_("Ngày"))
    morning = models.BooleanField(_("Sáng"))
    afternoon = models.BooleanField(_("Chiều"))
    reason = models.CharField(_("Lý do"), max_length=300)
    state = models.CharField(
        _("Tình trạng"), max_length=10, choices=ComingState.choices, default=ComingState.WAITING
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    remark = models.CharField(_("Ý kiến"), max_length=300, blank=True)
    warnings = models.TextField(blank=True)
    called_as = models.SlugField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveIntegerField(_("Số"), null=True, blank=True)

    class Meta:
        verbose_name = _("Đề nghị đến cơ quan")
        verbose_name_plural = _("Đề nghị đến cơ quan")
        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "year", "number"), name="coming_request_number_once_a_year"
            ),
            models.UniqueConstraint(
                fields=("staff", "day"),
                condition=Q(state=ComingState.WAITING),
                name="coming_request_one_waiting_per_day",
            ),
            models.CheckConstraint(
                name="coming_request_takes_half_a_day_at_least",
                condition=Q(morning=True) | Q(afternoon=True),
            ),
            models.CheckConstraint(
                name="coming_request_approved_has_its_number",
                condition=Q(state__in=NUMBERED, number__isnull=False, year__isnull=False)
                & ~Q(called_as="")
                | Q(~Q(state__in=NUMBERED), number=None, year=None, called_as=""),
            ),
            models.CheckConstraint(
                name="coming_request_decided_by_somebody",
                condition=Q(
                    state=ComingState.WAITING, decided_by__isnull=True, decided_at__isnull=True
                )
                | Q(
                    ~Q(state=ComingState.WAITING),
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
        )
        indexes = (models.Index(fields=("unit", "state", "day"), name="coming_request_by_unit"),)

    def __str__(self) -> str:
        return f"{self.staff}, {self.day:%d/%m/%Y}"

    @property
    def halves(self) -> DayHalves:
        return DayHalves.of(self.morning, self.afternoon)

    @property
    def is_waiting(self) -> bool:
        return self.state == ComingState.WAITING

    @property
    def is_approved(self) -> bool:
        return self.state == ComingState.APPROVED

    @property
    def is_numbered(self) -> bool:
        return self.state in NUMBERED

    @property
    def printed_number(self) -> str:
        """012/2026"""
        return f"{self.number or 0:03}/{self.year or 0}"
