"""Rates of support with their decisions, and proposals with what was counted for them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.models import Directive
from support.enums import SupportPer, SupportRank, SupportState
from units.models import Agency, Staff

FROZEN = (SupportState.PROPOSED, SupportState.APPROVED, SupportState.SUPERSEDED)
OPEN_STATES = (SupportState.DRAFT, SupportState.RETURNED)


class SupportRate(models.Model):
    """`amount` đồng per day, half-day or month for people of a `rank` (empty: everybody), by a
    `decision`, from `first` to `last` inclusive (None: until further notice). What a proposal that
    was sent counted by is not altered: another row takes its place (`replaced_by`).
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="support_rates")
    rank = models.CharField(
        _("Đối tượng"), max_length=10, choices=SupportRank.choices, blank=True, default=""
    )
    per = models.CharField(_("Tính theo"), max_length=10, choices=SupportPer.choices)
    amount = models.PositiveIntegerField(_("Mức chi (đồng)"))
    decision = models.CharField(_("Căn cứ"), max_length=120)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces"
    )

    class Meta:
        verbose_name = _("Mức chi hỗ trợ")
        verbose_name_plural = _("Mức chi hỗ trợ")
        ordering = ("agency", "-first", "rank", "pk")
        constraints = (
            models.CheckConstraint(
                name="support_rate_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.CheckConstraint(name="support_rate_pays", condition=Q(amount__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.decision}: {self.amount}"


class SupportProposal(models.Model):
    """What is to be paid for a period, both ends inclusive. While it is open it is counted when
    somebody looks; once proposed, `rows` lists values.SupportRow as it stood and `content` is the
    hash of it. `revision` 2 and later take the place of an approved one when they are approved.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="support_proposals")
    directive = models.ForeignKey(
        Directive, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"))
    revision = models.PositiveSmallIntegerField(default=1)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    state = models.CharField(
        max_length=12, choices=SupportState.choices, default=SupportState.DRAFT
    )
    version = models.PositiveIntegerField(default=1)
    rows = models.JSONField(default=list)
    content = models.CharField(max_length=64, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    return_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("Đề xuất chi hỗ trợ")
        verbose_name_plural = _("Đề xuất chi hỗ trợ")
        ordering = ("agency", "-first", "-revision", "-pk")
        constraints = (
            models.CheckConstraint(
                name="support_period_is_in_order", condition=Q(last__gte=F("first"))
            ),
            models.CheckConstraint(
                name="support_frozen_has_its_content",
                condition=Q(state__in=FROZEN, proposed_by__isnull=False) & ~Q(content="")
                | Q(state__in=OPEN_STATES),
            ),
            models.CheckConstraint(
                name="support_approved_by_another",
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
            ),
            models.UniqueConstraint(
                fields=("replaces",),
                condition=Q(state__in=[*OPEN_STATES, SupportState.PROPOSED]),
                name="support_one_successor_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.first:%d/%m/%Y}-{self.last:%d/%m/%Y}"


class SupportException(models.Model):
    """Somebody who is not entitled in one proposal, and why."""

    proposal = models.ForeignKey(
        SupportProposal, on_delete=models.CASCADE, related_name="exceptions"
    )
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("Lý do"), max_length=200)

    class Meta:
        verbose_name = _("Người không thuộc diện hỗ trợ")
        verbose_name_plural = _("Người không thuộc diện hỗ trợ")
        constraints = (
            models.UniqueConstraint(fields=("proposal", "staff"), name="support_exception_once"),
        )

    def __str__(self) -> str:
        return f"{self.staff}: {self.reason}"
