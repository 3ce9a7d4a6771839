"""The people and units that rules speak of: rank, tags with dates, home unit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property


class Rank(StrEnum):
    """Who leads: the head (also acting), a deputy, or neither. Leaders of a unit are its head
    and deputies.
    """

    HEAD = "head"
    DEPUTY = "deputy"
    STAFF = "staff"

    @property
    def leads(self) -> bool:
        return self is not Rank.STAFF


LEADERS = frozenset({Rank.HEAD, Rank.DEPUTY})
AFTER_NIGHT = "after-night"
"""Tags somebody for the day that is theirs after a duty at night: they stand in no number of it."""


@dataclass(frozen=True, slots=True)
class DatedTag:
    """A condition that holds for a time, both ends inclusive; `last` None means until further
    notice.

    >>> sick = DatedTag("locked-down", date(2026, 11, 30), date(2026, 12, 4))
    >>> sick.holds(date(2026, 12, 4)), sick.holds(date(2026, 12, 5))
    (True, False)
    """

    tag: str
    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class DatedLevel:
    """What was declared of a zone for a time (an alert level, a lockdown), both ends inclusive;
    `last` None: until further notice.
    """

    level: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True, order=True)
class NamedPerson:
    """Somebody a document names: by key, and called as the document has it."""

    key: str
    name: str = ""

    @classmethod
    def read(cls, written: str) -> "NamedPerson":
        """As `written` has it.

        >>> NamedPerson.read("12:Nguyễn Văn An").name
        'Nguyễn Văn An'
        """
        key, _colon, name = written.partition(":")
        return cls(key, name)

    @property
    def written(self) -> str:
        return f"{self.key}:{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person as the rules see them. `tags` hold always (roles such as guard, clerk), `dated`
    for their period; `home` is the zone they live in, where it is known.

    >>> sick = DatedTag("isolating", date(2026, 11, 30), date(2026, 12, 4))
    >>> an = Person(key="an", rank=Rank.DEPUTY, tags=frozenset({"clerk"}), dated=(sick,))
    >>> an.has("clerk", on=date(2026, 12, 7)), an.has("isolating", on=date(2026, 12, 7))
    (True, False)
    """

    key: str
    name: str = ""
    rank: Rank = Rank.STAFF
    unit: str = "U"
    room: str = ""
    tags: frozenset[str] = frozenset()
    dated: tuple[DatedTag, ...] = ()
    standing_reasons: tuple[str, ...] = ()
    home: str = ""

    def has(self, tag: str, on: date) -> bool:
        return tag in self.tags or any(dated.tag == tag and dated.holds(on) for dated in self.dated)

    def has_any(self, tags: Iterable[str], on: date) -> bool:
        return any(self.has(tag, on) for tag in tags)


@dataclass(frozen=True)
class Roll:
    """A list of people that rules ask again and again who belongs to what; each question is
    worked out once.

    >>> an, binh = Person(key="an", rank=Rank.HEAD), Person(key="binh", tags=frozenset({"guard"}))
    >>> roll = Roll((an, binh))
    >>> roll.ranked([Rank.HEAD]), roll.having(frozenset({"guard"}), on=date(2026, 11, 30))
    (frozenset({'an'}), frozenset({'binh'}))
    """

    people: tuple[Person, ...]

    @cached_property
    def by_key(self) -> dict[str, Person]:
        return {person.key: person for person in self.people}

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(self.by_key)

    @cached_property
    def units(self) -> dict[str, tuple[Person, ...]]:
        """The people of each unit, in the order in which units first appear."""
        units: dict[str, list[Person]] = {}
        for person in self.people:
            units.setdefault(person.unit, []).append(person)
        return {unit: tuple(people) for unit, people in units.items()}

    @cached_property
    def members(self) -> dict[str, frozenset[str]]:
        return {
            unit: frozenset(person.key for person in people) for unit, people in self.units.items()
        }

    @cached_property
    def rooms(self) -> dict[tuple[str, str], frozenset[str]]:
        """Who of a unit sits in a room; who has none sits in none."""
        rooms: dict[tuple[str, str], set[str]] = {}
        for person in self.people:
            if person.room:
                rooms.setdefault((person.unit, person.room), set()).add(person.key)
        return {room: frozenset(people) for room, people in rooms.items()}

    @cached_property
    def _ranks(self) -> dict[Rank, frozenset[str]]:
        return {
            rank: frozenset(person.key for person in self.people if person.rank is rank)
            for rank in Rank
        }

    @cached_property
    def _with_conditions(self) -> tuple[Person, ...]:
        return tuple(person for person in self.people if person.dated)

    @cached_property
    def _always(self) -> dict[frozenset[str], frozenset[str]]:
        return {}

    def ranked(self, ranks: Iterable[Rank]) -> frozenset[str]:
        return frozenset[str]().union(*(self._ranks[rank] for rank in ranks))

    def having(self, tags: frozenset[str], on: date) -> frozenset[str]:
        """Who has at least one of `tags` on that day."""
        if tags not in self._always:
            self._always[tags] = frozenset(
                person.key for person in self.people if not tags.isdisjoint(person.tags)
            )
        return self._always[tags].union(
            person.key for person in self._with_conditions if person.has_any(tags, on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as scopes see it. `traits` are facts such as `can-work-remotely`, `suspended`, its
    category, sector, territory; `zone` is where its office lies, `levels` what was declared of
    that zone.
    """

    key: str
    name: str = ""
    size: int = 0
    traits: frozenset[str] = field(default=frozenset())
    zone: str = ""
    levels: tuple[DatedLevel, ...] = ()
