"""What a unit's week comes to in numbers, as it is kept."""

from datetime import date
from typing import Final, NamedTuple


class UnitNumbers(NamedTuple):
    """What `rosters.models.WeekNumbers` holds, by the same names, without a model around it."""

    unit_id: int
    roster_key: int
    stamp: str
    feeders: list[int]
    size: int
    headcount: int
    violations: int
    warnings: int
    is_unchecked: bool
    is_overtaken: bool
    days: list[list[int | None]]
    before: int | None
    differs: int | None
    flaws: list[list[str]]


class UnitAsCounted(NamedTuple):
    """One unit and the roster of its week as they are now: what its numbers are of. `roster_key` is
    0 before anybody opened one.
    """

    unit_id: int
    unit_revision: int
    people_revision: int
    roster_key: int = 0
    version: int = 0
    content: str = ""
    state: str = ""


class WeekBeforeRoster(NamedTuple):
    """A roster of the week before that people were shown, or that was being made."""

    unit_id: int
    roster_key: int
    version: int
    content: str
    state: str
    revision: int


class CountedWeek(NamedTuple):
    """The numbers of units' weeks by the unit's id, and which of them were `made` anew: those are
    to be kept.
    """

    monday: date
    by_unit: dict[int, UnitNumbers]
    made: tuple[UnitNumbers, ...] = ()


NOTHING_COUNTED: Final = CountedWeek(date.min, {})
