"""Who could be on duty in a cell, and in which order a shift goes: a row a person, dozens of them,
put together here and not in templates.
"""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from accounts.templatetags.pieces import icon
from duties.values.cells import OpenedCell, TurnCandidate

register = template.Library()


@register.simple_tag
def takers(opened: OpenedCell) -> SafeString:
    """`{% takers opened %}`: everybody who could have the cell, with a button `give` where they
    may; it stands in the form of the cell.
    """
    gives = _("Thay") if opened.instead else _("Phân công")
    sums = _("kỳ này %(now)s lượt, 12 tháng %(year)s")
    rows = ((_taker(one, gives, sums),) for one in opened.candidates)
    return format_html('<ul class="takers">{}</ul>', format_html_join("", "{}", rows))


@register.simple_tag
def listed(opened: OpenedCell) -> SafeString:
    """`{% listed opened %}`: the fields of the list in whose order the shift goes."""
    rows = (
        (one.staff_id, "" if one.number is None else one.number, one.name)
        for one in opened.rotation
    )
    return format_html(
        '<ol class="rotation">{}</ol>',
        format_html_join(
            "",
            '<li><input class="form-control form-control-sm num" id="order-{0}" name="order-{0}"'
            ' value="{1}" inputmode="numeric" maxlength="3" autocomplete="off">'
            '<label for="order-{0}">{2}</label></li>',
            rows,
        ),
    )


def _taker(one: TurnCandidate, gives: str, sums: str) -> SafeString:
    return format_html(
        '<li><span class="grow"><b>{}</b><small>{}</small>{}</span>{}</li>',
        one.full_name,
        sums % {"now": one.now.all, "year": one.year.all},
        _why(one),
        _button(one, gives) if one.may_take else "",
    )


def _why(one: TurnCandidate) -> str:
    if not one.why:
        return ""
    sign = format_html("{} ", icon("warn", "i-warn")) if one.may_take else ""
    return format_html("<small>{}{}</small>", sign, str(one.why))


def _button(one: TurnCandidate, gives: str) -> SafeString:
    return format_html(
        '<button type="submit" name="give" value="{}" class="btn btn-sm btn-outline-secondary"'
        ' data-give="{}">{}<span class="visually-hidden"> {}</span></button>',
        one.staff_id,
        one.name,
        gives,
        one.full_name,
    )
