"""Who issued a document, by the lines above its number: in capitals there, written here as in a
sentence.
"""

import re
from collections.abc import Iterator
from typing import Final

_NUMBER: Final = re.compile(r"\s*số\s*:", re.IGNORECASE)
_COLUMNS: Final = re.compile(r"\t| {3,}")
_BODIES: Final = (
    "UBND",
    "ỦY BAN",
    "UỶ BAN",
    "SỞ",
    "BỘ",
    "CỤC",
    "CHI CỤC",
    "TỔNG CỤC",
    "BAN",
    "TỈNH ỦY",
    "THÀNH ỦY",
    "VĂN PHÒNG",
    "THỦ TƯỚNG",
    "CHÍNH PHỦ",
    "HĐND",
)
_GOES_ON: Final = ("VÀ", "TỈNH", "THÀNH PHỐ", "TP", "HUYỆN", "QUẬN", "THỊ XÃ")
_MOST_LINES: Final = 8
_SHORT: Final = frozenset({"UBND", "HĐND", "TP", "TW"})
_PLACE: Final = re.compile(
    r"(?<!\w)((?:tỉnh|thành) (?:ủy|uỷ)|tỉnh|thành phố|TP\.?|huyện|quận|thị xã)\s+(.+)"
)
_DOMAIN: Final = re.compile(r"^(sở|bộ|cục|chi cục|tổng cục)\s+(.+)")
_PART: Final = re.compile(r"(?:^|(?<=và )|(?<=, )|(?<=- ))\w")


def issuer_of(text: str) -> str:
    """The body that stands last above the number, with the line that goes on with its name;
    empty where none does.
    """
    above = list(_lines_above_the_number(text))
    named = [place for place, line in enumerate(above) if line.startswith(_BODIES)]
    if not named:
        return ""
    whole = [
        above[named[-1]],
        *(line for line in above[named[-1] + 1 : named[-1] + 2] if line.startswith(_GOES_ON)),
    ]
    return in_a_sentence(" ".join(whole))


def in_a_sentence(name: str) -> str:
    """SỞ TÀI CHÍNH -> Sở Tài chính; UBND TỈNH HÒA GIANG -> UBND tỉnh Hòa Giang."""
    words = " ".join(word if word.strip(".,") in _SHORT else word.lower() for word in name.split())
    words = _DOMAIN.sub(
        lambda found: f"{found[1]} {_PART.sub(lambda part: part[0].upper(), found[2])}", words
    )
    words = _PLACE.sub(
        lambda found: f"{found[1]} {' '.join(part.capitalize() for part in found[2].split())}",
        words,
    )
    return (words[:1].upper() + words[1:]).replace("chính phủ", "Chính phủ")


def _lines_above_the_number(text: str) -> Iterator[str]:
    """The lines in capitals up to the number; of two columns the first, where the issuer stands."""
    lines = [line for line in text.split("\n") if line.strip()][:_MOST_LINES]
    end = next((place for place, line in enumerate(lines) if _NUMBER.match(line)), 0)
    for line in lines[:end]:
        first = " ".join(_COLUMNS.split(line.strip())[0].split())
        if first == first.upper():
            yield first
