"""The small drawn pieces that stand on every page."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from planning.modes import MODES

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
        code: of `planning.modes.MODES`.
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


@register.simple_block_tag
def page_head(
    content: str, title: str, lead: str = "", crumb: str = "", back: str = ""
) -> SafeString:
    """`{% page_head _("Cán bộ") lead=_("…") %}…{% endpage_head %}`: the head of a page; what
    stands in the block stands beside it, the buttons of the page.

    Args:
        title: the only h1.
        lead: one sentence below it.
        crumb: where the page belongs, above it.
        back: the address of what `crumb` names.
    """
    above = format_html('<a href="{}">{}</a>', back, crumb) if back else crumb
    return format_html(
        '<div class="page-head"><div class="page-head-main">{}<h1 id="title">{}</h1>{}</div>{}'
        "</div>",
        format_html('<p class="crumb">{}</p>', above) if crumb else "",
        title,
        format_html('<p class="lead-line"><span>{}</span></p>', lead) if lead else "",
        mark_safe(content),  # noqa: S308  # rendered already
    )


@register.simple_tag
def access_key(letter: str) -> SafeString:
    """`<button {% access_key "L" %}>`: pressed with Alt and this letter, in Firefox with Shift
    besides.
    """
    return format_html('accesskey="{}" aria-keyshortcuts="Alt+{}"', letter.lower(), letter)


@register.simple_tag
def columns(*names: str, acts: bool = False) -> SafeString:
    """`{% columns _("Loại") _("Từ ngày") acts=True %}`: the head of a table that becomes a list on
    a phone.

    Args:
        names: what stands over each column.
        acts: whether a last column holds buttons; its name is said, not shown.
    """
    heads = [(name,) for name in names]
    if acts:
        heads.append((format_html('<span class="visually-hidden">{}</span>', _("Thao tác")),))
    return format_html(
        '<thead role="rowgroup"><tr role="row">{}</tr></thead>',
        format_html_join("", '<th scope="col" role="columnheader">{}</th>', heads),
    )


class SeenState(Protocol):
    """What was on the screen of somebody who acts, where a number does not say it."""

    @property
    def version(self) -> int: ...

    @property
    def content(self) -> str: ...


@register.simple_block_tag(takes_context=True)
def act(
    context: Context,
    content: str,
    name: str,
    *parts: object,
    seen: SeenState | int | str | None = None,
    swaps: str = "",
    look: str = "",
    once: bool = False,
    **hidden: object,
) -> SafeString:
    """`{% act "app:act" row.pk "undo" seen=row.seen swaps="#week" %}…{% endact %}`: a form
    that does one thing; what stands in the block are its fields and buttons.

    Args:
        name: the address it goes to, by its name among the addresses.
        parts: the parts of that address.
        seen: what is on the screen; the act is refused where that has changed since.
        swaps: which element of the page htmx replaces by the answer; without it the whole page.
        look: the classes of the form.
        once: whether its buttons rest while the answer is awaited.
        hidden: `id` of the form, and what is sent along unseen.
    """
    url = reverse(name, args=parts)
    attributes = {
        "id": hidden.pop("id", ""),
        "class": look,
        "hx-post": url if swaps else "",
        "hx-target": swaps,
        "hx-swap": "outerHTML" if swaps else "",
        "hx-disabled-elt": "find button" if once else "",
    }
    sent = {"csrfmiddlewaretoken": context.get("csrf_token", ""), **_seen(seen), **hidden}
    return format_html(
        '<form method="post" action="{}"{}>{}{}</form>',
        url,
        format_html_join("", ' {}="{}"', ((key, said) for key, said in attributes.items() if said)),
        _unseen(sent),
        mark_safe(content),  # noqa: S308  # rendered already
    )


@register.simple_block_tag(takes_context=True)
def press(
    context: Context,
    content: str,
    name: str,
    *parts: object,
    says: str,
    sign: str = "",
    look: str = "btn-sm btn-outline-secondary",
) -> SafeString:
    """`{% press "app:drop-day" row.pk says=_("Xóa") %} {{ row.day|day }}{% endpress %}`: a button
    that does one thing at once.

    Args:
        name: the address it goes to, by its name among the addresses.
        parts: the parts of that address.
        says: the word on it; what stands in the block follows it for a screen reader, which does
            not see the row the button stands in.
        sign: an icon before the word.
        look: the classes of the button.
    """
    about = " ".join(content.split())
    said = f"{conditional_escape(says)}{about if about.startswith(':') else f' {about}'}"
    button = format_html(
        '<button type="submit" class="btn {}"{}>{}{}</button>',
        look,
        mark_safe(f' aria-label="{said}"' if about else ""),  # noqa: S308  # both are escaped
        format_html("{} ", icon(sign)) if sign else "",
        says,
    )
    return format_html(
        '<form method="post" action="{}">{}{}</form>',
        reverse(name, args=parts),
        _unseen({"csrfmiddlewaretoken": context.get("csrf_token", "")}),
        button,
    )


def _unseen(fields: Mapping[str, object]) -> SafeString:
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields.items())


def _seen(seen: SeenState | int | str | None) -> dict[str, object]:
    if seen is None:
        return {}
    if isinstance(seen, int | str):
        return {"seen": seen}
    return {"version": seen.version, "content": seen.content}
