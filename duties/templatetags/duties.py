"""How pages and letters write who is on duty when."""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duties.texts import hours_text
from duties.values.roster_page import PersonDay, PersonLine
from units.names import digits

register = template.Library()
register.filter("shift_hours", hours_text)
"""{{ turn.begins|shift_hours:turn.ends }}: 7h30–17h00"""
register.filter("digits", digits)


@register.filter
def days_left(days: int) -> str:
    """còn 3 ngày, ngày mai, hôm nay"""
    if days < 1:
        return _("hôm nay")
    if days == 1:
        return _("ngày mai")
    return ngettext("còn %(n)s ngày", "còn %(n)s ngày", days) % {"n": days}


@register.simple_tag
def person_days(line: PersonLine, roster_id: int, can_edit: bool) -> SafeString:
    """`{% person_days line roster.id page.can_edit %}`: a cell a day, thousands a page, so they are
    put together here and not by a template.
    """
    url = reverse("duties:roster", args=[roster_id])
    return format_html_join("", "{}", ((_day(one, url, can_edit),) for one in line.days))


def _day(one: PersonDay, url: str, can_edit: bool) -> SafeString:
    if not one.shifts:
        return _blank(one.head.look, one.away)
    said = format_html_join(
        "",
        '<a href="{}?view=people&amp;cell={}:{}#cell">{}</a>' if can_edit else "{3}",
        ((url, shift_id, day.isoformat(), short) for (shift_id, day), short in one.shifts),
    )
    return format_html('<td class="{}">{}</td>', one.head.look, said)


@lru_cache(maxsize=64)  # most days of most people
def _blank(look: str, away: str) -> SafeString:
    if away:
        return format_html(
            '<td class="{} away"><abbr title="{}">{}</abbr></td>', look, away, away[:1]
        )
    return format_html('<td class="{}"></td>', look)
