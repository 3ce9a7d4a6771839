"""Vietnamese names: how they are split, put in order, shortened and found."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from units.folding import fold_phone, fold_search, tidy

clean, fold, digits = tidy, fold_search, fold_phone

ALPHABET = {
    letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=10)
}
TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
SORT_KEY_LENGTH = 300
SEARCH_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Name:
    """Họ, tên đệm, tên. A suggestion: compound given names such as Thanh Hà cannot be told from
    a middle name.
    """

    family: str
    middle: str
    given: str


def split(full_name: str) -> Name:
    words = clean(full_name).split()
    if not words:
        return Name("", "", "")
    return Name(
        family=words[0] if len(words) > 1 else "", middle=" ".join(words[1:-1]), given=words[-1]
    )


def name_key(full_name: str) -> str:
    """Order by given name, then middle name, then family name; letters first, the tone only where
    letters are equal.

    Written in digits alone, two a sign, so that SQLite and PostgreSQL put it in the same order
    under any collation. `Hoà` and `Hòa` get the same key.
    """
    name = split(full_name)
    middle = "".join(_syllable(word) for word in name.middle.split())
    return f"{_syllable(name.given)}{middle}06{_syllable(name.family)}"


def sort_key(full_name: str) -> str:
    """`name_key`, and behind it the spelling itself, so that no two different spellings tie."""
    return f"{name_key(full_name)}07{clean(full_name).encode().hex()}"[:SORT_KEY_LENGTH]


def _syllable(word: str) -> str:
    """Letters, then a sign below every letter that ends them and tells the tone: `an` stands
    before `anh` in any tone.
    """
    tone = 0
    letters: list[str] = []
    for sign in unicodedata.normalize("NFD", word.casefold()):
        if sign in TONES:
            tone = TONES[sign]
        elif unicodedata.combining(sign) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + sign)
        else:
            letters.append(sign)
    return "".join(_letter(letter) for letter in letters) + f"0{tone}"


def _letter(letter: str) -> str:
    return str(ALPHABET[letter]) if letter in ALPHABET else f"99{min(ord(letter), 999_999):06}"


def username_base(full_name: str) -> str:
    """The given name and the first letters of what stands before it: `Văn Đình Khải` is `khai.vd`.
    Empty for a name without a single Latin letter.
    """
    words = [re.sub(r"[^a-z0-9]", "", word) for word in fold(full_name).split()]
    words = [word for word in words if word]
    if not words:
        return ""
    before = "".join(word[0] for word in words[:-1])
    return ".".join(part for part in (words[-1], before) if part)[:50]


def search_text(full_name: str, *, code: str = "", unit: str = "", phone: str = "") -> str:
    """Everything a person may be looked for by, folded."""
    return fold(" ".join((full_name, unit, code, digits(phone))))[:SEARCH_LENGTH]


def search_words(query: str) -> tuple[str, ...]:
    """The words of a query, folded; a number may be typed with dots, hyphens or spaces between
    its digits, as it is shown.
    """
    words: list[str] = []
    parts: list[str] = []
    for word in (*fold(query).split(), ""):
        if re.fullmatch(r"[\d.\-+()]*\d[\d.\-+()]*", word):
            parts.append(word)
            continue
        words += [digits(" ".join(parts))] if parts else []
        parts.clear()
        words += [word] if word else []
    return tuple(words)


def distance(query: str, full_name: str) -> int:
    """How far a name is from what was typed: 0 for a word of the name, marks and all, 1 without
    the marks, 2 for a part of one.
    """
    exact, folded = {_syllable(word) for word in full_name.split()}, set(fold(full_name).split())
    return sum(
        0 if _syllable(word) in exact else 1 if fold(word) in folded else 2
        for word in clean(query).split()
    )


@dataclass(frozen=True, slots=True)
class NameBearer:
    """Somebody who needs a short name: who (`key`), in which unit and post, both as the agency
    abbreviates them.
    """

    key: Hashable
    full_name: str
    unit: str = ""
    title: str = ""


def short_names(bearers: Iterable[NameBearer]) -> dict[Hashable, str]:
    """The shortest form by which each is told from everybody else: `Hùng`, `Hùng (VP)`, `Văn Hùng
    (VP)`, ... `Hùng A`.

    Two forms clash also when they differ in case only, never when they differ in a mark.
    """
    waiting = list(bearers)
    found: dict[Hashable, str] = {}
    taken: set[str] = set()
    for form in FORMS:
        forms = [(bearer, form(bearer)) for bearer in waiting]
        counts = Counter(short.casefold() for _, short in forms)
        for bearer, short in forms:
            if counts[short.casefold()] == 1 and short.casefold() not in taken:
                found[bearer.key] = short
        taken |= {short.casefold() for short in found.values()} | set(counts)
        waiting = [bearer for bearer in waiting if bearer.key not in found]
    for place, bearer in enumerate(waiting):
        found[bearer.key] = f"{_full(bearer)} {_suffix(place)}"
    return found


def _in_unit(name: str, bearer: NameBearer) -> str:
    return f"{name} ({bearer.unit})" if bearer.unit else name


def _two_words(bearer: NameBearer) -> str:
    return " ".join(clean(bearer.full_name).split()[-2:])


def _full(bearer: NameBearer) -> str:
    return _in_unit(clean(bearer.full_name), bearer)


def _with_title(bearer: NameBearer) -> str:
    return (
        f"{clean(bearer.full_name)}"
        f" ({', '.join(part for part in (bearer.title, bearer.unit) if part)})"
    )


FORMS: tuple[Callable[[NameBearer], str], ...] = (
    lambda bearer: split(bearer.full_name).given,
    lambda bearer: _in_unit(split(bearer.full_name).given, bearer),
    lambda bearer: _in_unit(_two_words(bearer), bearer),
    _full,
    _with_title,
)


def _suffix(place: int) -> str:
    """A, B, ... Z, A1, B1, ..."""
    return chr(ord("A") + place % 26) + (str(place // 26) if place >= 26 else "")
