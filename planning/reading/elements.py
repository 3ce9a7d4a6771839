"""The first stage: the elements of a sentence, each a symbol of the grammar with its value and
its place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planning.reading.amounts import EVEN, NUMBER, SHARE
from planning.reading.moments import (
    AT_CLOCK,
    CLOCK,
    DASHED_TO,
    DAYS,
    DEADLINE,
    FROM,
    HOURS,
    LASTING,
    PER_WEEK,
    PLAIN_DATE,
    SESSION,
    SHIFT,
    TO,
    WEEKDAY,
)
from planning.reading.parsers import (
    Parser,
    after,
    ahead,
    before,
    digits,
    either,
    mapped,
    maybe,
    phrase,
    then,
    unless,
    word,
)
from planning.reading.source import Words
from planning.reading.words import LEXICON

_COMRADE = maybe(either(phrase("đồng", "chí"), phrase("đ", "/", "c")))
_LEADING_NOUN = after(
    _COMRADE,
    either(
        phrase("lãnh", "đạo"), phrase("cán", "bộ", "lãnh", "đạo"), phrase("phó", "giám", "đốc"), phrase("phó", "trưởng", "phòng"), phrase("phó", "phòng"),
        phrase("cấp", "phó"), phrase("phó", "chủ", "tịch"), phrase("phó", "thủ", "trưởng"), phrase("trưởng", "phòng"), phrase("cấp", "trưởng"),
    ),
)  # fmt: skip
_PERSON = either(
    word("người", "cbcc", "cbccvc"), phrase("đồng", "chí"), phrase("cán", "bộ"), phrase("công", "chức"), phrase("đại", "biểu"),
    phrase("nhân", "viên"), phrase("trường", "hợp"), phrase("nhân", "sự"), phrase("chuyên", "viên"), phrase("viên", "chức"),
    phrase("thành", "viên"), phrase("biên", "chế"), phrase("đ", "/", "c"),
)  # fmt: skip
_LAW_ITEM = then(
    word("điều", "khoản", "mục", "điểm", "số", "mức", "cấp", "tuần", "quý", "đợt"),
    then(maybe(word("độ", "số")), NUMBER),
)
_THING = after(
    maybe(word("số", "tổng", "lượng")),
    either(
        phrase("chỗ", "ngồi"), phrase("số", "ghế"), phrase("số", "chỗ"), phrase("công", "suất"), phrase("tần", "suất"), phrase("lượng", "khách"),
        phrase("sản", "lượng"), phrase("diện", "tích"), phrase("chi", "phí"), phrase("kinh", "phí"), phrase("dân", "số"), phrase("quầy", "hàng"),
        phrase("phương", "tiện"), phrase("học", "sinh"), phrase("người", "dân"), word("lương", "ghế", "khách", "quầy", "chuyến", "vốn"),
    ),
)  # fmt: skip
"""What else may be halved: an amount of these is not an amount of people at work."""

_AGE = then(NUMBER, word("tuổi"))
_FAR_HOME = before(
    after(
        then(
            maybe(
                either(
                    phrase("nhà", "ở"),
                    phrase("có", "nhà"),
                    phrase("có", "nhà", "ở"),
                    phrase("nơi", "ở"),
                    phrase("nơi", "cư", "trú"),
                    word("nhà", "ở"),
                )
            ),
            then(
                then(word("cách", "xa"), maybe(word("xa"))),
                then(
                    either(
                        phrase("cơ", "quan"),
                        phrase("trụ", "sở"),
                        phrase("nơi", "làm", "việc"),
                        phrase("đơn", "vị"),
                    ),
                    maybe(either(phrase("từ", "trên"), word("trên", "từ", "hơn", "quá"))),
                ),
            ),
        ),
        NUMBER,
    ),
    then(either(word("km", "cây"), phrase("ki", "lô", "mét")), maybe(phrase("trở", "lên"))),
)
"""nhà ở cách cơ quan từ 15 km trở lên."""

_FIGURES: tuple[tuple[str, Parser[Any]], ...] = (
    ("Condition", mapped(_FAR_HOME, lambda km: f"lives-far:{km}")),
    (
        "Over",
        after(maybe(word("có")), before(word("trên"), before(ahead(NUMBER), unless(_AGE)))),
    ),
    ("AtMost", before(word("dưới"), ahead(SHARE))),
    (
        "More",
        after(
            word("thêm"),
            either(
                before(NUMBER, word("ngày")),
                mapped(before(NUMBER, word("tuần")), lambda weeks: 7 * weeks),
            ),
        ),
    ),
    ("Semi", word(";")),
    (
        "",
        mapped(
            then(FROM, either(phrase("đến", "nay"), phrase("đến", "thời", "điểm", "hiện", "tại"))),
            lambda _: "",
        ),
    ),
    ("", mapped(after(phrase("tính", "đến"), after(maybe(word("hết")), PLAIN_DATE)), lambda _: "")),
    ("Session", SESSION),
    ("Shift", SHIFT),
    ("From", FROM),
    ("To", TO),
    ("Hours", HOURS),
    ("Deadline", DEADLINE),
    ("Lasting", LASTING),
    ("PerWeek", PER_WEEK),
    ("", mapped(then(phrase("quyết", "định", "số"), digits), lambda _: "")),
    ("", mapped(_LAW_ITEM, lambda _: "")),
    ("Leaders", mapped(then(NUMBER, _LEADING_NOUN), lambda pair: pair[0])),
    ("Persons", mapped(then(NUMBER, _PERSON), lambda pair: pair[0])),
    ("Clock", AT_CLOCK),
    ("", mapped(CLOCK, lambda _: "")),
    ("", mapped(PLAIN_DATE, lambda _: "")),
    ("Weekday", WEEKDAY),
    ("Even", EVEN),
    ("", mapped(then(SHARE, _THING), lambda _: "")),
    ("Share", SHARE),
    ("Days", either(DAYS, before(NUMBER, word("buổi")))),
)
"""Tried in this order before the tables of words; "" is read and says nothing, so that its
numbers are not amounts.
"""


def _labelled(symbol: str, parser: Parser[Any]) -> Parser[tuple[str, Any]]:
    return mapped(parser, lambda value: (symbol, value))


_FIGURE = either(*(_labelled(symbol, parser) for symbol, parser in _FIGURES))

LISTED = frozenset(
    {
        "AtMost",
        "AtLeast",
        "Staff",
        "Role",
        "Sector",
        "Condition",
        "Reason",
        "Office",
        "Home",
        "Proof",
        "Stay",
        "Roster",
        "Head",
        "Leader",
        "Authority",
    }
)
"""Several of these, one after the other, are one element with several values."""

_JOINTS = frozenset({",", "và", "hoặc", "-", "/", "hay", "các", "như", ":"})
_FAR = 14
"""So many words without meaning part two elements: the grammar does not reach over them."""

_NEAR = 5
"""So many words without meaning may stand before the end of a sentence that still ends in what
was understood.
"""


@dataclass(frozen=True, slots=True)
class Element:
    """A symbol with its values and the numbers of its first and last word in the sentence
    (half-open).
    """

    symbol: str
    values: tuple[Any, ...]
    first: int
    last: int

    @property
    def value(self) -> Any:
        return self.values[0]


def elements(words: Words) -> tuple[Element, ...]:
    """All elements of a sentence in order, listed ones together, a Gap where much between two is
    not understood.
    """
    found: list[Element] = []
    for element in _each(words):
        if found and _continues(found[-1], element, words):
            found[-1] = Element(
                element.symbol, found[-1].values + element.values, found[-1].first, element.last
            )
            continue
        if found and element.first - found[-1].last > _FAR:
            found.append(Element("Gap", ("",), found[-1].last, element.first))
        found.append(element)
    if found:
        ends = len(words) - found[-1].last <= _NEAR
        found.append(Element("End" if ends else "Gap", ("",), len(words), len(words)))
    return tuple(found)


def _each(words: Words) -> Iterator[Element]:
    place, element = 0, None
    while place < len(words):
        element = _dashed(element, words, place) or _figure(words, place) or _known(words, place)
        if element is None:
            place += 1
            continue
        if element.symbol:
            yield element
        place = element.last


def _dashed(before: Element | None, words: Words, place: int) -> Element | None:
    found = (
        DASHED_TO(words, place)
        if before is not None and before.symbol == "From" and before.last == place
        else None
    )
    return Element("To", (found[0],), place, found[1]) if found else None


def _figure(words: Words, place: int) -> Element | None:
    if (found := _FIGURE(words, place)) is None:
        return None
    (symbol, value), last = found
    return Element("All" if symbol == "Share" and value == 1 else symbol, (value,), place, last)


def _known(words: Words, place: int) -> Element | None:
    entry = LEXICON.longest(words, place)
    return Element(entry.symbol, (entry.value,), place, place + len(entry.words)) if entry else None


def _continues(before: Element, element: Element, words: Words) -> bool:
    between = words[before.last : element.first]
    return (
        before.symbol == element.symbol
        and element.symbol in LISTED
        and all(word.text in _JOINTS for word in between)
    )
