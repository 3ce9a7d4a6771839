"""Who is on duty at a moment, and who comes after them."""

from dataclasses import dataclass
from datetime import date

from duties.values.standing import ShiftCrew


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingDay:
    """A day with the shifts that have not begun on it; `name` is that of a holiday."""

    day: date
    name: str
    lunar: str
    crews: tuple[ShiftCrew, ...]

    @property
    def key(self) -> str:
        """What the page calls its heading."""
        return f"day-{self.day:%Y%m%d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayDuty:
    """The shifts that begin on a day, and those that go on `now`."""

    crews: tuple[ShiftCrew, ...]
    now: tuple[ShiftCrew, ...]

    @property
    def people(self) -> frozenset[int]:
        """The ids of who has a turn on that day."""
        return frozenset(turn.staff_id for crew in self.crews for turn in crew.turns)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentDuty:
    """The shifts that go on now, those of yesterday that are not over among them, and the days
    that follow.
    """

    now: tuple[ShiftCrew, ...]
    coming: tuple[ComingDay, ...]

    @property
    def is_known(self) -> bool:
        """Whether any published roster speaks of these days."""
        return bool(self.now or self.coming)
