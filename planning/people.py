"""The people and units that rules speak of: rank, tags with dates, home unit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Rank(StrEnum):
    """Who leads: the head (also acting), a deputy, or neither. Leaders of a unit are its head and deputies."""

    HEAD = "head"
    DEPUTY = "deputy"
    STAFF = "staff"

    @property
    def leads(self) -> bool:
        return self is not Rank.STAFF


@dataclass(frozen=True, slots=True)
class DatedTag:
    """A condition that holds for a time, both ends inclusive; `last` None means until further notice."""

    tag: str
    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person as the rules see them. `tags` hold always (roles such as guard, clerk), `dated` for their period."""

    key: str
    name: str = ""
    rank: Rank = Rank.STAFF
    unit: str = "U"
    tags: frozenset[str] = frozenset()
    dated: tuple[DatedTag, ...] = ()
    standing_reasons: tuple[str, ...] = ()

    def has(self, tag: str, on: date) -> bool:
        return tag in self.tags or any(dated.tag == tag and dated.holds(on) for dated in self.dated)

    def has_any(self, tags: Iterable[str], on: date) -> bool:
        return any(self.has(tag, on) for tag in tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as scopes see it. `traits` are facts such as `can-work-remotely`, `suspended`, its category, sector, territory."""

    key: str
    name: str = ""
    size: int = 0
    traits: frozenset[str] = field(default=frozenset())
