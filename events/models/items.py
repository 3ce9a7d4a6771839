"""The weekly work calendar: meetings, inspections, receptions and trips, with what rules ask of
them.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planning.people import Rank
from units.models import Agency, Unit


class WorkItem(models.Model):
    """One event of a day. `unit` is who holds it (None: the agency as a whole).

    `kind`, `mode` and `purpose` are codes of planning.vocabulary; `persons` take part in all,
    `online` of them from elsewhere; `consent` is the rank of who agreed to it, with their name in
    `consent_by` (empty: nobody did). A cancelled item stays on record.
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
    chair = models.CharField(_("Chủ trì"), max_length=120, blank=True)
    consent = models.CharField(
        _("Người đồng ý"),
        max_length=10,
        choices=[(rank.value, rank.value) for rank in Rank],
        blank=True,
    )
    consent_by = models.CharField(_("Họ tên người đồng ý"), max_length=120, blank=True)
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
        )
        indexes = (models.Index(fields=("agency", "day"), name="work_item_by_day"),)

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.title}"
