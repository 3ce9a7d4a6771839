"""The rows and cells of the week's grid. They are drawn here, not by templates: a unit of sixty has
three hundred cells, and a template for each took most of the time of the page.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.templatetags.pieces import icon
from planning.modes import MODES
from rosters.templatetags.rosters import modes
from rosters.values import GridCell, GridRow
from units.words import long_day, reader_language
from weeks.enums import Mode

register = template.Library()
NO_MARKS = SafeString()


class HalfModes(NamedTuple):
    """What the halves of a day are, of whoever's day."""

    morning: Mode
    afternoon: Mode

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon


@register.simple_tag
def grid_row(row: GridRow, *, editable: bool, week: str = "") -> SafeString:
    """`{% grid_row row editable=is_editable week=week_url %}`: one person's week, as `grid_cells`
    draws its days.
    """
    return _drawn_row(row, reader_language(), editable=editable, week=week)


@lru_cache(maxsize=4096)  # a row is drawn from nothing but these, and most stay as they are
def _drawn_row(row: GridRow, language: str, *, editable: bool, week: str) -> SafeString:
    """Said in `language`, which is the reader's."""
    star = icon("star", "lead-mark", _("lãnh đạo đơn vị")) if row.leads else ""
    title = f"<abbr{_title(row.title)}>{escape(row.title_short)}</abbr>" if row.title_short else ""
    drawn = (
        f'<tr data-row id="row-{row.staff_id}" data-mark="{row.mark}">'
        f'<th scope="row" class="name" data-person="{row.staff_id}"><span class="name-in">'
        f"<span>{escape(row.name)}</span>{star}{title}</span></th>"
        f"{grid_cells(row, editable=editable, week=week)}"
        f'<td class="sum">{row.on_site_days}</td></tr>\n'
    )
    return mark_safe(drawn)  # noqa: S308  # what people wrote is escaped where it is put in


@register.simple_tag
def grid_cells(row: GridRow, *, editable: bool, week: str = "") -> SafeString:
    """`{% grid_cells row editable=grid.can_edit week=week_url %}`: one person's days.

    Args:
        row: whose.
        editable: whether the reader changes cells; one that may be changed is a button, so that
            it can be pressed without a script.
        week: the address of the week, below which every other cell is looked at closely.
    """
    name, language = escape(row.name), reader_language()
    drawn = "".join(
        _drawn(
            cell,
            _button(name, cell, language)
            if editable and not cell.is_given
            else _link(cell, week, language),
            is_locked=cell.is_given or not editable,
        )
        for cell in row.cells
    )
    return mark_safe(drawn)  # noqa: S308  # what people wrote is escaped where it is put in


@register.simple_tag
def cell_marks(cell: GridCell) -> SafeString:
    """What stands in the corner of a cell: a warning, a pin, or that it was changed."""
    if not (
        cell.is_warned or cell.is_pinned or cell.open_comments or cell.since or cell.is_changed
    ):
        return NO_MARKS
    marks = ""
    if cell.is_warned:
        marks = icon("warn", "flag i-warn", _("Có cảnh báo"))
    elif cell.is_pinned:
        marks = icon("pin", "flag pin", _("Đã ghim"))
    if cell.open_comments:
        marks += icon("talk", "talk-flag", _("Có góp ý"))
    if cell.away_words:
        marks += f'<span class="visually-hidden">, {escape(cell.away_words)}</span>'
    if cell.since:
        marks += f'<span class="visually-hidden">, {escape(cell.since_told)}</span>'
    if cell.is_changed:
        marks += f'<span class="visually-hidden">{escape(_(", mới sửa"))}</span>'
    return mark_safe(marks)  # noqa: S308  # as above


def _drawn(cell: GridCell, content: str, *, is_locked: bool) -> str:
    looks = "day"
    for look, holds in (
        ("bad-day", cell.is_bad),
        ("off-day", cell.is_off_day),
        ("changed", cell.is_changed),
        ("since", cell.since),
    ):
        looks += f" {look}" if holds else ""
    return (
        f'<td role="gridcell" class="{looks}"{_title(_told(cell))}'
        f' data-cell="{cell.key}" data-mode="{cell.morning}" data-looks="{cell.looks}"'
        f'{" data-locked" if is_locked else ""} tabindex="-1">{content}{cell_marks(cell)}</td>'
    )


def _told(cell: GridCell) -> str:
    """What became of the person, and for what they are away."""
    return ". ".join(filter(None, (cell.since_told if cell.since else "", cell.away_words)))


def _button(name: str, cell: GridCell, language: str) -> str:
    """Pressing it sets the mode that is chosen in the palette. It is called
    "Vân, Thứ Hai, 30/11/2026: CQ / TN, Làm việc tại cơ quan / Làm việc trực tuyến tại nhà".
    """
    return (
        f'<button type="submit" class="cell" name="cell" value="{cell.key}"'
        f' aria-label="{name}, {_day(cell.day, language)}: {_held(cell.looks, language)}"'
        f"{_title(cell.reason_text or cell.reason_label)}>"
        f"{_chips(cell.morning, cell.afternoon, language)}</button>"
    )


def _link(cell: GridCell, week: str, language: str) -> str:
    """Pressing it shows the cell closely."""
    chips = _chips(cell.morning, cell.afternoon, language)
    return f'<a class="cell" href="{week}{cell.address}">{chips}</a>' if week else chips


def _title(text: str) -> str:
    return f' title="{escape(text)}"' if text else ""


@lru_cache(maxsize=256)  # every row of a page asks for the same few days
def _day(day: date, language: str) -> str:
    """Said in `language`, which is the reader's."""
    return escape(long_day(day))


@lru_cache(maxsize=512)
def _chips(morning: Mode, afternoon: Mode, language: str) -> SafeString:
    return modes(HalfModes(morning, afternoon))


@lru_cache(maxsize=512)
def _held(looks: str, language: str) -> str:
    """CQ / TN, Làm việc tại cơ quan / Làm việc trực tuyến tại nhà"""
    held = [MODES[code] for code in looks.split("/")]
    letters = " / ".join(mode.letters for mode in held)
    return escape(f"{letters}, {' / '.join(mode.label.said(language) for mode in held)}")
