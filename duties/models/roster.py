"""A roster of duty: who has which shift on which day of a period, and how it was edited."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from duties.enums import DutyPeriod, DutyStepKind, TurnState
from duties.models.posts import DutyPost, DutyShift
from units.models import Agency, Staff, Unit
from weeks.enums import RosterState
from weeks.models import LIVING, FiledRoster, life_constraints

PERIOD = ("agency", Coalesce("unit", 0), "first", "last")


class DutyRoster(FiledRoster):
    """The duty of some posts, all the agency's or all of one unit, from `first` to `last`.

    The posts are those it was opened with: of two rosters that share a day none shares a post.
    `planned` keeps a proposal of the planner until it is applied or dropped. `due_at`: by when it
    is to be sent, where somebody said so; else it is due when the week of its first day is.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duty_rosters")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="duty_rosters"
    )
    period = models.CharField(_("Kỳ trực"), max_length=6, choices=DutyPeriod.choices)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"))
    title = models.CharField(_("Tên lịch trực"), max_length=120, blank=True)
    posts = models.ManyToManyField(DutyPost, related_name="rosters")
    planned = models.JSONField(default=dict, blank=True)
    due_at = models.DateTimeField(_("Hạn trình"), null=True, blank=True)

    class Meta:
        verbose_name = _("Lịch trực cơ quan")
        verbose_name_plural = _("Lịch trực cơ quan")
        ordering = ("-first", "unit__order", "pk")
        constraints = (
            models.UniqueConstraint(
                *PERIOD, "revision", name="duty_roster_once_per_period_revision"
            ),
            models.UniqueConstraint(
                *PERIOD, condition=Q(state__in=LIVING), name="duty_roster_one_living_per_period"
            ),
            models.UniqueConstraint(
                *PERIOD,
                condition=Q(state=RosterState.PUBLISHED),
                name="duty_roster_one_published_per_period",
            ),
            models.CheckConstraint(
                name="duty_roster_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            *life_constraints("duty_roster"),
        )

    def __str__(self) -> str:
        return self.title or f"{self.first:%d/%m}-{self.last:%d/%m/%Y}"


class DutyTurn(models.Model):
    """One person in one shift; `day` is the day on which the shift begins. `planned_for` had the
    turn before somebody else took it. A pinned turn is not the planner's to move.
    """

    roster = models.ForeignKey(DutyRoster, on_delete=models.CASCADE, related_name="turns")
    shift = models.ForeignKey(DutyShift, on_delete=models.PROTECT, related_name="turns")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="duty_turns")
    day = models.DateField(_("Ngày"))
    state = models.CharField(
        _("Tình trạng"), max_length=12, choices=TurnState.choices, default=TurnState.PLANNED
    )
    planned_for = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_pinned = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField()
    reason = models.CharField(_("Lý do"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Phân công trực")
        verbose_name_plural = _("Phân công trực")
        ordering = ("roster", "day", "shift", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("roster", "shift", "day", "staff"), name="duty_turn_once_per_person"
            ),
            models.CheckConstraint(
                name="duty_turn_taken_over_from_somebody_else",
                condition=Q(planned_for__isnull=True) | ~Q(planned_for=F("staff")),
            ),
        )
        indexes = (models.Index(fields=("staff", "day"), name="duty_turn_by_person_day"),)

    def __str__(self) -> str:
        return f"{self.staff}, {self.shift}, {self.day:%d/%m/%Y}"


class DutyStep(models.Model):
    """One step of editing a roster of duty: the turns it took out and those it put in, each as
    [shift, day, person, pinned]. `version` is the one the roster had when the step was done, or
    last taken back or done again.
    """

    roster = models.ForeignKey(DutyRoster, on_delete=models.CASCADE, related_name="steps")
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=DutyStepKind.choices, default=DutyStepKind.SET)
    taken = models.JSONField(default=list)
    given = models.JSONField(default=list)
    is_undone = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Bước sửa lịch trực")
        verbose_name_plural = _("Bước sửa lịch trực")
        ordering = ("roster", "pk")

    def __str__(self) -> str:
        return f"{self.roster} {self.kind} {self.version}"
