"""Editions of a directive: what it orders in one period, in which phases, until what happens,
with which pauses.
"""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.enums import EditionState
from directives.models.directive import Directive

PREPARED = [EditionState.DRAFT, EditionState.PROPOSED]
SIGNED = [EditionState.IN_FORCE, EditionState.ENDED, EditionState.WITHDRAWN, EditionState.UNDO]


class Edition(models.Model):
    """What a directive orders in one period: [effective_from, effective_to). An edition in force is
    never edited.

    `brought_by` is the other document that made this edition (an extension by reference);
    `review_on` the day on which somebody looks whether an open-ended order is still needed.
    `ended_by` is the edition that cut this one short (its successor, a repeal, an undo),
    `meant_until` when it would have ended otherwise. An undo names in `undoes` what it takes back,
    and in `reason` why.
    """

    directive = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField(_("Lần"), default=1)
    state = models.CharField(
        _("Trạng thái"), max_length=20, choices=EditionState.choices, default=EditionState.DRAFT
    )
    effective_from = models.DateTimeField(_("Có hiệu lực từ"), null=True, blank=True)
    effective_to = models.DateTimeField(_("Đến trước"), null=True, blank=True)
    review_on = models.DateField(_("Ngày xem xét lại"), null=True, blank=True)
    brought_by = models.ForeignKey(
        Directive, on_delete=models.SET_NULL, null=True, blank=True, related_name="editions_brought"
    )
    ended_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="ended_editions"
    )
    meant_until = models.DateTimeField(null=True, blank=True)
    undoes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    put_in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    put_in_force_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Bản của văn bản")
        verbose_name_plural = _("Bản của văn bản")
        ordering = ("directive", "number")
        constraints = (
            models.UniqueConstraint(fields=("directive", "number"), name="edition_numbered_once"),
            models.UniqueConstraint(
                fields=("directive",),
                condition=Q(state__in=PREPARED),
                name="edition_one_draft_at_a_time",
            ),
            models.CheckConstraint(
                name="edition_ends_after_it_begins",
                condition=Q(effective_to__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(effective_to__gt=F("effective_from")),
            ),
            models.CheckConstraint(
                name="edition_in_force_is_signed_and_dated",
                condition=~Q(state__in=SIGNED)
                | Q(
                    effective_from__isnull=False,
                    put_in_force_at__isnull=False,
                    put_in_force_by__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="edition_proposed_is_dated",
                condition=~Q(state=EditionState.PROPOSED) | Q(effective_from__isnull=False),
            ),
            models.CheckConstraint(
                name="edition_undo_says_what_and_why",
                condition=Q(~Q(reason=""), state=EditionState.UNDO, undoes__isnull=False)
                | Q(~Q(state=EditionState.UNDO), undoes=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.directive} ({self.number})"

    @property
    def is_draft(self) -> bool:
        return self.state == EditionState.DRAFT

    @property
    def starts(self) -> datetime:
        """When it begins to hold; asked only of an edition that came into force, which the
        database lets have no blank there.
        """
        assert self.effective_from is not None
        return self.effective_from

    @property
    def signed(self) -> tuple[datetime, int]:
        """Tells which of two editions came into force later: of two in the same moment, that
        with the higher number.
        """
        assert (
            self.put_in_force_at is not None
        )  # what came into force says when, or the database refuses it
        return self.put_in_force_at, self.number

    def holds_at(self, moment: datetime) -> bool:
        return self.starts <= moment and (self.effective_to is None or moment < self.effective_to)

    def suspension_at(self, moment: datetime) -> "Suspension | None":
        """The pause that covers this moment; reads all pauses of the edition, so that a list may
        fetch them beforehand.
        """
        return next((pause for pause in self.suspensions.all() if pause.covers(moment)), None)


class Phase(models.Model):
    """A stage of an edition with its own period inside the edition's: [begins, ends). Clauses
    may hold in one phase only.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="phases")
    number = models.PositiveSmallIntegerField(_("Giai đoạn"), default=1)
    name = models.CharField(_("Tên giai đoạn"), max_length=120, blank=True)
    begins = models.DateTimeField(_("Bắt đầu"))
    ends = models.DateTimeField(_("Kết thúc trước"), null=True, blank=True)

    class Meta:
        verbose_name = _("Giai đoạn")
        verbose_name_plural = _("Giai đoạn")
        ordering = ("edition", "number")
        constraints = (
            models.UniqueConstraint(fields=("edition", "number"), name="phase_numbered_once"),
            models.CheckConstraint(
                name="phase_ends_after_it_begins",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("begins")),
            ),
        )

    def __str__(self) -> str:
        return self.name or _("Giai đoạn %(number)s") % {"number": self.number}

    def covers(self, moment: datetime) -> bool:
        return self.begins <= moment and (self.ends is None or moment < self.ends)


class EndCondition(models.Model):
    """Something that ends an edition when it happens: the first of several does. `other` ends it
    by ending itself.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="end_conditions")
    words = models.CharField(_("Điều kiện kết thúc"), max_length=300, blank=True)
    other = models.ForeignKey(
        Directive, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    happened_at = models.DateTimeField(_("Xảy ra lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("Điều kiện kết thúc")
        verbose_name_plural = _("Điều kiện kết thúc")
        ordering = ("edition", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("edition",),
                condition=Q(happened_at__isnull=False),
                name="end_condition_one_happens",
            ),
            models.CheckConstraint(
                name="end_condition_says_something", condition=~Q(words="") | Q(other__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.words or str(self.other)


class Suspension(models.Model):
    """A pause in which an edition in force orders nothing: [begins, ends), `ends` None until
    somebody lets it go on.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="suspensions")
    begins = models.DateTimeField(_("Tạm dừng từ"))
    ends = models.DateTimeField(_("đến trước"), null=True, blank=True)
    brought_by = models.ForeignKey(
        Directive, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("Căn cứ"), max_length=300, blank=True)
    suspended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    suspended_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Tạm dừng")
        verbose_name_plural = _("Tạm dừng")
        ordering = ("edition", "begins")
        constraints = (
            models.UniqueConstraint(
                fields=("edition",),
                condition=Q(ends__isnull=True),
                name="suspension_one_open_per_edition",
            ),
            models.CheckConstraint(
                name="suspension_ends_after_it_begins",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("begins")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.edition}: {self.begins:%d/%m/%Y}"

    def covers(self, moment: datetime) -> bool:
        return self.begins <= moment and (self.ends is None or moment < self.ends)
