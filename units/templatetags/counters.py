"""The row of seats under a day: taken, free, and those beyond the limit."""

from dataclasses import dataclass

from django import template

register = template.Library()

MOST_SEATS = 12  # more blocks than this do not fit under a day; the figure alone says it


@dataclass(frozen=True, slots=True)
class Seats:
    """`marks` are CSS classes, one a block: on, empty for a free seat, tick for the limit, over."""

    marks: tuple[str, ...]
    is_over: bool


@register.simple_tag
def seats(found: int, limit: int | None) -> Seats:
    if limit is None:
        return Seats(marks=(), is_over=False)
    over = max(found - limit, 0)
    taken = min(found, limit)
    marks = (
        ("on",) * taken + ("",) * (limit - taken) + (("tick",) + ("over",) * over if over else ())
    )
    return Seats(marks=marks if limit + over <= MOST_SEATS else (), is_over=over > 0)
