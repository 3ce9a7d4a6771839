"""What is kept of the way of a roster, of a week or of duty, from its draft to its publication."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from weeks.enums import RosterState

EDITABLE = (RosterState.DRAFT, RosterState.RETURNED)
LIVING = [RosterState.DRAFT, RosterState.SUBMITTED, RosterState.RETURNED, RosterState.APPROVED]
SHOWN = [RosterState.APPROVED, RosterState.PUBLISHED]
DECIDED = [RosterState.APPROVED, RosterState.PUBLISHED, RosterState.SUPERSEDED]


class FiledRoster(models.Model):
    """A roster that planning.workflow moves from state to state.

    `revision` counts the published versions of the same period (1, then amendments); `version`
    rises with every write, and `content` is the hash of what is planned: both together are what a
    person has seen. `submitted_for`, `approved_for` and `published_for`: in whose place, by
    delegation, whoever signed did so (None: in their own).
    """

    revision = models.PositiveSmallIntegerField(_("Điều chỉnh lần"), default=1)
    state = models.CharField(
        _("Trạng thái"), max_length=12, choices=RosterState.choices, default=RosterState.DRAFT
    )
    version = models.PositiveIntegerField(_("Phiên bản"), default=1)
    content = models.CharField(max_length=64, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    late_by_seconds = models.PositiveIntegerField(default=0)
    warning_reason = models.TextField(_("Lý do vẫn trình"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(_("Lý do trả lại"), blank=True)
    amend_reason = models.TextField(_("Lý do điều chỉnh"), blank=True)

    class Meta:
        abstract = True

    if TYPE_CHECKING:  # the columns of whose roster it is, which every table names for itself

        @property
        def agency_id(self) -> int: ...

        @property
        def unit_id(self) -> int | None: ...


def life_constraints(table: str) -> tuple[models.CheckConstraint, ...]:
    """What the database refuses of such a roster, by names that begin with `table`: who signed is
    kept with what was signed, and nobody approves what they sent.
    """
    return (
        models.CheckConstraint(
            name=f"{table}_submitted_has_its_sender",
            condition=~Q(state__in=[RosterState.SUBMITTED, *DECIDED])
            | Q(submitted_by__isnull=False, submitted_at__isnull=False),
        ),
        models.CheckConstraint(
            name=f"{table}_approved_has_signature",
            condition=Q(state__in=DECIDED, approved_by__isnull=False, approved_at__isnull=False)
            | Q(~Q(state__in=DECIDED), approved_by=None, approved_at=None),
        ),
        models.CheckConstraint(
            name=f"{table}_approved_for_somebody_by_somebody_else",
            condition=Q(approved_for__isnull=True)
            | Q(approved_by__isnull=False) & ~Q(approved_by=F("approved_for")),
        ),
        models.CheckConstraint(
            name=f"{table}_approver_is_not_its_sender",
            condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("submitted_by")),
        ),
    )
