"""The small drawn pieces that stand on every page."""

from functools import lru_cache

from django import template
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from planning.vocabulary import MODES

register = template.Library()


@register.simple_tag
def icon(name: str, more: str = "", label: str = "") -> SafeString:
    """`{% icon "stop" %}`, `{% icon "stop" "i-bad" label=_("Vi phạm") %}`: a sign of
    `components/_icons.html`, named without its "i-".

    Args:
        name: which sign.
        more: classes beside the one that every icon has.
        label: what a screen reader says; without it the sign only adorns the words beside it.
    """
    return _drawn(name, more, conditional_escape(label))


@lru_cache(maxsize=512)  # a grid draws the same few signs hundreds of times
def _drawn(name: str, more: str, label: str) -> SafeString:
    """`label` is escaped already: a plain text and a safe one are the same to the memory."""
    return format_html(
        '<svg class="i{}" {}><use href="#i-{}" /></svg>',
        f" {more}" if more else "",
        mark_safe(f'role="img" aria-label="{label}"' if label else 'aria-hidden="true"'),  # noqa: S308
        name,
    )


@register.simple_tag
def mode(code: str, title: str | Promise, more: str = "") -> SafeString:
    """`{% mode "tn" "Làm việc trực tuyến tại nhà" %}`: a state of the grid as a chip with the
    letters that stand on paper.

    Args:
        code: of `planning.vocabulary.MODES`.
        title: its name, shown to whoever points at it.
        more: classes beside those of the chip.
    """
    return _chip(str(code), str(title), more)


@lru_cache(maxsize=512)  # the same few chips fill the grid
def _chip(code: str, title: str, more: str) -> SafeString:
    return format_html(
        '<abbr class="mode mode-{}{}" title="{}">{}</abbr>',
        code,
        f" {more}" if more else "",
        title,
        MODES[code].letters,
    )
