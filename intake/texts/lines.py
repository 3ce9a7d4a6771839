"""Lines as a person would type them: composed letters, no control signs, no page numbers,
sentences not broken by the width of a page.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

_SPACES: Final = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_HYPHENATED: Final = re.compile("\u00ad *\n *")
_BLANK_LINES: Final = re.compile(r"\n{3,}")
_PAGE_NUMBER: Final = re.compile(
    r"(?:trang\s*)?[-–—]?\s*\d{1,3}\s*(?:[-–—]|/\s*\d{1,3})?", re.IGNORECASE
)
_ITEM: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđA-ZĐ][.)]|[IVX]{1,5}\.|[-–—+*•·]|\[|(?:Điều|Chương|Mục|Phần|Khoản)\s+[\dIVX]+)(?:\s|\w|$)"
    r"|(?:V/v|Số|Kính gửi|Căn cứ|Nơi nhận)\b"
)
"""What begins a line of its own: a list's number or dash, an article, the parts of a letterhead."""

_STOPS: Final = (".", ":", ";", "!", "?", "./.", "]")
_FULL: Final = 0.72
"""Part of the usual width from which a line counts as filled: the next word may have found no
room.
"""

_AT_THE_EDGE: Final = 2
"""Lines at the top and at the foot of a page in which running heads stand."""


def clean(text: str) -> str:
    """The same text with composed letters and one kind of line end, without signs that nobody
    sees; nothing else is changed.
    """
    composed = unicodedata.normalize(
        "NFC",
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\v", "\n"),
    )
    seen = "".join(
        sign
        for sign in composed
        if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"}
    )
    return _INVISIBLE.sub("", _HYPHENATED.sub("", seen))


def squeezed(text: str) -> str:
    """Without spaces at the ends of lines, runs of spaces and more than one blank line."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def flowing(pages: Sequence[str]) -> str:
    """The pages as one text: without page numbers and running heads, with wrapped lines joined,
    across pages too.
    """
    kept = _without_heads([[line for line in squeezed(page).split("\n") if line] for page in pages])
    return _joined([line for page in kept for line in page])


def _without_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """What stands at the edge of most pages, numbers aside, is no part of the text, unless it is
    a sentence or begins one; at the top it stays where it is first.
    """
    edges = ({*page[:_AT_THE_EDGE], *page[-_AT_THE_EDGE:]} for page in pages)
    heads = Counter(
        head
        for edge in edges
        for head in {_numberless(line) for line in edge if not _is_sentence(line)}
    )
    repeated = {line for line, times in heads.items() if times > 1 and times > len(pages) / 2}
    return [
        [
            line
            for place, line in enumerate(page)
            if not _is_head(line, place, len(page), repeated)
            or (number == 0 and place < _AT_THE_EDGE and not _PAGE_NUMBER.fullmatch(line))
        ]
        for number, page in enumerate(pages)
    ]


def _is_head(line: str, place: int, length: int, repeated: Iterable[str]) -> bool:
    at_the_edge = place < _AT_THE_EDGE or place >= length - _AT_THE_EDGE
    return at_the_edge and (
        _PAGE_NUMBER.fullmatch(line) is not None or _numberless(line) in repeated
    )


def _is_sentence(line: str) -> bool:
    return _ITEM.match(line) is not None or line.endswith(_STOPS)


def _numberless(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _joined(lines: Sequence[str]) -> str:
    """Wrapped lines in one. The usual width is that of the longest lines, not of the one that
    sticks out.
    """
    widths = sorted(map(len, lines), reverse=True)
    width = widths[len(widths) // 10] if widths else 0
    between = (_between(last, line, width) + line for last, line in pairwise(lines))
    return "".join([*lines[:1], *between])


def _between(last: str, line: str, width: int) -> str:
    """What stands between two lines: nothing after a hyphen inside a word, a space in a wrapped
    sentence, else the line's end.
    """
    if re.search(r"\w[-/]$", last) and line[:1].isalnum():
        return ""
    if _ITEM.match(line):
        return "\n"
    goes_on = line[:1].islower() or (
        len(last) >= width * _FULL and last.isupper() == line.isupper()
    )
    return " " if goes_on and not last.endswith(_STOPS) else "\n"
