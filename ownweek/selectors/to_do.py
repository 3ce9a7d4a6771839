"""What somebody has to do, put together from every room that asks something of them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final, Protocol

from assignments.selectors.to_do import tasks_to_report
from calls.selectors.to_do import calls_to_answer
from declarations.selectors.to_do import declarations_to_do
from directives.selectors.to_do import directives_to_read, exceptions_ending
from duties.selectors.to_do import duty_to_do
from mobilisation.selectors.to_do import mobilisation_to_do
from ownweek.selectors.rooms import EVERY_ROOM, Room
from swaps.selectors.to_do import day_swaps_to_answer
from units.selectors import Mandate
from units.selectors.sickness import sickness_to_end
from units.values import ToDo

NEVER: Final = datetime.max.replace(tzinfo=UTC)


class ToDoSource(Protocol):
    """A room's answer to what waits for this person. The same few queries however much it is; none
    for who is not on the staff.
    """

    def __call__(self, mandate: Mandate, *, at: datetime) -> Iterable[ToDo]: ...


SOURCES: Final[Mapping[ToDoSource, frozenset[Room] | None]] = {
    calls_to_answer: frozenset({Room.CALLS}),
    mobilisation_to_do: frozenset({Room.MOBILISED}),
    declarations_to_do: None,
    duty_to_do: frozenset({Room.TURNS, Room.DUTY_ASKED, Room.HANDED}),
    day_swaps_to_answer: frozenset({Room.DAY_SWAPS, Room.TO_DECIDE}),
    tasks_to_report: frozenset({Room.TASKS}),
    directives_to_read: frozenset({Room.NOTICES}),
    exceptions_ending: None,
    sickness_to_end: frozenset({Room.SICK}),
}
"""Which source is asked where there is anything in which rooms (None: always). What is due at the
same moment, or never, stands in this order.
"""


def to_do(
    mandate: Mandate, *, at: datetime, rooms: frozenset[Room] = EVERY_ROOM
) -> tuple[ToDo, ...]:
    """All that waits for the person: what is overdue first, then what is due next. `rooms`: where
    there is anything, as `rooms_of` says.
    """
    asked = (source for source, about in SOURCES.items() if about is None or rooms & about)
    found = [row for source in asked for row in source(mandate, at=at)]
    return tuple(sorted(found, key=lambda row: (not row.is_overdue, row.due or NEVER)))
