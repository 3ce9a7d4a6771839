"""One day across the agency: the list that leaves in the morning and the page of today."""

from dataclasses import dataclass
from datetime import date

from planning.people import Rank
from rosters.enums import Mode, RosterState


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPerson:
    """`modes` says where, morning and afternoon; sick leave comes as plain leave, whoever asks."""

    staff_id: int
    name: str
    title: str
    rank: Rank
    phone: str
    morning: Mode
    afternoon: Mode
    reason_label: str = ""

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon


@dataclass(frozen=True, slots=True, kw_only=True)
class DayUnit:
    """One unit's day. `state` is that of the roster the list was read from (approved or
    published), or None: not approved, and then the lists are empty. `on_site` includes the
    leaders on site and who is on duty; `leaders` and `on_duty` name them again.
    """

    unit_id: int
    name: str
    state: RosterState | None
    leaders: tuple[DayPerson, ...] = ()
    on_duty: tuple[DayPerson, ...] = ()
    on_site: tuple[DayPerson, ...] = ()
    remote: tuple[DayPerson, ...] = ()
    away: tuple[DayPerson, ...] = ()

    @property
    def is_approved(self) -> bool:
        return self.state is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """Every unit that must file, in the order of the agency."""

    day: date
    is_working: bool
    units: tuple[DayUnit, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing at all is approved: nothing leaves."""
        return not any(unit.is_approved for unit in self.units)

    @property
    def unapproved(self) -> tuple[DayUnit, ...]:
        return tuple(unit for unit in self.units if not unit.is_approved)

    @property
    def on_site(self) -> int:
        return sum(len(unit.on_site) for unit in self.units)

    @property
    def remote(self) -> int:
        return sum(len(unit.remote) for unit in self.units)

    @property
    def away(self) -> int:
        return sum(len(unit.away) for unit in self.units)
