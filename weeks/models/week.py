"""One unit's week: who is at the office, remote, on duty or away, and where the roster stands on
its way to publication.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directives.models import Edition
from planning.time import Week
from units.models import Agency, Staff, Unit
from weeks.enums import Mode, RosterState
from weeks.models.filed import LIVING, FiledRoster, life_constraints


class WeeklyRoster(FiledRoster):
    """The roster of `unit` for the week that begins on `monday`.

    `unit_revision` and `rules_revision` are those of the unit and the agency when people and rules
    were last looked at: where they differ, the roster is stale. `planned` keeps a proposal of the
    planner until it is applied or dropped.
    """

    recorded_as = "rosters.WeeklyRoster"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="rosters")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rosters")
    monday = models.DateField(_("Tuần từ ngày"))
    unit_revision = models.PositiveIntegerField(default=0)
    rules_revision = models.PositiveIntegerField(default=0)
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
            *life_constraints("roster"),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.monday:%d/%m/%Y}"

    @property
    def week(self) -> Week:
        return Week.of(self.monday)


class Entry(models.Model):
    """Where one person works on one day; the halves differ only when the day is split.

    `is_pinned` marks a cell the planner may not move, `is_given` one that came from an absence,
    `is_rostered` one that came from a roster of duty, `is_called` one in which somebody was to be
    at home and comes all the same, `is_swapped` one that was exchanged with a colleague's.
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
    is_rostered = models.BooleanField(default=False)
    is_called = models.BooleanField(default=False)
    is_swapped = models.BooleanField(default=False)

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


class DutyState(models.Model):
    """A half or two of a day in which somebody is at the office whatever their week says; the
    loaded week shows it. By a published roster of duty, or (`is_called`, with a reason) because
    they were called or allowed to come. `source` says what put it there: it takes out what it put
    in. `is_rest`: not at the office, but off for the day after a duty at night. `swapped_to`: the
    day was exchanged with a colleague's, and they are there (at the office or at home) instead; or
    they live in.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="duty_states")
    day = models.DateField(_("Ngày"))
    morning = models.BooleanField(_("Sáng"))
    afternoon = models.BooleanField(_("Chiều"))
    source = models.CharField(max_length=40)
    is_called = models.BooleanField(default=False)
    is_rest = models.BooleanField(default=False)
    swapped_to = models.CharField(max_length=2, choices=Mode.choices, blank=True)
    reason = models.SlugField(_("Lý do"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Trực theo lịch trực")
        verbose_name_plural = _("Trực theo lịch trực")
        ordering = ("day", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("source", "staff", "day"), name="duty_state_once_per_person_day"
            ),
            models.CheckConstraint(
                name="duty_state_takes_half_a_day_at_least",
                condition=Q(morning=True) | Q(afternoon=True),
            ),
            models.CheckConstraint(
                name="duty_state_called_has_its_reason",
                condition=Q(is_called=False, reason="")
                | (Q(is_called=True) & ~Q(reason=""))
                | Q(is_called=False, swapped_to=Mode.ON_SITE),
            ),
        )
        indexes = (models.Index(fields=("staff", "day"), name="duty_state_by_person_day"),)

    def __str__(self) -> str:
        return f"{self.staff} {self.day:%d/%m}"

    @property
    def is_duty(self) -> bool:
        return not (self.is_called or self.is_rest or self.swapped_to)


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
