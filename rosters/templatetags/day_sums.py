"""What a rule comes to on each day, as a list below the rule. It is drawn here, not by a template:
a week has some forty such lines, and putting each together took a tenth of what the page shows.
"""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from units.words import day_month, weekday_short
from weeks.values.counters import WeekCounter

register = template.Library()


@register.simple_tag
def day_sums(counters: Iterable[WeekCounter | None], *, unit: int) -> SafeString:
    """`{% day_sums row.cells unit=grid.unit.id %}`: the day, which leads to the rules in force for
    the unit then, the sum, and the arithmetic. A day on which the rule does not hold is left out.
    """
    in_force = reverse("rosters:in-force")
    return format_html_join(
        "\n",
        '<li><a class="num" href="{}?unit={}&amp;day={}">{} {}</a>: <b class="num">{}</b>'
        ' <span class="muted">{}</span></li>',
        (
            (
                in_force,
                unit,
                one.day.isoformat(),
                weekday_short(one.day),
                day_month(one.day),
                _found(one),
                one.why,
            )
            for one in counters
            if one
        ),
    )


def _found(counter: WeekCounter) -> str:
    """18/20"""
    return f"{counter.found}" if counter.limit is None else f"{counter.found}/{counter.limit}"
