"""How pages and letters write who is on duty when."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
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


@register.filter
def in_days(days: Decimal) -> str:
    """0,5 or 1 or 0,75, as long as it has to be"""
    return number_format(Decimal(f"{days.normalize():f}"))
