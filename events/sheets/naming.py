"""Whom the words of an event mean: people and units of the agency, written as one writes them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from events.values.directory import AgencyDirectory, ListedPerson, NamedPeople
from planning.people import Rank
from units.folding import fold_name
from units.names import clean

PARTED: Final = re.compile(r"[;\n]|\.\s")
JOINED: Final = re.compile(r",| và ", re.IGNORECASE)
BEHIND: Final = re.compile(r"\s*(?:\(([^)]*)\)|\s[-–]\s.*)\s*$")
LEADERSHIP: Final = frozenset(
    map(fold_name, ("BGĐ", "Ban Giám đốc", "Lãnh đạo Sở", "Lãnh đạo cơ quan", "Tập thể lãnh đạo"))
)
ALL_UNITS: Final = tuple(map(fold_name, ("các phòng", "các đơn vị")))
ONLY_SOME: Final = fold_name("liên quan")
DIRECTOR: Final = frozenset(map(fold_name, ("GĐ", "Giám đốc")))
COMRADES: Final = tuple(f"{fold_name(word)} " for word in ("đ/c", "đc", "đồng chí", "ông", "bà"))


class NameReader:
    """Reads texts against one directory, which is put in order once."""

    def __init__(self, directory: AgencyDirectory) -> None:
        self._directory = directory

    def read(self, text: str) -> NamedPeople:
        """Everybody whom the text names. A name that two people bear is nobody's until the unit
        stands behind it in brackets.
        """
        staff, units, doubtful = set[int](), set[int](), list[str]()
        for piece in self._pieces(text):
            words = fold_name(piece)
            if any(group in words for group in ALL_UNITS):
                units |= {unit.unit_id for unit in self._directory.units if not unit.leads}
            elif words in LEADERSHIP:
                staff |= {one.staff_id for one in self._directory.people if one.leads}
            elif found := self._people(piece):
                if len(found) == 1:
                    staff |= found
                else:
                    doubtful.append(piece)
            elif unit := self._unit(words):
                units.add(unit)
        return NamedPeople(
            staff=frozenset(staff), units=frozenset(units), doubtful=tuple(dict.fromkeys(doubtful))
        )

    @staticmethod
    def _pieces(text: str) -> Iterator[str]:
        for part in PARTED.split(text):
            words = fold_name(part.replace(",", " "))
            if ONLY_SOME in words and any(group in words for group in ALL_UNITS):
                continue  # which of the units is known to whoever wrote it
            for piece in JOINED.split(part):
                if named := clean(piece).strip(" .:-–"):
                    yield named

    def _people(self, piece: str) -> frozenset[int]:
        """By the whole of it, then without what stands before a name: an address, an office."""
        behind = BEHIND.search(piece)
        within = fold_name(behind[1] or "") if behind else ""
        words = fold_name(BEHIND.sub("", piece))
        if words in self._by_office:
            return self._by_office[words]
        for start in self._starts(words):
            found = self._by_name.get(start, [])
            here = (
                [one for one in found if within in map(fold_name, one.unit_names)] if within else []
            )
            if found:
                return frozenset(one.staff_id for one in here or found)
        return frozenset()

    @staticmethod
    def _starts(words: str) -> Iterator[str]:
        """What is left when more and more of the first words are no part of the name. A single
        word is a name only where one is addressed by it.
        """
        yield words
        parts = words.split()
        for place in range(1, len(parts) - 1):
            yield " ".join(parts[place:])
        for comrade in COMRADES:
            if words.startswith(comrade):
                yield words.removeprefix(comrade)

    def _unit(self, words: str) -> int | None:
        """The unit, or the unit whose head or leaders are named."""
        parts = words.split()
        for place in range(len(parts)):
            found = self._units.get(" ".join(parts[place:]))
            if found is not None:
                return found
        return None

    @cached_property
    def _by_name(self) -> dict[str, list[ListedPerson]]:
        """By full name and short name; the leaders of the agency by the given name as well."""
        found: dict[str, list[ListedPerson]] = defaultdict(list)
        for one in self._directory.people:
            names = {fold_name(one.full_name), fold_name(one.short_name)}
            if one.leads:
                names.add(fold_name(one.full_name).split()[-1])
            for name in names - {""}:
                found[name].append(one)
        return found

    @cached_property
    def _by_office(self) -> dict[str, frozenset[int]]:
        """The leaders of the agency by what they are, each written in full."""
        found: dict[str, set[int]] = defaultdict(set)
        for one in self._directory.people:
            if one.leads:
                names = DIRECTOR if one.rank is Rank.HEAD else frozenset[str]()
                for name in names | {fold_name(one.title)}:
                    found[name].add(one.staff_id)
        return {name: frozenset(ids) for name, ids in found.items()}

    @cached_property
    def _units(self) -> dict[str, int]:
        return {
            fold_name(name): unit.unit_id
            for unit in reversed(self._directory.units)
            for name in unit.names
            if name
        }
