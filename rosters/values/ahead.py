"""A week to come, as the list of a unit's weeks shows it."""

from dataclasses import dataclass
from datetime import date

from planning.time import Week
from rosters.values.progress import Deadline
from weeks.enums import RosterState


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingWeek:
    """`state` is None while nobody began it; `special` are its days that differ from Monday to
    Friday, as they are called, and `days` how many are worked.
    """

    week: Week
    state: RosterState | None
    revision: int
    deadline: Deadline
    days: int
    special: tuple[tuple[date, str], ...]
    is_this_week: bool

    @property
    def is_open(self) -> bool:
        """Something is still to be sent."""
        unsent = (None, RosterState.DRAFT, RosterState.RETURNED)
        return self.state in unsent and bool(self.days)

    @property
    def can_begin(self) -> bool:
        return self.state is None and bool(self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingMonth:
    """The weeks that begin in the month of `first`."""

    first: date
    weeks: tuple[ComingWeek, ...]
