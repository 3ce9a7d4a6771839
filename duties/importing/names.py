"""Whom a cell of a list means, and which shift the head of a column: sure, or to be asked."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final, Generic, TypeVar

from duties.models import DutyShift
from duties.sheets.paper import written_names
from duties.sheets.sheet import DutySheet
from duties.texts import hours_text
from units.folding import fold_name, fold_search, tidy

T = TypeVar("T")
PARTED: Final = re.compile(r"[,;\n+&/]| và | - | – ", re.IGNORECASE)
ADDRESSED: Final = re.compile(
    r"^(?:\d+[.)]|[-–•*])?\s*(?:đ/c|đ\.c\.?|đc|đồng chí|ông|bà)?(?:[.:]\s*|\s+|$)", re.IGNORECASE
)
"""What stands before a name: a number, a dash, how somebody is addressed."""
COMRADE: Final = re.compile(r"\bđ/c\b", re.IGNORECASE)
PHONE: Final = re.compile(r"\(?\+?[\d][\d .]{7,}\)?")
NOTHING: Final = re.compile(r"[-–—_.…xX]*")


def names_in(text: str) -> list[str]:
    """The names in a cell, as they are written there, each once."""
    plain = PHONE.sub(" ", COMRADE.sub("đc", text.replace("\r", "\n")))
    parts = (tidy(ADDRESSED.sub("", f" {part}".lstrip() or " ")) for part in PARTED.split(plain))
    return list(dict.fromkeys(part for part in parts if not NOTHING.fullmatch(part)))


def choice_key(kind: str, written: str) -> str:
    """What an answer about this name or head is known by."""
    return f"{kind}-{sha256(fold_name(written).encode()).hexdigest()[:12]}"


class LabelBook(Generic[T]):
    """What each of several is called, the surest names first."""

    def __init__(self) -> None:
        self._levels: list[dict[str, set[T]]] = []
        self._folds: list[Callable[[str], str]] = []

    def level(self, fold: Callable[[str], str], labels: Mapping[T, Iterable[str]]) -> None:
        """Another way to be called, less sure than those before."""
        found: dict[str, set[T]] = {}
        for one, words in labels.items():
            for word in words:
                if folded := fold(word):
                    found.setdefault(folded, set()).add(one)
        self._levels.append(found)
        self._folds.append(fold)

    def called(self, written: str) -> frozenset[T]:
        """All who are called so on the surest level on which anybody is."""
        for fold, level in zip(self._folds, self._levels, strict=True):
            if found := level.get(fold(written)):
                return frozenset(found)
        return frozenset()


def people_of(sheet: DutySheet) -> LabelBook[int]:
    """By full name, short name and code; then without marks; then by the last words of the
    name.
    """
    written, book = written_names(sheet), LabelBook[int]()
    whole = {
        pk: (member.staff.full_name, member.short_name, member.staff.code, written[pk])
        for pk, member in sheet.members.items()
    }
    ends = {pk: _ends(member.staff.full_name) for pk, member in sheet.members.items()}
    for labels in (whole, ends):
        book.level(fold_name, labels)
        book.level(fold_search, labels)
    return book


def shifts_of(sheet: DutySheet) -> LabelBook[int]:
    """By post and shift together; by what only one shift has: its post, its name, its hours."""
    book = LabelBook[int]()
    book.level(_words, {shift.pk: _together(shift) for shift in sheet.shifts})
    book.level(_words, {shift.pk: _apart(shift) for shift in sheet.shifts})
    return book


def _ends(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[place:]) for place in range(1, len(words))]


def _together(shift: DutyShift) -> Sequence[str]:
    hours = hours_text(shift.begins, shift.ends)
    names = (shift.name, hours, f"{shift.name} {hours}")
    return [f"{shift.post.name} {name}" for name in names if name]


def _apart(shift: DutyShift) -> Sequence[str]:
    return shift.post.name, shift.name, hours_text(shift.begins, shift.ends)


def _words(text: str) -> str:
    """Letters and figures only: how hours are dashed makes no other shift."""
    return " ".join(re.findall(r"\w+", fold_search(text)))
