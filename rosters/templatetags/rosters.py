"""Small questions of the roster pages that a template cannot ask by itself."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Protocol

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.templatetags.pieces import mode
from directives.models import Directive
from planning.modes import MODES
from planning.precedence import Why
from planning.time import Half
from rosters.values import BoardRow, Copied, GridCell, WhySkipped
from rosters.values.after import ProposedChange, WeekAfter
from rosters.values.impact import ImpactFinding, Source
from rosters.values.selection import ListSelection
from units.words import WITHIN_A_SENTENCE, day, deadline, weekday_short
from weeks.enums import Mode
from weeks.values.verdict import FindingPlace, VerdictGroup

register = template.Library()

SKIPPED: dict[WhySkipped, Promise] = {
    WhySkipped.ON_LEAVE: gettext_lazy("bỏ qua: đang nghỉ hoặc đi công tác"),
    WhySkipped.PINNED: gettext_lazy("giữ nguyên: ô đã ghim"),
    WhySkipped.FILLED: gettext_lazy("giữ nguyên: ô đã xếp"),
    WhySkipped.WAS_AWAY: gettext_lazy("bỏ qua: lịch cũ hôm đó nghỉ hoặc đi công tác"),
    WhySkipped.NEW_HERE: gettext_lazy("bỏ qua: chưa có trong lịch cũ"),
    WhySkipped.OVER_CAP: gettext_lazy("vượt mức cho phép, chuyển sang làm việc tại nhà"),
    WhySkipped.NOT_ALLOWED: gettext_lazy("không được đến cơ quan, chuyển sang làm việc tại nhà"),
    WhySkipped.MUST_COME: gettext_lazy("giữ nguyên: quy định phải có mặt tại cơ quan"),
    WhySkipped.DAY_OFF: gettext_lazy("bỏ qua: lịch cũ hôm đó là ngày nghỉ"),
    WhySkipped.ON_DUTY: gettext_lazy("giữ nguyên: trực theo lịch trực"),
    WhySkipped.WAS_ON_DUTY: gettext_lazy("bỏ qua: lịch cũ hôm đó trực theo lịch trực"),
    WhySkipped.SWAPPED: gettext_lazy("giữ nguyên: đã đổi ngày với đồng nghiệp"),
    WhySkipped.CALLED: gettext_lazy("giữ nguyên: đến cơ quan theo đề nghị hoặc triệu tập"),
}
WHY_GIVEN_WAY: dict[Why, Promise] = {
    Why.NEWER: gettext_lazy("nhường quy định ban hành sau"),
    Why.SPECIAL: gettext_lazy("nhường quy định riêng"),
    Why.AMENDED: gettext_lazy("được sửa đổi, thay thế"),
    Why.EXEMPT: gettext_lazy("có đối tượng được miễn"),
    Why.EXCEPTED: gettext_lazy("có ngoại lệ bằng văn bản"),
}


class Halves(Protocol):
    """Whatever has a morning and an afternoon."""

    @property
    def morning(self) -> Mode: ...

    @property
    def afternoon(self) -> Mode: ...

    @property
    def is_split(self) -> bool: ...


@register.filter
def why_given_way(why: Why) -> Promise | str:
    return WHY_GIVEN_WAY.get(why, why)


@register.filter
def letters(mode: Mode) -> str:
    """The letters of a mode as they stand in the grid and on paper."""
    return MODES[mode].letters


@register.simple_tag
def modes(cell: Halves, more: str = "") -> SafeString:
    """What one cell holds: the chip of its mode, or the morning's and the afternoon's."""
    if cell.is_split:
        halves = (mode(half, half.label) for half in (cell.morning, cell.afternoon))
        return format_html('<span class="halves">{}{}</span>', *halves)
    return mode(cell.morning, cell.morning.label, more)


@register.simple_tag
def change_of(after: WeekAfter, cell: GridCell) -> ProposedChange | None:
    """What a proposal makes of this cell, or None where it leaves it."""
    return after.cells.get((cell.staff_id, cell.day))


@register.simple_tag
def acts_in(selection: ListSelection, row: BoardRow) -> tuple[str, ...]:
    """Which acts on all that is chosen would take this row."""
    return selection.acts(row)


@register.simple_tag
def why_skipped(why: WhySkipped) -> Promise:
    """What became of a cell, behind how many: "3 bỏ qua: đang nghỉ hoặc đi công tác"."""
    return SKIPPED[why]


@register.simple_tag
def copied_said(copied: Copied) -> str:
    """42 ô đã lấy, 5 ô không lấy"""
    taken = ngettext("%(n)s ô đã lấy", "%(n)s ô đã lấy", copied.copied) % {"n": copied.copied}
    if not copied.skipped:
        return taken
    left = len(copied.skipped)
    return taken + ngettext(", %(n)s ô không lấy", ", %(n)s ô không lấy", left) % {"n": left}


@register.filter
def last_moment(value: datetime) -> str:
    """16h00 thứ Sáu, 27/11/2026; a deadline at midnight is the end of the day before: hết ngày
    thứ Sáu, 27/11/2026.
    """
    local = localtime(value)
    if local.time() != time(0):
        return deadline(value)
    before = local - timedelta(minutes=1)
    return _("hết ngày %(weekday)s, %(day)s") % {
        "weekday": WITHIN_A_SENTENCE[before.weekday()],
        "day": day(before),
    }


@register.filter
def occasions(finding: ImpactFinding) -> str:
    """T2-T4, T6, chiều T5; where a week as a whole is meant: cả tuần."""
    halves = {Half.MORNING: _("sáng %(day)s"), Half.AFTERNOON: _("chiều %(day)s")}
    told = {one.day for one in finding.occurrences if one.day and not one.half}
    parts = [short_days(sorted(told))] if told else []
    parts += [
        halves[one.half] % {"day": weekday_short(one.day)}
        for one in finding.occurrences
        if one.day and one.half
    ]
    parts += [_("cả tuần") for one in finding.occurrences if one.day is None]
    return ", ".join(dict.fromkeys(parts))


@register.filter
def place_name(place: FindingPlace) -> str:
    """T2; sáng T2; An, T2: the day of one finding, and whom it is about."""
    halves = {Half.MORNING: _("sáng %(day)s"), Half.AFTERNOON: _("chiều %(day)s")}
    short = weekday_short(place.day)
    day = halves[place.half] % {"day": short} if place.half else short
    return f"{place.name}, {day}" if place.name else day


@register.filter
def mend_label(group: VerdictGroup) -> str:
    """Sửa cả 5 ngày; Sửa 4 trong 5 ngày: what one press does."""
    assert group.mended is not None
    number, mended = len(group.verdicts), group.mended.occasions
    if number == 1:
        return _("Sửa giúp")
    told = {"n": mended, "all": number}
    if group.is_wholly_mended:
        return (_("Sửa cả %(all)s ngày") if group.by_days else _("Sửa cả %(all)s lượt")) % told
    return (
        _("Sửa %(n)s trong %(all)s ngày") if group.by_days else _("Sửa %(n)s trong %(all)s lượt")
    ) % told


@register.filter
def short_days(days: Sequence[date]) -> str:
    """T2-T4, T6: days of one week in their order, three and more in a row as a span."""
    runs: list[list[date]] = []
    for one in days:
        if runs and one - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(one)
        else:
            runs.append([one])
    spans = (
        [f"{weekday_short(run[0])}-{weekday_short(run[-1])}"]
        if len(run) > 2
        else map(weekday_short, run)
        for run in runs
    )
    return ", ".join(chain.from_iterable(spans))


@register.filter
def cited(source: Source, directive: Directive | None = None) -> str:
    """Khoản 1 where the reader looks at that very document, else with its number."""
    return (
        source.item
        if directive and source.item and source.document == str(directive)
        else str(source)
    )


@register.filter
def lateness(late: timedelta) -> str:
    """48 phút; 2 giờ 05 phút"""
    minutes = int(late.total_seconds()) // 60
    if minutes < 60:
        return _("%(minutes)s phút") % {"minutes": minutes}
    return _("%(hours)s giờ %(minutes)s phút") % {
        "hours": minutes // 60,
        "minutes": f"{minutes % 60:02}",
    }
