"""A new roster of duty, and what is posted about the turns of one."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from duties.enums import DutyPeriod
from duties.models import DutyPost
from duties.sheets.sheet import TurnKey
from duties.values.bands import CellPlace
from duties.values.plans import ProposalPart
from duties.values.rosters import RosterPeriod, TurnEdit
from refusals.forms import RefusableForm
from units.forms.fields import DayField
from units.models import Unit

PLACE = re.compile(r"([0-9]{1,9}):([0-9]{4}-[0-9]{2}-[0-9]{2})")
PERSON = re.compile(r"[0-9]{1,9}")
MOST_EDITS = 20


class NewRosterForm(RefusableForm):
    """The period, whose duty it is and of which posts; without any chosen, of all."""

    placed = {"effective_to": "last"}
    period = forms.ChoiceField(label=_("Kỳ trực"), choices=DutyPeriod.choices)
    first = DayField(
        label=_("Từ ngày"), help_text=_("Tuần và tháng: một ngày bất kỳ trong kỳ cũng được.")
    )
    last = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Chỉ cần khi chọn từ ngày đến ngày, ví dụ dịp Tết."),
    )
    title = forms.CharField(
        label=_("Tên lịch trực"),
        max_length=120,
        required=False,
        help_text=_("Có thể để trống, ví dụ: Trực Tết Đinh Mùi."),
    )
    unit = forms.ModelChoiceField(
        label=_("Của"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Toàn cơ quan"),
    )
    posts = forms.ModelMultipleChoiceField(
        label=_("Vị trí trực"),
        queryset=DutyPost.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn vị trí nào thì lịch có mọi vị trí đang dùng."),
    )

    def __init__(
        self,
        *args: Any,
        units: QuerySet[Unit],
        posts: QuerySet[DutyPost],
        may_keep_all: bool,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        unit: Any = self.fields["unit"]
        unit.queryset = units
        if not may_keep_all:
            unit.required, unit.empty_label = True, None
        chosen: Any = self.fields["posts"]
        chosen.queryset = posts

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("period") == DutyPeriod.FREE and not typed.get("last"):
            self.add_error("last", _("Ghi ngày cuối của kỳ."))
        return typed

    def roster_period(self) -> RosterPeriod:
        typed = self.cleaned_data
        match DutyPeriod(typed["period"]):
            case DutyPeriod.WEEK:
                return RosterPeriod.week_of(typed["first"], typed["title"])
            case DutyPeriod.MONTH:
                return RosterPeriod.month_of(typed["first"], typed["title"])
            case kind:
                return RosterPeriod(
                    kind=kind, first=typed["first"], last=typed["last"], title=typed["title"]
                )

    @property
    def unit_id(self) -> int | None:
        unit = self.cleaned_data["unit"]
        return unit.pk if unit else None

    @property
    def post_ids(self) -> list[int] | None:
        return [post.pk for post in self.cleaned_data["posts"]] or None


def place_in(typed: str) -> CellPlace | None:
    """`7:2026-12-05` is shift 7 on that day; None for anything else."""
    found = PLACE.fullmatch(typed)
    if found is None:
        return None
    try:
        return int(found[1]), date.fromisoformat(found[2])
    except ValueError:
        return None


def held_in(typed: str) -> TurnKey | None:
    """`7:2026-12-05:12` is person 12 in shift 7 on that day; None for anything else."""
    where, _colon, who = typed.rpartition(":")
    place = place_in(where)
    return (*place, int(who)) if place and PERSON.fullmatch(who) else None


def edits_in(posted: QueryDict) -> list[TurnEdit]:
    """`place` with `take` and `give`, each the id of a person or nothing; or several as `edit`,
    each of them `TurnEdit.posted`. Raises SuspiciousOperation for what no page of ours sends.
    """
    if "edit" in posted:
        return [_edit(*typed.rsplit(":", 2)) for typed in posted.getlist("edit")[:MOST_EDITS]]
    return [_edit(posted.get("place", ""), posted.get("take", ""), posted.get("give", ""))]


def part_in(posted: QueryDict) -> ProposalPart:
    """The boxes that are ticked: `shift`, `person` (ids) and `place`. Raises SuspiciousOperation
    for what no page of ours sends.
    """
    places = [place_in(typed) for typed in posted.getlist("place")]
    if None in places:
        raise SuspiciousOperation("a change without its place")
    return ProposalPart(
        shifts=frozenset(_ids(posted.getlist("shift"))),
        people=frozenset(_ids(posted.getlist("person"))),
        cells=frozenset(filter(None, places)),
    )


def rotation_in(posted: QueryDict) -> tuple[int, list[int]]:
    """`shift`, and who is in the list in its order: `order-12` is the number of person 12, nothing
    for who is not in it. Raises SuspiciousOperation for what no page of ours sends.
    """
    typed = {name.removeprefix("order-"): posted.get(name, "").strip() for name in posted}
    places = {who: place for who, place in typed.items() if f"order-{who}" in posted and place}
    numbers = _ids(places.values())
    listed = sorted(zip(numbers, _ids(places), strict=True))
    (shift_id,) = _ids([posted.get("shift", "")])
    return shift_id, [staff_id for _number, staff_id in listed]


def _ids(typed: Iterable[str]) -> list[int]:
    wanted = list(typed)
    if not all(map(PERSON.fullmatch, wanted)):
        raise SuspiciousOperation("an id that is none")
    return [int(one) for one in wanted]


def _edit(where: str = "", take: str = "", give: str = "") -> TurnEdit:
    place = place_in(where)
    if place is None:
        raise SuspiciousOperation("a turn without its place")
    return TurnEdit(*place, take=_person(take), give=_person(give))


def _person(typed: str) -> int | None:
    if typed and not PERSON.fullmatch(typed):
        raise SuspiciousOperation("a turn of nobody")
    return int(typed) if typed else None
