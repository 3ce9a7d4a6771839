"""Which article, clause and point of a document some words stand in, by the numbers at the
beginning of its lines.
"""

import re
from typing import Final

_ARTICLE: Final = re.compile(r"^\s*điều\s+(\d{1,3})\s*[.:]?", re.IGNORECASE | re.MULTILINE)
_CLAUSE: Final = re.compile(r"^\s*(\d{1,2})\s*[.)](?!\d)", re.MULTILINE)
_POINT: Final = re.compile(r"^\s*([a-zđ])\s*[.)]", re.MULTILINE)


def item_of(text: str, start: int) -> str:
    """Điểm a khoản 2 Điều 3, in small letters but for the article; empty where no number stands
    above the words.

    A point belongs to the clause above it, a clause to the article above it: what stands before a
    new one is not taken along.
    """
    above = text[: _end_of_line(text, start)]
    article, from_article = _last(_ARTICLE, above, 0)
    clause, from_clause = _last(_CLAUSE, above, from_article)
    point, _ = _last(_POINT, above, max(from_article, from_clause))
    named = (
        f"điểm {point}" if point else "",
        f"khoản {clause}" if clause else "",
        f"Điều {article}" if article else "",
    )
    return " ".join(filter(None, named))


def _last(pattern: re.Pattern[str], text: str, begin: int) -> tuple[str, int]:
    """The last number of its kind and where it ends; from where the search began if there is
    none.
    """
    found = list(pattern.finditer(text, begin))
    return (found[-1][1].lower(), found[-1].end()) if found else ("", begin)


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
