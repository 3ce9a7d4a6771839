"""One day across the agency: the list that leaves in the morning and the page of today."""

from dataclasses import dataclass
from datetime import date

from planning.people import Rank
from planning.time import Week
from rosters.values.since import since_told
from weeks.enums import Mode, RosterState, Since


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPerson:
    """Where, morning and afternoon; None where nobody planned it. Sick leave comes as plain leave,
    whoever asks. `since` says what became of them after the approval, `planned` what the two halves
    were to be (empty where nobody planned them).
    """

    staff_id: int
    name: str
    title: str
    rank: Rank
    phone: str
    morning: Mode | None
    afternoon: Mode | None
    reason_label: str = ""
    since: Since | None = None
    planned: tuple[Mode, ...] = ()

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon

    @property
    def since_told(self) -> str:
        return since_told(self.since, self.planned)

    @property
    def is_planned(self) -> bool:
        return self.morning is not None or self.afternoon is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayUnit:
    """One unit's day. `state` is that of the roster the list was read from (approved or
    published), or None: not approved. Then `borrowed` is the week whose approved plan stands in
    for it, and `unplanned` are those of whom no plan says anything. `on_site` includes the
    leaders on site and who is on duty; `leaders` and `on_duty` name them again. All stand where
    they are known to be now; `gone` were planned here and are not of the unit any more, and count
    nowhere. `is_planned` is False where the approved roster says nothing of the day.
    """

    unit_id: int
    name: str
    state: RosterState | None
    leaders: tuple[DayPerson, ...] = ()
    on_duty: tuple[DayPerson, ...] = ()
    on_site: tuple[DayPerson, ...] = ()
    remote: tuple[DayPerson, ...] = ()
    away: tuple[DayPerson, ...] = ()
    unplanned: tuple[DayPerson, ...] = ()
    gone: tuple[DayPerson, ...] = ()
    borrowed: Week | None = None
    is_planned: bool = True

    @property
    def changed(self) -> tuple[DayPerson, ...]:
        """Whom something became of after the approval."""
        listed = (*self.on_site, *self.remote, *self.away, *self.unplanned, *self.gone)
        return tuple(one for one in listed if one.since)

    @property
    def is_approved(self) -> bool:
        return self.state is not None

    @property
    def provisional(self) -> int:
        """How many stand where an older week's plan has them; leave is as recorded now."""
        return len(self.on_site) + len(self.remote) if self.borrowed else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayList:
    """Every unit that must file, in the order of the agency; `name` is that of a holiday."""

    day: date
    is_working: bool
    units: tuple[DayUnit, ...]
    name: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing at all is approved: nothing leaves."""
        return not any(unit.is_approved for unit in self.units)

    @property
    def unapproved(self) -> tuple[DayUnit, ...]:
        return tuple(unit for unit in self.units if not unit.is_approved)

    @property
    def size(self) -> int:
        """Everybody who stands in the list, planned or not."""
        return self.on_site + self.remote + self.away + self.unplanned

    @property
    def changed(self) -> int:
        return sum(len(unit.changed) for unit in self.units)

    @property
    def provisional(self) -> int:
        return sum(unit.provisional for unit in self.units)

    @property
    def unplanned(self) -> int:
        return sum(len(unit.unplanned) for unit in self.units)

    @property
    def on_site(self) -> int:
        return sum(len(unit.on_site) for unit in self.units)

    @property
    def remote(self) -> int:
        return sum(len(unit.remote) for unit in self.units)

    @property
    def away(self) -> int:
        return sum(len(unit.away) for unit in self.units)
