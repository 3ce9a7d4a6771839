"""The weekly work calendar: meetings, inspections, receptions and trips, with what rules ask of
them.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.enums import EventStanding
from events.models.resources import AgencyResource
from planning.people import Rank
from units.models import Agency, Unit
from weeks.models import EDITABLE, WeeklyRoster


class WorkItem(models.Model):
    """One event of a day. `unit` is who holds it (None: the agency as a whole).

    `kind`, `mode` and `purpose` are codes of planning.vocabulary; `persons` take part in all,
    `online` of them from elsewhere; `consent` is the rank of who agreed to it, with their name in
    `consent_by` (empty: nobody did). A cancelled item stays on record.

    `chair`, `attending` and `invited` say who as the paper does; whom they name of the agency
    stands in `parts`. `place` is for what is held elsewhere than in a `room` of the agency.

    `filed_with` is the roster it was sent with, as it stands now. `approved_version` is the version
    the Director agreed to: an item of a later version waits for approval anew.
    """

    recorded_as = "rosters.WorkItem"

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="work_items")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="work_items"
    )
    day = models.DateField(_("Ngày"))
    begins = models.TimeField(_("Từ giờ"))
    ends = models.TimeField(_("đến giờ"), null=True, blank=True)
    title = models.CharField(_("Nội dung"), max_length=300)
    kind = models.SlugField(_("Loại việc"), max_length=40)
    mode = models.SlugField(_("Hình thức"), max_length=20, default="in-person")
    purpose = models.SlugField(_("Mục đích"), max_length=40, blank=True)
    persons = models.PositiveSmallIntegerField(_("Số người dự"), default=1)
    online = models.PositiveSmallIntegerField(_("trong đó dự trực tuyến"), default=0)
    place = models.CharField(_("Địa điểm, phòng họp"), max_length=120, blank=True)
    room = models.ForeignKey(
        AgencyResource, on_delete=models.PROTECT, null=True, blank=True, related_name="held_in_it"
    )
    vehicle = models.ForeignKey(
        AgencyResource, on_delete=models.PROTECT, null=True, blank=True, related_name="taken_by"
    )
    chair = models.CharField(_("Chủ trì"), max_length=120, blank=True)
    attending = models.CharField(_("Thành phần"), max_length=600, blank=True)
    invited = models.CharField(_("Mời dự"), max_length=300, blank=True)
    prepared_by = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="prepared_items"
    )
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)
    search_text = models.CharField(max_length=1500, editable=False, blank=True)
    consent = models.CharField(
        _("Người đồng ý"),
        max_length=10,
        choices=[(rank.value, rank.value) for rank in Rank],
        blank=True,
    )
    consent_by = models.CharField(_("Họ tên người đồng ý"), max_length=120, blank=True)
    filed_with = models.ForeignKey(
        WeeklyRoster, on_delete=models.SET_NULL, null=True, blank=True, related_name="work_items"
    )
    approved_version = models.PositiveIntegerField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "rosters_workitem"
        verbose_name = _("Việc trong lịch công tác")
        verbose_name_plural = _("Lịch công tác tuần")
        ordering = ("day", "begins", "pk")
        constraints = (
            models.CheckConstraint(
                name="work_item_ends_after_it_begins",
                condition=Q(ends__isnull=True) | Q(ends__gt=F("begins")),
            ),
            models.CheckConstraint(
                name="work_item_online_is_part_of_all", condition=Q(online__lte=F("persons"))
            ),
            models.CheckConstraint(
                name="work_item_approved_has_its_signature",
                condition=Q(approved_version=None, approved_by=None, approved_at=None)
                | Q(
                    approved_version__lte=F("version"),
                    approved_by__isnull=False,
                    approved_at__isnull=False,
                ),
            ),
        )
        indexes = (models.Index(fields=("agency", "day"), name="work_item_by_day"),)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.title}"

    @property
    def is_approved(self) -> bool:
        return self.approved_version == self.version

    @property
    def standing(self) -> EventStanding:
        if self.cancelled_at is not None:
            return EventStanding.CANCELLED
        if self.is_approved:
            return EventStanding.APPROVED
        is_filed = self.filed_with is not None and self.filed_with.state not in EDITABLE
        return EventStanding.FILED if is_filed else EventStanding.PROPOSED
