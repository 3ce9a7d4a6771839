"""Somebody calls people to the office, and what each of them answered."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from calls.enums import DayHalves, SummonsAnswer
from units.models import Agency, Staff, Unit


class Summons(models.Model):
    """People are to be at the office by `present_by`, and to answer before `answer_by`; who has
    not by then is telephoned.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="summonses")
    day = models.DateField(_("Ngày"))
    morning = models.BooleanField(_("Sáng"))
    afternoon = models.BooleanField(_("Chiều"))
    present_by = models.TimeField(_("Có mặt trước"))
    reason = models.CharField(_("Việc"), max_length=300)
    place = models.CharField(_("Địa điểm"), max_length=200, blank=True)
    answer_by = models.DateTimeField(_("Trả lời trước"))
    warnings = models.TextField(blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    called_at = models.DateTimeField()
    off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    off_at = models.DateTimeField(null=True, blank=True)
    off_reason = models.CharField(_("Lý do hủy"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Triệu tập")
        verbose_name_plural = _("Triệu tập")
        ordering = ("-day", "-pk")
        constraints = (
            models.CheckConstraint(
                name="summons_takes_half_a_day_at_least",
                condition=Q(morning=True) | Q(afternoon=True),
            ),
            models.CheckConstraint(
                name="summons_called_off_says_by_whom_and_why",
                condition=Q(off_at__isnull=True, off_by__isnull=True, off_reason="")
                | Q(off_at__isnull=False, off_by__isnull=False) & ~Q(off_reason=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.reason}, {self.day:%d/%m/%Y}"

    @property
    def halves(self) -> DayHalves:
        return DayHalves.of(self.morning, self.afternoon)

    @property
    def is_off(self) -> bool:
        return self.off_at is not None


class SummonedPerson(models.Model):
    """One of those called. `unit` is theirs on the day; `called_as` for what the week counts them
    once they come; `answered_by` differs from the person where somebody asked by telephone.
    """

    summons = models.ForeignKey(Summons, on_delete=models.CASCADE, related_name="people")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="summonses")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    called_as = models.SlugField(max_length=40)
    answer = models.CharField(
        _("Trả lời"), max_length=10, choices=SummonsAnswer.choices, blank=True
    )
    why_unable = models.CharField(_("Lý do không đến được"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    came = models.TimeField(_("Có mặt lúc"), null=True, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("Người được triệu tập")
        verbose_name_plural = _("Người được triệu tập")
        ordering = ("summons", "staff__sort_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("summons", "staff"), name="summoned_person_once"),
            models.CheckConstraint(
                name="summoned_person_answer_has_its_moment",
                condition=Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | Q(~Q(answer=""), answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="summoned_person_unable_says_why",
                condition=Q(~Q(answer=SummonsAnswer.UNABLE), why_unable="")
                | Q(answer=SummonsAnswer.UNABLE) & ~Q(why_unable=""),
            ),
            models.CheckConstraint(
                name="summoned_person_came_is_marked_by_somebody",
                condition=Q(came__isnull=True, marked_by__isnull=True)
                | Q(came__isnull=False, marked_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("staff", "answer"), name="summoned_person_by_staff"),)

    by_gate: time | None = None
    """When the gate recorded them, as whoever lists them has asked."""
    undeclared: tuple[str, ...] = ()
    """What they have not declared before they come, as whoever lists them has asked."""

    def __str__(self) -> str:
        return f"{self.staff}, {self.summons}"

    @property
    def is_expected(self) -> bool:
        """They were called and may still come."""
        return not self.summons.is_off and self.came is None and self.answer != SummonsAnswer.UNABLE
