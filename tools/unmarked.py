"""Finds words in templates that would stay Vietnamese for an English reader because no
translation tag holds them.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from tools.messages import files

WORD: Final = re.compile(r"(?![A-Z]{2,5}\b)[^\W\d_]{2,}")
"""Two letters or more, but not SHA, PDF and the like, which every language writes the same."""
VIETNAMESE: Final = re.compile(r"[À-ỹđĐ]")
MARKED: Final = re.compile(
    r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}"
    r"|{%\s*trans(?:late)?\b.*?%}|{%\s*verbatim\b.*?{%\s*endverbatim\s*%}|{#.*?#}",
    re.DOTALL,
)
TAG: Final = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
LITERAL: Final = re.compile(r"""(_\()?("[^"]*"|'[^']*')""")
SILENT: Final = frozenset({"script", "style", "code", "kbd", "samp", "svg", "abbr"})
"""An abbreviation is a code, as printed on paper; its title says it in words."""
SPOKEN: Final = frozenset(
    {"alt", "aria-label", "aria-description", "placeholder", "title", "label"}
)
EMPTY: Final = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


def unmarked(root: Path) -> Iterator[str]:
    for file in [*files(root, ".html"), *files(root, ".txt", under="templates")]:
        for line, words in unmarked_in(file.read_text()):
            yield f"{file.relative_to(root)}:{line}: {words!r} stands outside a translation tag"


def unmarked_in(source: str) -> Iterator[tuple[int, str]]:
    """Line and words; a name, an address or a number alone is nobody's language."""
    left = MARKED.sub(_blank, source)
    for tag in TAG.finditer(left):
        for wrapped, literal in LITERAL.findall(tag[0]):
            if not wrapped and VIETNAMESE.search(literal):
                yield left.count("\n", 0, tag.start()) + 1, literal
    reader = _Reader()
    reader.feed(TAG.sub(_blank, left))
    yield from reader.found


def _blank(match: re.Match[str]) -> str:
    """Lines stay countable."""
    return " " + "\n" * match[0].count("\n")


class _Reader(HTMLParser):
    """Reads what a person sees or hears; words under a `lang` of their own are in that language
    on purpose.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own_language = tag != "html" and any(name == "lang" for name, _ in attrs)
        if not own_language and not self.silent:
            for name, value in attrs:
                if name in SPOKEN and value:
                    self._look(value)
        if tag not in EMPTY and (self.silent or own_language or tag in SILENT):
            self.silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.silent:
            while self.silent.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._look(data)

    def _look(self, text: str) -> None:
        if WORD.search(text):
            self.found.append((self.getpos()[0], " ".join(text.split())[:60]))
