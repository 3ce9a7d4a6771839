"""What somebody has to do, put together from every room that asks something of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, Protocol

from assignments.selectors.to_do import tasks_to_report
from calls.selectors.to_do import calls_to_answer
from declarations.selectors.to_do import declarations_to_do
from directives.selectors.to_do import directives_to_read, exceptions_ending
from duties.selectors.to_do import duty_to_do
from mobilisation.selectors.to_do import mobilisation_to_do
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


SOURCES: Final[tuple[ToDoSource, ...]] = (
    calls_to_answer,
    mobilisation_to_do,
    declarations_to_do,
    duty_to_do,
    day_swaps_to_answer,
    tasks_to_report,
    directives_to_read,
    exceptions_ending,
    sickness_to_end,
)
"""What is due at the same moment, or never, stands in this order."""


def to_do(mandate: Mandate, *, at: datetime) -> tuple[ToDo, ...]:
    """All that waits for the person: what is overdue first, then what is due next."""
    found = [row for source in SOURCES for row in source(mandate, at=at)]
    return tuple(sorted(found, key=lambda row: (not row.is_overdue, row.due or NEVER)))
