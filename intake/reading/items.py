"""Which article, clause and point of a document some words stand in, by the numbers at the
beginning of its lines.
"""

import re
from bisect import bisect_right
from typing import Final

_ARTICLE: Final = re.compile(r"^[^\S\n]*điều\s+(\d{1,3})\s*[.:]?", re.IGNORECASE | re.MULTILINE)
_CLAUSE: Final = re.compile(r"^[^\S\n]*(\d{1,2})\s*[.)](?!\d)", re.MULTILINE)
_POINT: Final = re.compile(r"^[^\S\n]*([a-zđ])\s*[.)]", re.MULTILINE)
"""Blanks before a number stand in its own line: those of empty lines above it would be walked
through again at each of them.
"""


_ABOVE_NOTHING: Final = (-1, "")


class Items:
    """Where the numbers of one text stand, found once; then any words of it are placed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._articles, self._clauses, self._points = (
            [(found.end(), found[1].lower()) for found in pattern.finditer(text)]
            for pattern in (_ARTICLE, _CLAUSE, _POINT)
        )

    def item_at(self, start: int) -> str:
        """Điểm a khoản 2 Điều 3, in small letters but for the article; empty where no number
        stands above the words.

        A point belongs to the clause above it, a clause to the article above it: what stands
        before a new one is not taken along.
        """
        end = _end_of_line(self._text, start)
        from_article, article = _last_above(self._articles, end)
        from_clause, clause = _last_above(self._clauses, end, below=from_article)
        _, point = _last_above(self._points, end, below=max(from_article, from_clause))
        named = (
            f"điểm {point}" if point else "",
            f"khoản {clause}" if clause else "",
            f"Điều {article}" if article else "",
        )
        return " ".join(filter(None, named))


def item_of(text: str, start: int) -> str:
    """Of a single place; see Items."""
    return Items(text).item_at(start)


def _last_above(marks: list[tuple[int, str]], end: int, below: int = -1) -> tuple[int, str]:
    """The last mark that ends before `end`, unless it stands before `below`."""
    place = bisect_right(marks, (end, chr(0x10FFFF))) - 1
    found = marks[place] if place >= 0 else _ABOVE_NOTHING
    return found if found[0] > below else _ABOVE_NOTHING


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
