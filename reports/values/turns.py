"""Who of a unit was at the office how often in a period: everybody, also who never was, measured
by the days on which they could have been.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final

from planning.duty.day import DayClass
from reports.enums import TurnGroupKind

AS_GOOD_AS_EVEN: Final = 0.95
"""Shares that differ by less count as equal: no plan of whole days comes closer."""
OVERLOADED: Final = 0.25
"""From so much above the average on, somebody is marked."""


@dataclass(frozen=True, slots=True)
class TurnPeriod:
    """Both days belong to it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsOfPerson:
    """One person's days. `available` are those on which they worked here and were not away;
    `expected` how many of the days of the group would be theirs if all were shared by that. A turn
    of duty is counted by the day on which it begins, one in the night in `nights` as well.
    """

    staff_id: int
    name: str
    title: str
    on_site: int
    remote: int
    available: int
    expected: float = 0.0
    duties: Mapping[DayClass, int] = field(default_factory=dict)
    nights: int = 0

    @property
    def deviation(self) -> float:
        return self.on_site - self.expected

    @property
    def percent(self) -> int:
        """By how many percent of the expected days somebody had more (or fewer)."""
        return round(100 * self.deviation / self.expected) if self.expected else 0

    @property
    def is_overloaded(self) -> bool:
        return self.deviation >= 1 and self.on_site >= (1 + OVERLOADED) * self.expected

    @property
    def by_class(self) -> tuple[int, ...]:
        """Turns of duty: working days, days of rest, holidays with Tết."""
        of = self.duties
        holidays = of.get(DayClass.HOLIDAY, 0) + of.get(DayClass.TET, 0)
        return of.get(DayClass.WORKING, 0), of.get(DayClass.REST, 0), holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnBar:
    """One line of the chart, in hundredths of its width; `mark` is where the expected days lie."""

    person: TurnsOfPerson
    on_site: float
    remote: float
    mark: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnGroup:
    kind: TurnGroupKind
    people: tuple[TurnsOfPerson, ...]

    @property
    def total(self) -> int:
        return sum(one.on_site for one in self.people)

    @property
    def fairness(self) -> int | None:
        """0 to 100; None where fewer than two people could be compared."""
        return fairness_of(one.on_site / one.available for one in self.people if one.available)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWeeks:
    """How many of the weeks stand as the planner made them, and for how many of those it proved
    that no plan is better.
    """

    weeks: int
    planned: int
    proven: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTurns:
    unit_id: int
    unit: str
    agency: str
    period: TurnPeriod
    groups: tuple[TurnGroup, ...]
    weeks: PlannedWeeks

    @property
    def people(self) -> tuple[TurnsOfPerson, ...]:
        return tuple(person for group in self.groups for person in group.people)

    @property
    def has_duty(self) -> bool:
        return any(person.duties for person in self.people)

    @property
    def bars(self) -> tuple[TurnBar, ...]:
        """All on one scale: the most days that anybody worked."""
        most = max((one.on_site + one.remote for one in self.people), default=0) or 1
        return tuple(
            TurnBar(
                person=one,
                on_site=round(100 * one.on_site / most, 2),
                remote=round(100 * one.remote / most, 2),
                mark=min(99.0, round(100 * one.expected / most, 2)),
            )
            for one in self.people
        )


def fairness_of(shares: Iterable[float]) -> int | None:
    """How even shares are: the mean over all pairs of the smaller by the larger, in hundredths;
    None for fewer than two.

    >>> fairness_of([0.4, 0.4, 0.4]), fairness_of([0.4, 0.0]), fairness_of([0.5])
    (100, 0, None)
    """
    pairs = [_evenness(*pair) for pair in combinations(shares, 2)]
    return round(100 * sum(pairs) / len(pairs)) if pairs else None


def _evenness(one: float, other: float) -> float:
    low, high = sorted((one, other))
    share = low / high if high else 1.0
    return 1.0 if share >= AS_GOOD_AS_EVEN else share
