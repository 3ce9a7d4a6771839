"""A place with its weeks as pages and papers show them."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from lodging.enums import StayClash


@dataclass(frozen=True, slots=True)
class WrittenPlace:
    """What is on record of a place, as somebody types it."""

    name: str
    kind: str
    beds: int
    address: str = ""
    route: str = ""
    vehicle: str = ""
    meals_a_day: int = 3
    handover_weekday: int = 0
    handover_at: object = None
    is_in_use: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleeper:
    """Somebody at a place, as far as it lies within what is shown."""

    stay_id: int
    staff_id: int
    name: str
    title: str
    unit: str
    phone: str
    leads: bool
    first: date
    last: date
    is_settled: bool
    clashes: tuple[StayClash, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgedDay:
    """How many sleep at the place in a night, and what they eat that day."""

    day: date
    persons: int
    beds: int
    meals: int

    @property
    def free(self) -> int:
        return self.beds - self.persons


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """What a page or a paper says of a place; `kind` in words."""

    pk: int
    name: str
    kind: str
    address: str
    beds: int
    route: str
    vehicle: str
    handover_at: time | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgedWeek:
    """From one handover to the day before the next."""

    place: ShownPlace
    first: date
    sleepers: tuple[Sleeper, ...]
    days: tuple[LodgedDay, ...]

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def meals(self) -> int:
        return sum(day.meals for day in self.days)

    @property
    def clashes(self) -> int:
        return sum(bool(one.clashes) for one in self.sleepers)

    @property
    def has_leader(self) -> bool:
        return any(one.leads for one in self.sleepers)

    @property
    def unsettled(self) -> int:
        return sum(not one.is_settled for one in self.sleepers)
