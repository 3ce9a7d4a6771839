"""One unit's week: who is at the office, remote, on duty or away, and where the roster stands on
its way to publication.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.models import Edition
from planning.time import Week
from units.models import Agency, Staff, Unit
from weeks.enums import Mode, RosterState

EDITABLE = (RosterState.DRAFT, RosterState.RETURNED)
LIVING = [RosterState.DRAFT, RosterState.SUBMITTED, RosterState.RETURNED, RosterState.APPROVED]
SHOWN = [RosterState.APPROVED, RosterState.PUBLISHED]
DECIDED = [RosterState.APPROVED, RosterState.PUBLISHED, RosterState.SUPERSEDED]


class WeeklyRoster(models.Model):
    """The roster of `unit` for the week that begins on `monday`.

    `revision` counts the published versions of the week (1, then amendments); `version` rises with
    every write, cells included, and `content` is the hash of the cells: both together are what a
    person has seen. `unit_revision` and `rules_revision` are those of the unit and the agency when
    people and rules were last looked at: where they differ, the roster is stale. `planned` keeps a
    proposal of the planner until it is applied or dropped. `submitted_for`, `approved_for` and
    `published_for`: in whose place, by delegation, whoever signed did so (None: in their own).
    """

    recorded_as = "rosters.WeeklyRoster"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rosters")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rosters")
    monday = models.DateField(_("Tuần từ ngày"))
    revision = models.PositiveSmallIntegerField(_("Điều chỉnh lần"), default=1)
    state = models.CharField(
        _("Trạng thái"), max_length=12, choices=RosterState.choices, default=RosterState.DRAFT
    )
    version = models.PositiveIntegerField(_("Phiên bản"), default=1)
    content = models.CharField(max_length=64, blank=True)
    unit_revision = models.PositiveIntegerField(default=0)
    rules_revision = models.PositiveIntegerField(default=0)
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
    planned = models.JSONField(default=dict, blank=True)
    editions = models.ManyToManyField(Edition, through="RosterEdition", related_name="rosters")

    class Meta:
        db_table = "rosters_weeklyroster"
        verbose_name = _("Lịch phân công làm việc tuần")
        verbose_name_plural = _("Lịch phân công làm việc tuần")
        ordering = ("-monday", "unit", "-revision")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "monday", "revision"), name="roster_once_per_unit_week_revision"
            ),
            models.UniqueConstraint(
                fields=("unit", "monday"),
                condition=Q(state__in=LIVING),
                name="roster_one_living_per_unit_week",
            ),
            models.UniqueConstraint(
                fields=("unit", "monday"),
                condition=Q(state=RosterState.PUBLISHED),
                name="roster_one_published_per_unit_week",
            ),
            models.CheckConstraint(
                name="roster_week_begins_on_monday", condition=Q(monday__iso_week_day=1)
            ),
            models.CheckConstraint(
                name="roster_submitted_has_its_sender",
                condition=~Q(state__in=[RosterState.SUBMITTED, *DECIDED])
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="roster_approved_has_signature",
                condition=Q(state__in=DECIDED, approved_by__isnull=False, approved_at__isnull=False)
                | Q(~Q(state__in=DECIDED), approved_by=None, approved_at=None),
            ),
            models.CheckConstraint(
                name="roster_approved_for_somebody_by_somebody_else",
                condition=Q(approved_for__isnull=True)
                | Q(approved_by__isnull=False) & ~Q(approved_by=F("approved_for")),
            ),
            models.CheckConstraint(
                name="roster_approver_is_not_its_sender",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("submitted_by")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.monday:%d/%m/%Y}"

    @property
    def week(self) -> Week:
        return Week.of(self.monday)


class Entry(models.Model):
    """Where one person works on one day; the halves differ only when the day is split.

    `is_pinned` marks a cell the planner may not move, `is_given` one that came from an absence.
    """

    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE, related_name="entries")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="entries")
    day = models.DateField(_("Ngày"))
    morning = models.CharField(_("Sáng"), max_length=2, choices=Mode.choices)
    afternoon = models.CharField(_("Chiều"), max_length=2, choices=Mode.choices)
    reason = models.SlugField(_("Lý do"), max_length=40, blank=True)
    reason_text = models.CharField(_("Lý do khác"), max_length=200, blank=True)
    is_pinned = models.BooleanField(default=False)
    is_given = models.BooleanField(default=False)

    class Meta:
        db_table = "rosters_entry"
        verbose_name = _("Phân công")
        verbose_name_plural = _("Phân công")
        ordering = ("roster", "day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("roster", "staff", "day"), name="entry_once_per_person_day"
            ),
        )
        indexes = (models.Index(fields=("staff", "day"), name="entry_by_person_day"),)

    def __str__(self) -> str:
        return f"{self.staff} {self.day:%d/%m}: {self.morning}/{self.afternoon}"


class RosterEdition(models.Model):
    """The edition of a directive a roster was judged under when it was submitted: what it is
    pinned to.
    """

    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT)

    class Meta:
        db_table = "rosters_rosteredition"
        constraints = (
            models.UniqueConstraint(fields=("roster", "edition"), name="roster_edition_once"),
        )

    def __str__(self) -> str:
        return f"{self.roster_id} {self.edition_id}"
