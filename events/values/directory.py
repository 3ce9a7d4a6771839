"""The people and units of an agency as the text of an event may name them."""

from dataclasses import dataclass, field

from planning.people import Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPerson:
    """`leads`: of the leadership of the agency."""

    staff_id: int
    full_name: str
    short_name: str
    title: str
    rank: Rank
    unit_id: int
    unit_names: tuple[str, ...]
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedUnit:
    unit_id: int
    names: tuple[str, ...]
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDirectory:
    people: tuple[ListedPerson, ...]
    units: tuple[ListedUnit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPeople:
    """Who is meant. `doubtful` are words that fit several people, as they were written; what fits
    nobody of the agency is left to whoever reads it.
    """

    staff: frozenset[int] = field(default_factory=frozenset)
    units: frozenset[int] = field(default_factory=frozenset)
    doubtful: tuple[str, ...] = ()
