"""Who is called to a team: people of the agency, and people from outside it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mobilisation.enums import CallAnswer, CallStanding
from mobilisation.models.campaign import CampaignTeam, TaskCampaign, WorkSkill
from units.models import Staff, Unit

FOREVER = date(9999, 12, 31)


class OutsideHelper(models.Model):
    """Somebody who is not on the staff, with what is needed to reach them and the day they agreed
    that it is kept. Some days after the campaign nothing of it is left but the row.
    """

    campaign = models.ForeignKey(TaskCampaign, on_delete=models.CASCADE, related_name="helpers")
    full_name = models.CharField(_("Họ và tên"), max_length=120, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    organisation = models.CharField(_("Nơi làm việc, tổ chức"), max_length=160, blank=True)
    consented_on = models.DateField(_("Ngày đồng ý cho lưu thông tin"))
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Người ngoài cơ quan")
        verbose_name_plural = _("Người ngoài cơ quan")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="helper_forgotten_wholly",
                condition=Q(forgotten_at__isnull=True) & ~Q(full_name="")
                | Q(forgotten_at__isnull=False, full_name="", phone="", organisation=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk}"


class MobilisedPerson(models.Model):
    """Somebody called to a team from `first` to `last`, both inclusive (None: as long as the
    campaign lasts): one of the staff, then with the `unit` they came from, or a helper.

    `arrived_on`: since when they are there. Who goes earlier has another `last`; who never served
    is called off. `replaces`: whose place they take.
    """

    team = models.ForeignKey(CampaignTeam, on_delete=models.CASCADE, related_name="people")
    staff = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="mobilised"
    )
    helper = models.OneToOneField(
        OutsideHelper, on_delete=models.PROTECT, null=True, blank=True, related_name="call"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    skill = models.ForeignKey(
        WorkSkill, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    called_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=CallAnswer.choices, blank=True)
    why_declined = models.CharField(_("Lý do không nhận"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    arrived_on = models.DateField(_("Có mặt từ ngày"), null=True)
    off_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    end_reason = models.CharField(_("Lý do cho về"), max_length=300, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )

    class Meta:
        verbose_name = _("Người được huy động")
        verbose_name_plural = _("Người được huy động")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="mobilised_is_staff_or_helper",
                condition=Q(staff__isnull=False, helper__isnull=True, unit__isnull=False)
                | Q(staff__isnull=True, helper__isnull=False, unit__isnull=True),
            ),
            models.CheckConstraint(
                name="mobilised_ends_after_beginning",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.CheckConstraint(
                name="mobilised_declines_with_a_reason",
                condition=Q(answer=CallAnswer.DECLINED) & ~Q(why_declined="")
                | ~Q(answer=CallAnswer.DECLINED) & Q(why_declined=""),
            ),
            models.CheckConstraint(
                name="mobilised_there_has_accepted",
                condition=Q(arrived_on__isnull=True)
                | Q(answer=CallAnswer.ACCEPTED, arrived_on__gte=F("first")),
            ),
        )
        indexes = (models.Index(fields=("staff", "first"), name="mobilised_by_person"),)

    def __str__(self) -> str:
        return f"{self.team}: {self.staff or _('người ngoài cơ quan')}"

    @property
    def name(self) -> str:
        """Of somebody who was forgotten nothing is left to say."""
        if self.staff is not None:
            return self.staff.full_name
        return (self.helper.full_name if self.helper else "") or str(_("(đã xóa thông tin)"))

    @property
    def phone(self) -> str:
        person = self.staff or self.helper
        return person.phone if person else ""

    @property
    def until(self) -> date | None:
        """The last day, by the call or by the campaign; None: until further notice."""
        until = min(self.last or FOREVER, self.team.campaign.last or FOREVER)
        return None if until == FOREVER else until

    def standing(self, on: date) -> CallStanding:
        """As it is on record today, for the people of that day."""
        if self.off_at is not None:
            return CallStanding.OFF
        if self.answer == CallAnswer.DECLINED:
            return CallStanding.DECLINED
        is_over = (self.until or FOREVER) < on
        if not self.answer:
            return CallStanding.OFF if is_over else CallStanding.WAITING
        if is_over:
            return CallStanding.HOME
        there = self.arrived_on is not None and self.arrived_on <= on
        return CallStanding.THERE if there else CallStanding.ACCEPTED
