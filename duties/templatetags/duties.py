"""How pages and letters write who is on duty when."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duties.texts import hours_text
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
