"""The month of duty as a table: thousands of cells a page, put together here, not in templates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags.pieces import icon
from duties.enums import TurnState
from duties.values.bands import (
    DutyBand,
    DutyCell,
    ShiftRow,
    TurnChip,
    TurnSums,
)
from duties.values.cells import LookedInto
from duties.values.roster_page import (
    DutyPage,
    FairGroup,
    FairRow,
    PersonDay,
    PersonLine,
    SwapMark,
)
from units.words import day_month

register = template.Library()


@dataclass(frozen=True, slots=True)
class GridLinks:
    """Where cells lead to: `begin` is all of the address before the cell itself (empty: nowhere);
    the cell that is looked into; each turn `leads_to_turns`, its own page, where it only stands;
    the requests to change a turn, by its cell and person.
    """

    begin: str
    place: str
    leads_to_turns: bool
    swaps: Mapping[tuple[str, int], SwapMark]

    def swap_in(self, place: str, people: Iterable[int]) -> SwapMark | None:
        return next((self.swaps[place, one] for one in people if (place, one) in self.swaps), None)


OUTSIDE = mark_safe('<td class="outside"></td>')  # plain markup


@register.simple_tag(takes_context=True)
def shift_rows(context: Context, band: DutyBand) -> SafeString:
    """`{% shift_rows band %}`: a row a shift of the week; a cell opens where the reader may change
    it.
    """
    links = _links(context)
    return _joined(_shift_row(row, links) for row in band.rows)


@register.simple_tag(takes_context=True)
def person_days(context: Context, line: PersonLine) -> SafeString:
    """`{% person_days line %}`: a cell a day."""
    links = _links(context)
    return _joined(_person_day(one, line.staff_id, links) for one in line.days)


@register.simple_tag
def fair_rows(group: FairGroup) -> SafeString:
    """`{% fair_rows group %}`: a row a person, with the year's turns as a bar too."""
    return _joined(_fair_row(row, group.most) for row in group.rows)


def _links(context: Context) -> GridLinks:
    page: DutyPage = context["page"]
    swaps = {(one.place, one.staff_id): one for one in page.swaps}
    if not context["may_open"]:
        return GridLinks("", "", leads_to_turns=page.leads_to_turns, swaps=swaps)
    cell: LookedInto = context["cell"]
    asked = {"view": "people"} if context["by_people"] else {}
    if cell.move:
        asked["hold"] = cell.move.held
    place = cell.move.place if cell.move else cell.opened.cell.place if cell.opened else ""
    begin = f"{context['address']}?{urlencode({**asked, 'cell': ''})}"
    return GridLinks(begin, place, leads_to_turns=False, swaps=swaps)


def _joined(parts: Iterator[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308  # each of them is escaped


def _shift_row(row: ShiftRow, links: GridLinks) -> SafeString:
    cells = _joined(_cell(cell, row, links) if cell else OUTSIDE for cell in row.cells)
    return format_html(
        '<tr><th scope="row" class="name"><span class="name-in"><span>{}</span></span>'
        '<small class="num">{}</small></th>{}</tr>',
        f"{row.post}, {row.shift}" if row.shift else row.post,
        row.hours,
        cells,
    )


def _cell(cell: DutyCell, row: ShiftRow, links: GridLinks) -> SafeString:
    looks = ["day", cell.head.look, "night" if row.has_bars else ""]
    looks.append("bad-day" if cell.is_bad else "")
    looks.append("is-open" if cell.place == links.place else "")
    swap = (
        links.swap_in(cell.place, (chip.staff_id for chip in cell.chips)) if links.swaps else None
    )
    looks.append("offered" if swap else "")
    return format_html(
        '<td class="{}">{}{}</td>',
        " ".join(filter(None, looks)),
        _inside(cell, row, links),
        _flags(cell, swap),
    )


def _inside(cell: DutyCell, row: ShiftRow, links: GridLinks) -> SafeString:
    if not cell.is_held and not cell.chips:
        return _not_held(_("Không cần trực"))
    if links.begin:
        return format_html(
            '<a class="{}" id="{}" href="{}{}#cell" draggable="false">{}{}'
            '<span class="visually-hidden">, {}, {}</span></a>',
            _shape(cell, row),
            cell.anchor,
            links.begin,
            cell.place,
            _joined(_turn(cell.place, chip.staff_id, chip.name) for chip in cell.chips),
            _lack(cell),
            row.post,
            day_month(cell.head.day),
        )
    if cell.chips:
        hint = f", {row.post}, {day_month(cell.head.day)}" if links.leads_to_turns else ""
        told = _joined(_told(chip, hint) for chip in cell.chips)
        return format_html('<span class="{}">{}</span>', _shape(cell, row), told)
    if cell.missing:
        return format_html('<span class="gap">{}</span>', _missing(cell.missing))
    return mark_safe('<span class="none">–</span>')  # plain markup


def _turn(place: str, staff_id: int, name: str) -> SafeString:
    """Somebody's turn, to be dragged elsewhere."""
    return format_html('<span draggable="true" data-turn="{}:{}">{}</span>', place, staff_id, name)


def _shape(cell: DutyCell, row: ShiftRow) -> str:
    if not cell.chips:
        return "gap"
    if not row.has_bars:
        return "person"
    return "shift to-next" if cell.head.day.weekday() == 6 else "shift"


def _lack(cell: DutyCell) -> str:
    if cell.missing:
        return format_html("<span>{}</span>", _missing(cell.missing))
    return "" if cell.chips else mark_safe("<span>+</span>")  # plain markup


def _missing(number: int) -> str:
    return _("thiếu %(n)s") % {"n": number}


def _told(chip: TurnChip, hint: str) -> SafeString:
    """Somebody in a cell that is only looked at: what a proposal changes, and who had it before;
    with a `hint` of post and day the name leads to the turn.
    """
    name: Any = conditional_escape(chip.name)
    if hint:
        name = format_html(
            '<a class="turn" href="{}">{}<span class="visually-hidden">{}</span></a>',
            reverse("duties:turn", args=[chip.turn_id]),
            name,
            hint,
        )
    if chip.is_gone or chip.is_given:
        name = format_html("<{0}>{1}</{0}>", "del" if chip.is_gone else "ins", name)
    absent = f" ({TurnState.ABSENT.label})" if chip.state is TurnState.ABSENT else ""
    was = _("thay %(name)s") % {"name": chip.was} if chip.was else ""
    return format_html(
        "<span>{}{}</span>{}",
        name,
        absent,
        format_html('<span class="was">{}</span>', was) if was else "",
    )


def _flags(cell: DutyCell, swap: SwapMark | None) -> SafeString:
    """One sign a cell: that it is asked for, else that it is pinned, else that it is warned of."""
    if swap:
        return _asked(swap)
    if cell.chips and cell.chips[0].is_pinned:
        return icon("pin", "flag pin", _("Đã ghim"))
    if cell.chips and cell.is_warned:
        return icon("warn", "flag i-warn", _("Có cảnh báo"))
    return mark_safe("")


def _asked(swap: SwapMark) -> SafeString:
    said = f"{_('Đang nhờ đổi')}: {swap.state.label.lower()}"
    if not swap.leads:
        return icon("swap", "flag", said)
    return format_html(
        '<a class="flag-link" href="{}" title="{}">{}</a>',
        reverse("duties:swap", args=[swap.id]),
        said,
        icon("swap", "flag", said),
    )


@lru_cache(maxsize=4)
def _not_held(said: str) -> SafeString:
    return format_html(
        '<span class="none"><span class="visually-hidden">{}</span>'
        '<span aria-hidden="true">·</span></span>',
        said,
    )


def _person_day(one: PersonDay, staff_id: int, links: GridLinks) -> SafeString:
    if not one.shifts:
        return _blank(one.head.look, one.away)
    places = [(f"{shift_id}:{day.isoformat()}", short) for (shift_id, day), short in one.shifts]
    swaps = (links.swap_in(place, (staff_id,)) for place, _short in places)
    swap = next(filter(None, swaps), None)
    look = f"{one.head.look} offered".strip() if swap else one.head.look
    mark = _asked(swap) if swap else ""
    if not links.begin:
        return format_html('<td class="{}">{}{}</td>', look, "".join(w for _, w in places), mark)
    said = format_html_join(
        "",
        '<a href="{}{}#cell" draggable="false">{}</a>',
        ((links.begin, place, _turn(place, staff_id, short)) for place, short in places),
    )
    return format_html('<td class="{}">{}{}</td>', look, said, mark)


@lru_cache(maxsize=64)  # most days of most people
def _blank(look: str, away: str) -> SafeString:
    if away:
        return format_html(
            '<td class="{} away"><abbr title="{}">{}</abbr></td>', look, away, away[:1]
        )
    return format_html('<td class="{}"></td>', look)


def _fair_row(row: FairRow, most: int) -> SafeString:
    return format_html(
        '<tr{}><th scope="row"><b>{}</b><small>{}</small></th>{}<td class="y"><span class="yb">'
        '<b>{}</b><svg class="bar" viewBox="0 0 {} 1" preserveAspectRatio="none"'
        ' aria-hidden="true"><rect class="track" width="{}" height="1" /><rect class="tr"'
        ' width="{}" height="1" /></svg></span></td>{}</tr>',
        "" if row.now.all else mark_safe(' class="zero"'),
        row.name,
        row.unit,
        format_html("<td>{}</td>{}", row.now.all, _kinds(row.now)),
        row.year.all,
        most,
        most,
        row.year.all,
        _kinds(row.year),
    )


def _kinds(sums: TurnSums) -> SafeString:
    return format_html("<td>{}</td><td>{}</td><td>{}</td>", sums.weekend, sums.holiday, sums.night)
