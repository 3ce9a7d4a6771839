"""Pages say "bạn" to who reads them, letters "đồng chí", and neither mixes the two."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
EMAILS = ROOT / "templates" / "emails"
LETTERS = ROOT / "outgoing" / "services" / "kinds"


def said_in(paths: Iterator[Path], word: str) -> list[str]:
    found = re.compile(rf"\b{word}\b", re.IGNORECASE)
    return [str(path.relative_to(ROOT)) for path in paths if found.search(path.read_text("utf-8"))]


def test_a_page_says_ban() -> None:
    pages = (path for path in (ROOT / "templates").rglob("*.html") if EMAILS not in path.parents)

    assert said_in(pages, "đồng chí") == []


def test_a_letter_says_dong_chi() -> None:
    letters = (path for room in (EMAILS, LETTERS) for path in room.rglob("*.*"))

    assert said_in((path for path in letters if path.suffix != ".pyc"), "bạn") == []
