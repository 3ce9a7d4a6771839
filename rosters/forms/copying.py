"""What somebody chooses when an earlier week or a kept pattern is taken into this one."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from planning.time import Week
from rosters.values import CopyMode, CopyOffer, CopyWish, Rotation
from units.numbers import number_in
from units.words import week, week_span

PATTERN = "pattern-"
MODES = (
    (CopyMode.MERGE, _("Sửa cả ô đã xếp, giữ nguyên ô đã ghim")),
    (CopyMode.EMPTY, _("Chỉ điền các ô còn như lúc mở lịch")),
    (CopyMode.REPLACE, _("Thay tất cả, cả ô đã ghim")),
)
ROTATIONS = (
    (Rotation.NONE, _("Ai đứng chỗ nấy")),
    (Rotation.PERSON, _("Xoay theo người: mỗi người lấy lịch của người đứng trên")),
    (Rotation.DAY, _("Xoay theo ngày: lịch thứ Hai sang thứ Ba, thứ Sáu về thứ Hai")),
)


class CopyForm(forms.Form):
    """Which week, what may be written over, and whether it moves on; what fits most weeks is chosen
    already.
    """

    source = forms.ChoiceField(label=_("Lấy từ"))
    over = forms.ChoiceField(
        label=_("Ghi vào"), choices=MODES, initial=CopyMode.MERGE, widget=forms.RadioSelect
    )
    rotation = forms.ChoiceField(
        label=_("Xoay vòng"),
        choices=ROTATIONS,
        initial=Rotation.NONE,
        widget=forms.RadioSelect,
        help_text=_("Chỉ xoay giữa những người cùng nhiệm vụ; lãnh đạo xoay với lãnh đạo."),
    )

    def __init__(self, offer: CopyOffer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        source: Any = self.fields["source"]
        weeks = [(str(one.monday), _source_said(one.monday, one.state)) for one in offer.sources]
        kept = [(f"{PATTERN}{one.id}", one.name) for one in offer.patterns]
        groups = [(_("Tuần trước đây"), weeks), (_("Lịch mẫu của đơn vị"), kept)]
        source.choices = [group for group in groups if group[1]] if kept else weeks


def _source_said(monday: date, state: str) -> str:
    """Tuần 48 (23/11 - 29/11/2026), Đã công bố"""
    return f"{week(Week.of(monday))} ({week_span(Week.of(monday))}), {state}"


def wish_in(posted: QueryDict) -> CopyWish:
    """What was chosen; a press without choices wishes for the week before. Raises
    SuspiciousOperation for what no page offers.
    """
    if "source" not in posted:
        return CopyWish()
    source = str(posted["source"])
    try:
        return CopyWish(
            monday=None if source.startswith(PATTERN) else date.fromisoformat(source),
            pattern_id=number_in(source.removeprefix(PATTERN)),
            mode=CopyMode(posted.get("over", CopyMode.MERGE)),
            rotation=Rotation(posted.get("rotation", Rotation.NONE)),
        )
    except ValueError as error:
        raise SuspiciousOperation("a wish that no page offers") from error
