"""Which events want the same room, vehicle or person at the same time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from itertools import permutations

from events.enums import ResourceKind
from events.values.lines import CalendarLine
from events.values.rows import EventClash


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTime:
    """An event with what it takes from its beginning until `until`: `persons` sit in the room.
    `people` maps ids of staff to names; `seats` is how many the room has, if that is known.
    """

    line: CalendarLine
    until: time
    persons: int
    room_id: int | None = None
    vehicle_id: int | None = None
    seats: int | None = None
    people: Mapping[int, str] = field(default_factory=dict)

    def meets(self, other: "TakenTime") -> bool:
        return self.line.begins < other.until and other.line.begins < self.until


def clashes_among(taken: Iterable[TakenTime]) -> dict[int, tuple[EventClash, ...]]:
    """By the id of the event, for all in which something clashes. What ends when another begins
    does not meet it.
    """
    by_day: dict[object, list[TakenTime]] = defaultdict(list)
    for one in taken:
        by_day[one.line.day].append(one)
    found: dict[int, list[EventClash]] = defaultdict(list)
    for held in by_day.values():
        for one, other in permutations(held, 2):
            found[one.line.item_id] += clashes_between(one, other) if one.meets(other) else ()
        for one in held:
            found[one.line.item_id] += _too_small(one)
    return {item_id: tuple(clashes) for item_id, clashes in found.items() if clashes}


def clashes_between(one: TakenTime, other: TakenTime) -> Iterator[EventClash]:
    """What the two, which meet, both want."""
    if one.room_id is not None and one.room_id == other.room_id:
        yield EventClash(kind=ResourceKind.ROOM, what=one.line.place, other=other.line)
    if one.vehicle_id is not None and one.vehicle_id == other.vehicle_id:
        yield EventClash(kind=ResourceKind.VEHICLE, what=one.line.vehicle, other=other.line)
    for staff_id in sorted(one.people.keys() & other.people.keys()):
        yield EventClash(kind=None, what=one.people[staff_id], other=other.line)


def clashes_of(one: TakenTime, others: Iterable[TakenTime]) -> tuple[EventClash, ...]:
    """Of an event that is only being written with those that stand."""
    met = (other for other in others if other.line.day == one.line.day and one.meets(other))
    return (*(clash for other in met for clash in clashes_between(one, other)), *_too_small(one))


def _too_small(one: TakenTime) -> Iterator[EventClash]:
    if one.room_id is not None and one.seats is not None and one.persons > one.seats:
        yield EventClash(
            kind=ResourceKind.ROOM, what=one.line.place, seats=one.seats, persons=one.persons
        )
