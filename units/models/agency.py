"""The agency, its units, its calendar and its deadlines."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from units.enums import DayKind, UnitKind
from units.folding import fold_address, fold_code, fold_name
from units.models.folded import FoldedField


class Agency(models.Model):
    """One agency with its own deadlines. `filing_weekday` counts from Monday as 0; rosters are to
    be approved by `approval_time` of the filing day (None: by its end). `reports_from` is the first
    day the daily list is owed (None: not yet); a list accepted at or after `report_deadline` is
    late. With `provisional_plans` a unit without an approved roster stands in the day as its last
    approved plan has it. At `duty_reminder_at` people hear of their duty of the day after.
    `steps_skipped` are the first steps that were left for later.
    """

    code = models.SlugField(_("Mã cơ quan"), max_length=40, unique=True)
    code_key = FoldedField(source="code", fold=fold_code)
    name = models.CharField(_("Cơ quan"), max_length=200)
    parent_name = models.CharField(_("Cơ quan chủ quản"), max_length=200, blank=True)
    place = models.CharField(_("Địa danh"), max_length=100, blank=True)
    territory = models.SlugField(_("Địa bàn"), max_length=60, blank=True)
    time_zone = models.CharField(_("Múi giờ"), max_length=60, default="Asia/Ho_Chi_Minh")
    filing_weekday = models.PositiveSmallIntegerField(_("Thứ của hạn trình"), default=4)
    filing_time = models.TimeField(_("Giờ của hạn trình"), default=time(16))
    approval_time = models.TimeField(_("Giờ của hạn duyệt"), null=True, blank=True)
    report_send_at = models.TimeField(_("Giờ gửi danh sách"), default=time(7, 30))
    report_deadline = models.TimeField(_("Hạn gửi danh sách"), default=time(8))
    report_every_day = models.BooleanField(_("Gửi cả ngày nghỉ"), default=False)
    reports_from = models.DateField(_("Gửi danh sách từ ngày"), null=True, blank=True)
    day_swaps_approved = models.BooleanField(
        _("Đổi ngày đến cơ quan phải được trưởng đơn vị duyệt"), default=True
    )
    calendar_letters = models.BooleanField(
        _("Gửi thư khi công bố lịch công tác tuần"), default=True
    )
    provisional_plans = models.BooleanField(
        _("Tạm theo lịch tuần trước khi chưa duyệt lịch"), default=True
    )
    duty_reminder_at = models.TimeField(_("Giờ nhắc trực"), default=time(16))
    morning_begins = models.TimeField(_("Sáng từ"), default=time(7, 30))
    morning_ends = models.TimeField(_("Sáng đến"), default=time(11, 30))
    afternoon_begins = models.TimeField(_("Chiều từ"), default=time(13, 30))
    afternoon_ends = models.TimeField(_("Chiều đến"), default=time(17))
    steps_skipped = models.JSONField(default=list, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("Cơ quan")
        verbose_name_plural = _("Cơ quan")
        constraints = (
            models.UniqueConstraint(fields=("code_key",), name="agency_code_in_one_spelling"),
            models.CheckConstraint(
                name="agency_filing_weekday_is_one", condition=models.Q(filing_weekday__lte=6)
            ),
            models.CheckConstraint(
                name="agency_report_leaves_before_deadline",
                condition=models.Q(report_send_at__lt=models.F("report_deadline")),
            ),
            models.CheckConstraint(
                name="agency_approves_after_filing",
                condition=models.Q(approval_time__isnull=True)
                | models.Q(approval_time__gte=models.F("filing_time")),
            ),
            models.CheckConstraint(
                name="agency_working_hours_follow_one_another",
                condition=models.Q(morning_begins__lt=models.F("morning_ends"))
                & models.Q(morning_ends__lte=models.F("afternoon_begins"))
                & models.Q(afternoon_begins__lt=models.F("afternoon_ends")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    """A ward, commune or other area that directives speak of: offices lie in one, people live in
    one (found by its name).
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="zones")
    code = models.SlugField(_("Mã địa bàn"), max_length=60)
    name = models.CharField(_("Tên địa bàn"), max_length=120)
    name_key = FoldedField(source="name", fold=fold_name)

    class Meta:
        verbose_name = _("Địa bàn")
        verbose_name_plural = _("Địa bàn")
        ordering = ("agency", "name")
        constraints = (
            models.UniqueConstraint(fields=("agency", "code"), name="zone_code_once_in_agency"),
            models.UniqueConstraint(fields=("agency", "name"), name="zone_name_once_in_agency"),
            models.UniqueConstraint(
                fields=("agency", "name_key"), name="zone_name_in_one_spelling"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ZoneLevel(models.Model):
    """What was declared of a zone for a time, both ends inclusive (`last` None: until further
    notice): an alert level, a lockdown, a flood. `level` is a code of planning.vocabulary,
    `basis` the notice that says so.
    """

    zone = models.ForeignKey(Zone, on_delete=models.CASCADE, related_name="levels")
    level = models.SlugField(_("Cấp độ, tình trạng"), max_length=40)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    basis = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Cấp độ của địa bàn")
        verbose_name_plural = _("Cấp độ của địa bàn")
        ordering = ("zone", "first", "pk")
        constraints = (
            models.CheckConstraint(
                name="zone_level_ends_after_it_begins",
                condition=models.Q(last__isnull=True) | models.Q(last__gte=models.F("first")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.zone}: {self.level}"


class Unit(models.Model):
    """A unit that files a roster. Its office lies in `zone`; `territory` is the province or city
    whose orders reach it, where that is not the agency's. After `duty_until` no roster of duty has
    any of its people: weeks after it need not ask. `revision` counts up when its weeks of then may
    be stale, `people_revision` also when something about somebody changes who was ever at home in
    it, whatever the days: numbers kept of it are of one such count.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    code = models.SlugField(_("Mã đơn vị"), max_length=40)
    code_key = FoldedField(source="code", fold=fold_code)
    name = models.CharField(_("Phòng, đơn vị"), max_length=200)
    short_name = models.CharField(_("Tên viết tắt"), max_length=60, blank=True)
    kind = models.CharField(
        _("Loại đơn vị"), max_length=20, choices=UnitKind.choices, default=UnitKind.DIVISION
    )
    can_work_remotely = models.BooleanField(_("Làm việc trực tuyến được"), default=True)
    is_suspended = models.BooleanField(_("Tạm dừng hoạt động"), default=False)
    sector = models.SlugField(_("Ngành"), max_length=40, blank=True)
    zone = models.ForeignKey(
        Zone, on_delete=models.SET_NULL, null=True, blank=True, related_name="units"
    )
    territory = models.SlugField(_("Địa bàn hành chính"), max_length=60, blank=True)
    files_roster = models.BooleanField(_("Phải lập lịch"), default=True)
    order = models.PositiveSmallIntegerField(_("Thứ tự"), default=0)
    revision = models.PositiveIntegerField(default=0)
    people_revision = models.PositiveIntegerField(default=0)
    duty_until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("Phòng, đơn vị")
        verbose_name_plural = _("Phòng, đơn vị")
        ordering = ("agency", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agency", "code"), name="unit_code_once_in_agency"),
            models.UniqueConstraint(
                fields=("agency", "code_key"), name="unit_code_in_one_spelling"
            ),
        )

    def __str__(self) -> str:
        return self.name


class PastUnit(models.Model):
    """How a unit was called, and whether it filed, up to and with the day `until`: past days are
    read as they were.
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="past")
    until = models.DateField()
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    files_roster = models.BooleanField()

    class Meta:
        verbose_name = _("Đơn vị trước đây")
        verbose_name_plural = _("Đơn vị trước đây")
        ordering = ("unit", "until")
        constraints = (
            models.UniqueConstraint(fields=("unit", "until"), name="past_unit_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.until:%d/%m/%Y})"


class CalendarDay(models.Model):
    """A date that differs from Monday-to-Friday, with the notice that says so (`basis`)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="calendar_days")
    day = models.DateField(_("Ngày"))
    kind = models.CharField(_("Loại ngày"), max_length=20, choices=DayKind.choices)
    name = models.CharField(_("Tên ngày"), max_length=120, blank=True)
    basis = models.CharField(_("Căn cứ"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Ngày đặc biệt")
        verbose_name_plural = _("Ngày đặc biệt")
        ordering = ("agency", "day")
        constraints = (
            models.UniqueConstraint(fields=("agency", "day"), name="calendar_day_once_in_agency"),
        )

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.get_kind_display()}"


class ReportRecipient(models.Model):
    """A fixed address the daily list is mailed to: the ministry or province office, the Office
    itself.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="report_recipients")
    name = models.CharField(_("Nơi nhận"), max_length=200)
    address = models.EmailField(_("Thư điện tử"))
    address_key = FoldedField(source="address", fold=fold_address)
    is_active = models.BooleanField(_("Đang nhận"), default=True)

    class Meta:
        verbose_name = _("Nơi nhận báo cáo")
        verbose_name_plural = _("Nơi nhận báo cáo")
        ordering = ("agency", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "address"), name="report_recipient_once_in_agency"
            ),
            models.UniqueConstraint(
                fields=("agency", "address_key"), name="report_recipient_in_one_spelling"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>"
