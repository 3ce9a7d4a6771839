"""The one list of the agency for a season: who is on duty on which day, and who is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from duties.values.standing import ShiftCrew
from seasons.values.seasons import SeasonFacts, UnitFiling
from weeks.enums import RosterState


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """A day by both calendars; `name` is that of a holiday."""

    day: date
    moon: str
    name: str
    is_off: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListGroup:
    """What stands under one heading: a day, or (None) a unit with the name `unit` (empty: the
    agency itself).
    """

    day: DayTold | None
    unit: str
    crews: tuple[ShiftCrew, ...]

    @property
    def key(self) -> str:
        """What the page calls its heading, by the first shift below it."""
        first = self.crews[0].first
        return f"day-{first.day:%Y%m%d}" if self.day else f"shift-{first.shift_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyList:
    """`agency` and `parent` stand at the head of the paper. `crews` are those of what is published,
    by day, the agency's first, then those of its `units` in their order; of the `missing` something
    is not.
    """

    season: SeasonFacts
    agency: str
    parent: str
    days: tuple[DayTold, ...]
    units: tuple[str, ...]
    crews: tuple[ShiftCrew, ...]
    missing: tuple[UnitFiling, ...]

    @property
    def day_of(self) -> dict[date, DayTold]:
        return {one.day: one for one in self.days}

    @property
    def by_day(self) -> tuple[ListGroup, ...]:
        """The days on which anybody is on duty."""
        told = self.day_of
        return tuple(
            ListGroup(day=told[day], unit="", crews=tuple(crews))
            for day, crews in groupby(self.crews, key=lambda crew: crew.first.day)
        )

    @property
    def by_unit(self) -> tuple[ListGroup, ...]:
        """The agency first, then its units in their order."""
        found: dict[str, list[ShiftCrew]] = {"": [], **{name: [] for name in self.units}}
        for crew in self.crews:
            found.setdefault(crew.first.unit, []).append(crew)
        return tuple(
            ListGroup(day=None, unit=unit, crews=tuple(crews))
            for unit, crews in found.items()
            if crews
        )

    @property
    def hotlines(self) -> tuple[tuple[str, str], ...]:
        """The posts of the agency that have a telephone of their own, each once."""
        own = (crew.first for crew in self.crews if not crew.first.unit)
        return tuple(dict.fromkeys((one.post, one.post_phone) for one in own if one.post_phone))


def missing_of(rows: Iterable[UnitFiling]) -> tuple[UnitFiling, ...]:
    """Those whose roster is not published."""
    return tuple(row for row in rows if row.state != RosterState.PUBLISHED)
