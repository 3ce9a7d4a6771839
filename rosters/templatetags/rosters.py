"""Small questions of the roster pages that a template cannot ask by itself."""

from collections.abc import Mapping
from datetime import date, timedelta

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rosters.values import Difference, GridCell, Skipped, WhySkipped

register = template.Library()

SKIPPED: dict[WhySkipped, Promise] = {
    WhySkipped.ON_LEAVE: gettext_lazy("đang nghỉ hoặc đi công tác"),
    WhySkipped.PINNED: gettext_lazy("ô đã ghim"),
    WhySkipped.NEW_HERE: gettext_lazy("chưa có trong lịch tuần trước"),
    WhySkipped.OVER_CAP: gettext_lazy("vượt mức cho phép, chuyển sang làm việc tại nhà"),
    WhySkipped.DAY_OFF: gettext_lazy("tuần trước là ngày nghỉ"),
}
LEVELS: dict[str, Promise] = {
    "hard": gettext_lazy("Quy định bắt buộc"),
    "soft": gettext_lazy("Chỉ tiêu, khuyến nghị"),
    "reason": gettext_lazy("Lý do đến cơ quan"),
    "cover": gettext_lazy("Người trực cần có"),
    "pinned": gettext_lazy("Ô đã ghim, ngày đã xin"),
    "turns": gettext_lazy("Chia đều lượt"),
    "wishes": gettext_lazy("Nguyện vọng"),
    "near": gettext_lazy("Gần với lịch hiện có"),
    "tidy": gettext_lazy("Ít đổi chỗ"),
}


@register.simple_tag
def planned_cell(planned: Mapping[tuple[int, date], Difference], cell: GridCell) -> Difference | None:
    """What a proposal would make of this cell, or None where it leaves it."""
    return planned.get((cell.staff_id, cell.day))


@register.simple_tag
def why_skipped(skipped: Skipped) -> Promise:
    return SKIPPED[skipped.why]


@register.simple_tag
def level_name(level: str) -> Promise | str:
    return LEVELS.get(level, level)


@register.filter
def lateness(late: timedelta) -> str:
    """48 phút; 2 giờ 05 phút"""
    minutes = int(late.total_seconds()) // 60
    if minutes < 60:
        return _("%(minutes)s phút") % {"minutes": minutes}
    return _("%(hours)s giờ %(minutes)s phút") % {"hours": minutes // 60, "minutes": f"{minutes % 60:02}"}
