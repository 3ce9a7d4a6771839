"""The words of a week: the states of its roster and the modes of a cell."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from planning.modes import MODES, ModeWords
from units.words import in_reader_language


class RosterState(models.TextChoices):
    DRAFT = "draft", _("Bản nháp")
    SUBMITTED = "submitted", _("Chờ duyệt")
    RETURNED = "returned", pgettext_lazy("state of a roster", "Trả lại")
    APPROVED = "approved", _("Đã duyệt")
    PUBLISHED = "published", _("Đã công bố")
    SUPERSEDED = "superseded", _("Đã thay thế")
    CANCELLED = "cancelled", _("Đã hủy")


def _row(code: str) -> tuple[str, str]:
    return code, in_reader_language(MODES[code].label)


class Mode(models.TextChoices):
    """Where somebody works in half a day, as people say it: the rows of
    planning.modes.MODES by the names that code has for them.
    """

    ON_SITE = _row("cq")
    ON_DUTY = _row("tr")
    LIVE_IN = _row("3t")
    REMOTE = _row("tn")
    MISSION = _row("ct")
    TRAINING = _row("h")
    LEAVE = _row("p")
    SICK = _row("o")
    COMPENSATORY = _row("nb")
    MOBILISED = _row("hd")
    OFF = _row("l")

    @property
    def row(self) -> ModeWords:
        """All that is known of it."""
        return MODES[self.value]

    @property
    def short(self) -> str:
        """What the palette says beside its chip."""
        return in_reader_language(self.row.short) if self.row.short else ""


class Since(models.TextChoices):
    """What became of somebody after the roster was approved."""

    AWAY = "away", _("vắng, mới ghi")
    GONE = "gone", _("không còn ở đơn vị")
    BACK = "back", _("đi làm lại, chưa phân công")
    CAME = "came", _("mới về, chưa phân công")
    ON_DUTY = "on-duty", _("được xếp trực")
    OFF_DUTY = "off-duty", _("thôi trực")
    RESTS = "rests", _("nghỉ sau ca trực đêm")
    CALLED = "called", _("đến cơ quan theo đề nghị hoặc triệu tập")
    NOT_CALLED = "not-called", _("không phải đến cơ quan nữa")
    SWAPPED = "swapped", _("đổi ngày với đồng nghiệp")
    NOT_SWAPPED = "not-swapped", _("thôi đổi ngày")
    LIVES_IN = "lives-in", _("ở lại cơ quan")
    NOT_LIVING_IN = "not-living-in", _("thôi ở lại cơ quan")
