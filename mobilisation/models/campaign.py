"""For what people are mobilised, in which teams, and who can do what."""

from datetime import date, time

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.models import Directive
from mobilisation.enums import ReportWeekday
from units.models import Agency, Staff


class MobilisationPolicy(models.Model):
    """How long an agency keeps the people from outside on record after a campaign has ended."""

    agency = models.OneToOneField(
        Agency, on_delete=models.CASCADE, related_name="mobilisation_policy"
    )
    keep_days = models.PositiveSmallIntegerField(_("Giữ thông tin người ngoài cơ quan (ngày)"))

    class Meta:
        verbose_name = _("Cách giữ thông tin huy động")
        verbose_name_plural = _("Cách giữ thông tin huy động")

    def __str__(self) -> str:
        return f"{self.agency}"


class WorkSkill(models.Model):
    """What a team may need: somebody has it by a role, sector or condition (`tags`, codes of
    planning.vocabulary), or because it was put down of them (SkillHolder).
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="work_skills")
    name = models.CharField(_("Kỹ năng"), max_length=80)
    name_key = models.CharField(max_length=80, editable=False)
    tags = models.JSONField(_("Có sẵn ở người"), default=list, blank=True)

    class Meta:
        verbose_name = _("Kỹ năng")
        verbose_name_plural = _("Kỹ năng")
        ordering = ("name_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agency", "name_key"), name="work_skill_once"),
        )

    def __str__(self) -> str:
        return self.name


class SkillHolder(models.Model):
    """Somebody of the staff who can do it."""

    skill = models.ForeignKey(WorkSkill, on_delete=models.CASCADE, related_name="holders")
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="work_skills")

    class Meta:
        verbose_name = _("Người có kỹ năng")
        verbose_name_plural = _("Người có kỹ năng")
        constraints = (
            models.UniqueConstraint(fields=("skill", "staff"), name="skill_holder_once"),
        )

    def __str__(self) -> str:
        return f"{self.skill}: {self.staff}"


class TaskCampaign(models.Model):
    """From `first` to `last`, both inclusive (None: until further notice), by a decision whose
    number and day are `decision`. `body_email` is told the figures by the week: on `report_day`
    (None: not at all) at `report_at`.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(_("Tên đợt"), max_length=160)
    purpose = models.CharField(_("Mục đích"), max_length=300, blank=True)
    decision = models.CharField(_("Căn cứ (số, ngày văn bản)"), max_length=200, blank=True)
    directive = models.ForeignKey(
        Directive, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    body_name = models.CharField(_("Cơ quan điều phối"), max_length=160, blank=True)
    body_email = models.EmailField(_("Hộp thư nhận báo cáo"), blank=True)
    report_day = models.PositiveSmallIntegerField(
        _("Báo cáo hằng tuần vào"), choices=ReportWeekday.choices, null=True, blank=True
    )
    report_at = models.TimeField(_("Lúc"), default=time(15))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField()
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Đợt huy động")
        verbose_name_plural = _("Đợt huy động")
        ordering = ("agency", "-first", "-pk")
        constraints = (
            models.CheckConstraint(
                name="campaign_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.CheckConstraint(
                name="campaign_reports_to_an_address",
                condition=Q(report_day__isnull=True) | ~Q(body_email=""),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def is_over(self, on: date) -> bool:
        return self.last is not None and self.last < on


class CampaignTeam(models.Model):
    """A team of a campaign; its leader may be anybody on the staff."""

    campaign = models.ForeignKey(TaskCampaign, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(_("Tên đội"), max_length=120)
    task = models.CharField(_("Nhiệm vụ"), max_length=300, blank=True)
    place = models.CharField(_("Địa điểm"), max_length=200, blank=True)
    leader = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="led_teams"
    )

    class Meta:
        verbose_name = _("Đội công tác")
        verbose_name_plural = _("Đội công tác")
        ordering = ("campaign", "pk")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "name"), name="team_once_in_campaign"),
        )

    def __str__(self) -> str:
        return self.name


class TeamNeed(models.Model):
    """How many a team needs who can do `skill` (None: whoever)."""

    team = models.ForeignKey(CampaignTeam, on_delete=models.CASCADE, related_name="needs")
    skill = models.ForeignKey(
        WorkSkill, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    count = models.PositiveSmallIntegerField(_("Số người cần"))

    class Meta:
        verbose_name = _("Số người cần")
        verbose_name_plural = _("Số người cần")
        ordering = ("team", "pk")
        constraints = (
            models.UniqueConstraint(fields=("team", "skill"), name="team_need_once"),
            models.UniqueConstraint(
                fields=("team",), condition=Q(skill__isnull=True), name="team_need_of_whoever_once"
            ),
            models.CheckConstraint(name="team_need_is_somebody", condition=Q(count__gt=0)),
        )

    def __str__(self) -> str:
        return f"{self.team}: {self.count}"
