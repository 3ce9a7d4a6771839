"""The days of the board's rows. They are drawn here, not by templates: a page of fifty units has
two hundred and fifty of them, and a template for each took a third of the time of the page.
"""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from planning.time import Week
from rosters.values import BoardDay, BoardRow
from units.words import long_day, reader_language, weekday_short

register = template.Library()


@register.simple_tag
def heat_cells(row: BoardRow, week: Week) -> SafeString:
    """`{% heat_cells row board.week %}`: how full the unit is on each day; where somebody opened a
    roster, each leads to that day of it.
    """
    opened = row.unit_id if row.roster_id else None
    return _drawn_days(row.days, week, opened, row.unit_name, reader_language())


@lru_cache(maxsize=4096)  # a row's days are drawn from nothing but these, and most stay as they are
def _drawn_days(
    days: tuple[BoardDay, ...], week: Week, opened: int | None, name: str, language: str
) -> SafeString:
    """Said in `language`, which is the reader's; `opened` is the unit, where there is a roster."""
    page = reverse("rosters:week-unit", args=[opened, week]) if opened else ""
    first, *others = (_link(day, page, name) if page else _empty(day) for day in days)
    cells = [f'<td role="cell" class="c-heat first">{first}</td>']
    cells += [f'<td role="cell" class="c-heat">{other}</td>' for other in others]
    return mark_safe("".join(cells))  # noqa: S308  # the unit's name is escaped where it is put in


def _link(day: BoardDay, page: str, name: str) -> str:
    most = "" if day.limit is None else f"/{day.limit}"
    return (
        f'<a class="heat {day.heat}" data-day="{weekday_short(day.day)}"'
        f' href="{page}#day-{day.day.isoformat()}">{day.found}{most}'
        f'<span class="visually-hidden">: {escape(_said(day, name))}</span></a>'
    )


def _empty(day: BoardDay) -> str:
    return f'<span class="heat {day.heat}" data-day="{weekday_short(day.day)}">–</span>'


def _said(day: BoardDay, name: str) -> str:
    told = {"unit": name, "day": long_day(day.day), "found": day.found, "limit": day.limit}
    if day.limit is None:
        return _("%(unit)s, %(day)s: %(found)s người tại cơ quan") % told
    return _("%(unit)s, %(day)s: %(found)s trên mức %(limit)s người tại cơ quan") % told
