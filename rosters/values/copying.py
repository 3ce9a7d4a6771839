"""Taking an earlier week, or a pattern that the unit keeps, into a week: what somebody wishes of
it, and what became of every cell.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from weeks.values.cells import Cell

WeekdayKey = tuple[int, int]
"""Whose cell (the id of the staff member), on which day of the week (Monday is 0)."""


class CopyMode(StrEnum):
    """What may be written over."""

    MERGE = "merge"  # all that is not pinned
    EMPTY = "empty"  # what stands as the week was opened
    REPLACE = "replace"  # pins too; what has nothing to take stands as when the week was opened


class Rotation(StrEnum):
    """Whether people stand where they stood, or everybody moves on by one."""

    NONE = "none"
    PERSON = "person"  # among those who may exchange, each takes what the one before had
    DAY = "day"  # what was on Monday comes on Tuesday, what was on Friday comes on Monday


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyWish:
    """From the week that begins on `monday` (None: the week before), or from a kept pattern."""

    monday: date | None = None
    pattern_id: int | None = None
    mode: CopyMode = CopyMode.MERGE
    rotation: Rotation = Rotation.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPattern:
    """The cells to take, by person and weekday, and the weekdays that were worked."""

    cells: Mapping[WeekdayKey, Cell]
    weekdays: frozenset[int]

    @property
    def people(self) -> frozenset[int]:
        return frozenset(staff_id for staff_id, _weekday in self.cells)


class WhySkipped(StrEnum):
    ON_LEAVE = "on-leave"  # an absence decides the cell
    PINNED = "pinned"  # set by hand in this week
    FILLED = "filled"  # only what is empty was asked for
    WAS_AWAY = "was-away"  # was away then: nothing to take over
    NEW_HERE = "new-here"  # was not in what is copied
    OVER_CAP = "over-cap"  # too many would be there: put at home instead
    NOT_ALLOWED = "not-allowed"  # may not be there: put at home instead
    MUST_COME = "must-come"  # may not be at home: left as it stands
    DAY_OFF = "day-off"  # the day was not worked then
    CALLED = "called"  # a call decides the cell
    SWAPPED = "swapped"  # the day was exchanged with a colleague's
    ON_DUTY = "on-duty"  # a roster of duty decides the cell
    WAS_ON_DUTY = "was-on-duty"  # a roster of duty decided it then


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    staff_id: int
    name: str
    day: date
    why: WhySkipped


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedPerson:
    """One person's cells that were skipped for one reason."""

    staff_id: int
    name: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedGroup:
    """All cells skipped for one reason, person by person."""

    why: WhySkipped
    count: int
    people: tuple[SkippedPerson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """The result sheet of copying: how many cells stand as in what was copied, and which do not
    and why. `gone` are the people who have left the unit since; `unmoved` those whom a rotation
    left in their place, as nobody has the same duties.
    """

    copied: int
    changed: int
    skipped: tuple[Skipped, ...]
    gone: tuple[str, ...] = ()
    unmoved: tuple[str, ...] = ()

    @property
    def groups(self) -> tuple[SkippedGroup, ...]:
        """By reason, in the order in which the reasons first come up."""
        found: dict[WhySkipped, dict[int, list[Skipped]]] = {}
        for one in self.skipped:
            found.setdefault(one.why, {}).setdefault(one.staff_id, []).append(one)
        return tuple(
            SkippedGroup(
                why=why,
                count=sum(map(len, by_person.values())),
                people=tuple(
                    SkippedPerson(
                        staff_id=staff_id, name=cells[0].name, days=tuple(one.day for one in cells)
                    )
                    for staff_id, cells in by_person.items()
                ),
            )
            for why, by_person in found.items()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySource:
    """A week that may be copied, as a list offers it."""

    monday: date
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternSource:
    """A pattern that the unit keeps, as a list offers it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOffer:
    """What may be copied into a roster, weeks newest first, patterns by name, and what stands in
    the way: cells that somebody changed, and cells that are pinned.
    """

    sources: tuple[CopySource, ...]
    patterns: tuple[PatternSource, ...]
    filled: int
    pinned: int
