"""The words of duty: what a post is for, on what kind of day, and who may have it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from planning.duty.day import DayClass
from planning.vocabulary import DAY_CLASSES, DUTY_POSTS
from units.words import in_reader_language


def _post(code: str) -> tuple[str, str]:
    return code, in_reader_language(DUTY_POSTS[code])


def _day(kind: DayClass) -> tuple[str, str]:
    return kind.value, in_reader_language(DAY_CLASSES[kind.value])


class PostKind(models.TextChoices):
    """What rules call a post, whatever name the agency gives it: the rows of
    planning.vocabulary.DUTY_POSTS.
    """

    LEADER = _post("leader")
    OFFICER = _post("officer")
    RECORDS = _post("records")
    ONE_STOP = _post("one-stop")
    TECHNICAL = _post("technical")
    DRIVER = _post("driver")
    GUARD = _post("guard")
    FIRE_WATCH = _post("fire-watch")
    HOTLINE = _post("hotline")
    DISASTER = _post("disaster")
    OTHER = _post("other")


class CoverClass(models.TextChoices):
    """The kinds of day that a shift is covered on, by the words of an office."""

    WORKING = _day(DayClass.WORKING)
    REST = _day(DayClass.REST)
    HOLIDAY = _day(DayClass.HOLIDAY)
    TET = _day(DayClass.TET)


class QualifiedBy(models.TextChoices):
    """What makes somebody fit for a post."""

    RANK = "rank", _("Cấp")
    ROLE = "role", _("Nhiệm vụ")
    TAG = "tag", _("Điều kiện cá nhân")
    PERSON = "person", _("Đích danh")


class DutyPeriod(models.TextChoices):
    """What a roster of duty spans."""

    WEEK = "week", _("Tuần")
    MONTH = "month", _("Tháng")
    FREE = "free", _("Từ ngày đến ngày")


class TurnState(models.TextChoices):
    """What became of a turn since it was planned."""

    PLANNED = "planned", _("Theo lịch")
    SWAPPED = "swapped", _("Đã đổi")
    TAKEN_OVER = "taken-over", _("Trực thay")
    HANDED_OVER = "handed-over", _("Đã bàn giao")
    ABSENT = "absent", _("Vắng")


class DutyStepKind(models.TextChoices):
    """How turns came to change."""

    SET = "set-turns", _("Phân công trực")
    PLANNED = "plan-turns", _("Lập tự động")
    COPIED = "copy-turns", _("Sao chép kỳ trước")
    ROTATED = "rotate-turns", _("Xoay vòng theo danh sách")
    IMPORTED = "import-turns", _("Nhập từ tệp")


class SwapKind(models.TextChoices):
    """What is asked of a colleague."""

    SWAP = "swap", _("Đổi ca")
    TAKE = "take", _("Trực thay")


class HandoverState(models.TextChoices):
    """What who takes a shift over said to it."""

    WAITING = "waiting", _("Chờ nhận")
    ACCEPTED = "accepted", _("Đã nhận")
    REMARKED = "remarked", _("Có kiến nghị")
