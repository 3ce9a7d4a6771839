"""Amounts: numbers in digits and words, fractions and percentages."""

from fractions import Fraction
from typing import TypeVar

from planning.reading.parsers import (
    Parser,
    after,
    before,
    digits,
    either,
    mapped,
    maybe,
    named,
    phrase,
    read_once,
    then,
    unless,
    word,
)

T = TypeVar("T")
ONES = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_ONE: Parser[int] = named(ONES)
_AFTER_TEN: Parser[int] = named(ONES | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5})
_TEEN: Parser[int] = mapped(then(word("mười"), maybe(_AFTER_TEN)), lambda pair: 10 + (pair[1] or 0))
_TENS: Parser[int] = mapped(
    then(before(_ONE, word("mươi")), maybe(_AFTER_TEN)), lambda pair: 10 * pair[0] + (pair[1] or 0)
)
IN_WORDS: Parser[int] = read_once(either(_TENS, _TEEN, _ONE))


def _bracketed(parser: Parser[T]) -> Parser[T]:
    return after(word("("), before(parser, word(")")))


NUMBER: Parser[int] = read_once(
    either(before(digits, maybe(_bracketed(IN_WORDS))), before(IN_WORDS, maybe(_bracketed(digits))))
)
"""02, hai, 02 (hai), hai (02), mười lăm."""


def _fraction(pair: tuple[int, int]) -> Fraction | None:
    part, whole = pair
    return Fraction(part, whole) if 0 < part < whole <= 10 else None


def _percent(value: int) -> Fraction | None:
    return Fraction(value, 100) if 0 <= value <= 100 else None


_RATIO: Parser[Fraction] = before(
    mapped(then(before(digits, word("/")), digits), _fraction), unless(word("/", "%"))
)
"""1/3, but not the beginning of a date or of a document's number."""


_PERCENT = either(phrase("%"), phrase("phần", "trăm"))
EVEN = mapped(
    then(digits, after(word("/", "-"), digits)),
    lambda pair: Fraction(1, 2) if pair == (50, 50) else None,
)
"""50/50."""

_DECIMAL = after(word(",", "."), digits)
_SHARE: Parser[Fraction] = either(
    mapped(before(before(NUMBER, maybe(_DECIMAL)), _PERCENT), _percent),
    _RATIO,
    named(
        {
            "½": Fraction(1, 2),
            "⅓": Fraction(1, 3),
            "⅔": Fraction(2, 3),
            "¼": Fraction(1, 4),
            "¾": Fraction(3, 4),
            "⅕": Fraction(1, 5),
        }
    ),
    mapped(
        then(
            before(either(digits, IN_WORDS), word("phần")),
            either(digits, IN_WORDS, named({"tư": 4})),
        ),
        _fraction,
    ),
    mapped(
        either(
            phrase("một", "nửa"),
            phrase("1", "nửa"),
            phrase("phân", "nửa"),
            phrase("nửa", "số"),
            phrase("nửa", "quân"),
        ),
        lambda _: Fraction(1, 2),
    ),
)
SHARE: Parser[Fraction] = read_once(before(_SHARE, maybe(_bracketed(_SHARE))))
"""1/3, ½, 50%, một phần ba, năm mươi phần trăm, một nửa, 1/3 (một phần ba)."""
