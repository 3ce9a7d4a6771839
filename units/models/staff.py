"""The people of an agency: who they are, which post they hold where, when they are away."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planning.people import Rank
from units.enums import AbsenceKind
from units.folding import fold_code
from units.models.agency import Agency, Unit
from units.models.folded import FoldedField


class Staff(models.Model):
    """A person of the agency. `sort_key` orders Vietnamese names by given name, `search_text` is
    folded for search.

    The home is kept only as precisely as rules need it: the ward or commune.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="staff")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="staff",
    )
    code = models.CharField(_("Mã cán bộ"), max_length=20)
    code_key = FoldedField(source="code", fold=fold_code)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    short_name = models.CharField(_("Tên gọi"), max_length=60, blank=True)
    sort_key = models.CharField(max_length=300, editable=False)
    search_text = models.CharField(max_length=400, editable=False)
    email = models.EmailField(_("Thư điện tử công vụ"), blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=20, blank=True)
    home_zone = models.CharField(_("Nơi ở hiện tại (xã, phường)"), max_length=100, blank=True)
    room = models.CharField(_("Phòng làm việc số"), max_length=40, blank=True)
    is_active = models.BooleanField(_("Đang công tác"), default=True)

    class Meta:
        verbose_name = _("Cán bộ")
        verbose_name_plural = _("Cán bộ")
        ordering = ("agency", "sort_key", "pk")
        constraints = (
            models.UniqueConstraint(fields=("agency", "code"), name="staff_code_once_in_agency"),
            models.UniqueConstraint(
                fields=("agency", "code_key"), name="staff_code_in_one_spelling"
            ),
        )

    def __str__(self) -> str:
        return self.full_name


class PastName(models.Model):
    """How somebody was called up to and with the day `until`: past days are read as they were."""

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="past_names")
    until = models.DateField()
    full_name = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("Họ tên trước đây")
        verbose_name_plural = _("Họ tên trước đây")
        ordering = ("staff", "until")
        constraints = (
            models.UniqueConstraint(fields=("staff", "until"), name="past_name_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.full_name} ({self.until:%d/%m/%Y})"


class Position(models.Model):
    """A post held in a unit for a time (`last` None: still held). Exactly one unit is a person's
    home at a time: the one whose roster lists them. `roles` and `standing_reasons` are codes of
    planning.vocabulary.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="positions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(_("Chức vụ"), max_length=120)
    title_short = models.CharField(_("Chức vụ viết tắt"), max_length=20, blank=True)
    rank = models.CharField(
        _("Cấp"),
        max_length=10,
        choices=[(rank.value, rank.value) for rank in Rank],
        default=Rank.STAFF,
    )
    order = models.PositiveSmallIntegerField(_("Thứ tự chức vụ"), default=100)
    roles = models.JSONField(_("Nhiệm vụ"), default=list, blank=True)
    standing_reasons = models.JSONField(
        _("Lý do thường xuyên đến cơ quan"), default=list, blank=True
    )
    is_home = models.BooleanField(_("Đơn vị chính"), default=True)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Chức vụ")
        verbose_name_plural = _("Chức vụ")
        ordering = ("unit", "order", "staff__sort_key", "pk")
        constraints = (
            models.CheckConstraint(
                name="position_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.UniqueConstraint(
                fields=("staff",),
                condition=Q(is_home=True, last__isnull=True),
                name="position_one_open_home_per_person",
            ),
            models.CheckConstraint(
                name="position_rank_is_known", condition=Q(rank__in=[rank.value for rank in Rank])
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff}, {self.title}"


class DaysAway(models.Model):
    """Days on which somebody is or would be away, both ends inclusive: `begins_at_noon` leaves the
    morning of the first to work, `ends_at_noon` the afternoon of the last.
    """

    kind = models.CharField(_("Loại nghỉ"), max_length=20, choices=AbsenceKind.choices)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến ngày"))
    begins_at_noon = models.BooleanField(_("Ngày đầu chỉ nghỉ buổi chiều"), default=False)
    ends_at_noon = models.BooleanField(_("Ngày cuối chỉ nghỉ buổi sáng"), default=False)

    class Meta:
        abstract = True

    def halves_on(self, day: date) -> tuple[bool, bool]:
        """Whether it takes the morning and the afternoon of this day."""
        if not self.first <= day <= self.last:
            return False, False
        starts_late = self.begins_at_noon and day == self.first
        ends_early = self.ends_at_noon and day == self.last
        return not starts_late, not ends_early

    def meets(self, other: "DaysAway") -> bool:
        """Whether both take the same half of a day: two may share a day where one ends at noon and
        the other begins then.
        """
        if self.first > other.last or other.first > self.last:
            return False
        shared = {max(self.first, other.first), min(self.last, other.last)}
        return any(
            mine and theirs
            for day in shared
            for mine, theirs in zip(self.halves_on(day), other.halves_on(day), strict=True)
        )


class Absence(DaysAway):
    """Days on which somebody is away. `note` is restricted: it may speak of health. `reported_at`:
    when they said so themselves, without being asked. `source`: what in another room laid it down,
    and takes it back; `words`: for what, in words that everybody may read.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="absences")
    note = models.CharField(_("Ghi chú (được bảo vệ)"), max_length=300, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=40, blank=True, default="")
    words = models.CharField(_("Về việc"), max_length=300, blank=True, default="")

    class Meta:
        verbose_name = _("Nghỉ, công tác")
        verbose_name_plural = _("Nghỉ, công tác")
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(
                name="absence_ends_after_it_begins", condition=Q(last__gte=F("first"))
            ),
            models.CheckConstraint(
                name="absence_takes_half_a_day_at_least",
                condition=Q(last__gt=F("first")) | Q(begins_at_noon=False) | Q(ends_at_noon=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff}: {self.get_kind_display()} {self.first:%d/%m}-{self.last:%d/%m/%Y}"


class Condition(models.Model):
    """A fact about a person for a time, `last` None: until further notice. `tag` is a code of
    planning.vocabulary, which rules ask for, or one of the agency's own, said by `words`.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="conditions")
    tag = models.SlugField(_("Điều kiện"), max_length=40)
    words = models.CharField(_("Gọi là"), max_length=120, blank=True, default="")
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Điều kiện cá nhân")
        verbose_name_plural = _("Điều kiện cá nhân")
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(
                name="condition_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff}: {self.tag}"


class Departure(models.Model):
    """The last day somebody works here, recorded on that day, later or ahead. `ended` keeps what
    the posts and roles were before, so that it can be taken back (`undone_at`); `returned_on` is
    the first day of who came back. The account closes at `closed_at`, unless another agency needs
    it (`closed_account`).
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="departures")
    last = models.DateField(_("Ngày làm việc cuối cùng"))
    ended = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_account = models.BooleanField(default=False)
    undone_at = models.DateTimeField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("Thôi công tác")
        verbose_name_plural = _("Thôi công tác")
        ordering = ("staff", "-last", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("staff",),
                condition=Q(undone_at__isnull=True, returned_on__isnull=True),
                name="departure_one_in_force_per_person",
            ),
            models.CheckConstraint(
                name="departure_is_followed_by_a_return",
                condition=Q(returned_on__isnull=True) | Q(returned_on__gt=F("last")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff}: {self.last:%d/%m/%Y}"
