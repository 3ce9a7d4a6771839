"""Reads the markup of a page: as two states of the code can be compared, and which forms stand
in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin

DRAWN_ANEW: Final = frozenset({"csrfmiddlewaretoken", "nonce", "operation"})
"""Fields whose values are another for every page."""
BLOCKS: Final = frozenset(
    """
    html head body title meta link script template main header footer nav section article aside
    div p h1 h2 h3 h4 ul ol li dl dt dd table caption thead tbody tfoot tr th td form fieldset
    legend details summary option optgroup select path symbol use figure hr br
    """.split()  # noqa: SIM905  # a list of words
)
"""Elements beside whose tags white space is never drawn."""
BOXES: Final = frozenset({"button"})
"""Elements at whose edges white space is drawn outside only."""
NEVER_CLOSED: Final = frozenset({"path", "use"})
SPACE: Final = "·"
SIGNED: Final = re.compile(r":[\w-]{6}:[\w-]{43}$")
SWALLOWS: Final = re.compile(rf"</?({'|'.join(BLOCKS)})\b|<({'|'.join(BOXES)})\b")


class Normal(HTMLParser):
    """One tag or text a line, attributes in the order of their names, white space only where it
    is drawn.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("name") in DRAWN_ANEW:
            given["value"] = "…"
        for name in given.keys() & {"hx-headers", "data-mark"}:
            given[name] = "…"  # made from the token
        if SIGNED.search(given.get("value") or ""):
            given["value"] = "…"  # with the time at which the page was made
        told = "".join(f' {name}="{_one_line(value)}"' for name, value in sorted(given.items()))
        if given.get("type") == "hidden":
            self.unseen.append(f"<{tag}{told}>")
        else:
            self._tag(tag, f"<{tag}{told}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in NEVER_CLOSED:
            self._tag(tag, f"</{tag}>")

    def handle_data(self, data: str) -> None:
        before = self.lines.pop() if self.lines and not self.lines[-1].startswith("<") else ""
        self.lines.append(re.sub(r"[ \t\n\r]+", " ", before + data))

    def _tag(self, name: str, told: str) -> None:
        swallows = name in BLOCKS or (name in BOXES and told.startswith("</"))
        if swallows and self.lines and not self.lines[-1].startswith("<"):
            self.lines[-1] = self.lines[-1].rstrip(" ")
        self.lines += [*self.unseen, told]
        self.unseen.clear()

    def text(self) -> str:
        """The page, without the space that a block swallows at its beginning."""
        told = list[str]()
        for line in filter(None, self.lines + self.unseen):
            kept = line.lstrip(" ") if told and SWALLOWS.match(told[-1]) else line
            told += [kept] if kept else []
        return "\n".join(re.sub("^ | $", SPACE, line) for line in told) + "\n"


def _one_line(value: str | None) -> str:
    return escape(re.sub(r"\s+", " ", value or "").strip())


def normal(html: str) -> str:
    """The markup, so that what looks the same is the same.

    >>> print(normal("<p  class='b'>\\n a <b>c</b>d </p>"), end="")
    <p class="b">
    a·
    <b>
    c
    </b>
    d
    </p>
    """
    reader = Normal()
    reader.feed(html)
    reader.close()
    return reader.text()


@dataclass(slots=True)
class MarkupForm:
    """Where a form goes, what it sends when nothing was filled in, and its buttons, each a name
    and a value.
    """

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def sent(self) -> Iterator[dict[str, str]]:
        """The fields that go with each button."""
        for name, value in self.buttons or [("", "")]:
            yield {**self.fields, **({name: value} if name else {})}


class FormReader(HTMLParser):
    """Finds the forms of the page at `address` that are sent by POST."""

    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.forms: list[MarkupForm] = []
        self.is_open = False
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.is_open = given.get("method", "").lower() == "post"
            if self.is_open:
                self.forms.append(MarkupForm(urljoin(self.address, given.get("action", ""))))
        elif self.is_open:
            self._field(self.forms[-1], tag, given)

    def _field(self, form: MarkupForm, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "")
        if tag == "button" and kind != "button":
            form.buttons.append((name, given.get("value", "")))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            form.fields[self.select] = given.get("value", "")
        elif tag == "textarea" and name:
            form.fields[name] = ""
        elif tag == "input" and name and (kind not in {"checkbox", "radio"} or "checked" in given):
            form.fields[name] = given.get("value", "on")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_open = False
        if tag == "select":
            self.select = ""


def forms_of(html: str, address: str) -> list[MarkupForm]:
    """The forms that the page at `address` sends by POST.

    >>> forms_of('<form method="post" action="b/"><input name="c" value="d"></form>', "/a/")
    [Form(action='/a/b/', fields={'c': 'd'}, buttons=[])]
    """
    reader = FormReader(address)
    reader.feed(html)
    return reader.forms
