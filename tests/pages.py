"""What must be true of every page, whoever made it: `assert_strict(answer)` in the tests of each
app.
"""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Protocol


class Answer(Protocol):
    """What the test client returns, or a view."""

    @property
    def content(self) -> bytes: ...


CONTROLS = ("input", "select", "textarea")


class _Reader(HTMLParser):
    """Walks through a page and notes what the content policy would block or a screen reader
    would miss.
    """

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.pointed_at: list[tuple[str, str]] = []
        self.labelled: set[str] = set()
        self.unlabelled: list[tuple[str, str]] = []
        self.inside_label = 0
        self.inside_post_form = False
        self.form_has_token = True
        self.headings = 0
        self.inside_template = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note_inline(tag, given)
        self._note_names(tag, given)
        self._note_form(tag, given)
        self.inside_template += tag == "template"
        self.headings += tag == "h1" and not self.inside_template

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.inside_label -= 1
        if tag == "template":
            self.inside_template -= 1
        if tag == "form":
            if self.inside_post_form and not self.form_has_token:
                self.faults.append("a form is sent by POST without a CSRF token")
            self.inside_post_form = False

    def _note_inline(self, tag: str, given: dict[str, str]) -> None:
        if tag == "style" or "style" in given:
            self.faults.append(f"<{tag}> carries a style of its own")
        if tag == "script" and not given.get("src") and given.get("type") != "application/json":
            self.faults.append("a script stands in the page")
        self.faults += [
            f"<{tag}> has {name}"
            for name in given
            if name.startswith(("on", "hx-on", "data-hx-on"))
        ]
        self.faults += [
            f"<{tag}> runs {value}"
            for value in given.values()
            if value.lower().startswith("javascript:")
        ]

    def _note_names(self, tag: str, given: dict[str, str]) -> None:
        if given.get("id"):
            self.ids.append(given["id"])
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            self.pointed_at += [(name, target) for target in given.get(name, "").split()]
        if tag == "label":
            self.inside_label += 1
            self.labelled.add(given.get("for", ""))
        is_named = (
            self.inside_label
            or given.get("aria-label")
            or given.get("aria-labelledby")
            or given.get("title")
        )
        if (
            tag in CONTROLS
            and given.get("type") not in ("hidden", "submit", "button")
            and not is_named
        ):
            self.unlabelled.append((tag, given.get("id", "")))

    def _note_form(self, tag: str, given: dict[str, str]) -> None:
        if tag == "form":
            self.inside_post_form = given.get("method", "").lower() == "post"
            self.form_has_token = False
        if given.get("name") == "csrfmiddlewaretoken":
            self.form_has_token = True

    def verdict(self, *, whole: bool) -> list[str]:
        faults = list(self.faults)
        faults += [
            f"two elements are called #{name}"
            for name, count in Counter(self.ids).items()
            if count > 1
        ]
        faults += [
            f"<{tag} id='{name}'> has no label"
            for tag, name in self.unlabelled
            if name not in self.labelled
        ]
        if whole:
            faults += [
                f"{name} points at #{target}, which is not there"
                for name, target in self.pointed_at
                if target not in self.ids
            ]
            if self.headings != 1:
                faults.append(f"a page has one h1, this one has {self.headings}")
        return faults


def close_up(html: str) -> str:
    """The markup without the white space that only its author saw: where lines are broken and how
    deep they stand says nothing of the page. Compare two texts that were both closed up.
    """
    return re.sub(r"\s*([<>])\s*", r"\1", re.sub(r"\s+", " ", html))


def faults_of(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    return reader.verdict(whole="<html" in html)


def assert_strict(page: Answer) -> None:
    """Nothing inline, no name twice, every control labelled, every POST form with its token;
    fragments count too.
    """
    found = faults_of(page.content.decode())
    assert found == [], found
