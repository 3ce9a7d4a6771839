"""Services as pages show them: by units, with how they are given on a day."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from serving.enums import ServiceWay


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWay:
    """How a service is given for a time. `ground` names the document and its clause."""

    pk: int
    way: ServiceWay
    first: date
    last: date | None
    ground: str
    directive_id: int | None
    instead: str

    @property
    def is_over(self) -> bool:
        """Whether nothing is left at the counter."""
        return self.way in (ServiceWay.SUSPENDED, ServiceWay.ONLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownService:
    """A service on a day: `now` is None where it is given at the counter as always; `later` begins
    after the day.
    """

    pk: int
    name: str
    unit_id: int
    unit: str
    place: str
    hours: str
    is_reception: bool
    now: ShownWay | None
    later: tuple[ShownWay, ...]
    may_keep: bool = False

    @property
    def way(self) -> ServiceWay:
        return self.now.way if self.now else ServiceWay.COUNTER


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitServices:
    unit: str
    services: tuple[ShownService, ...]


def by_unit(services: tuple[ShownService, ...]) -> tuple[UnitServices, ...]:
    return tuple(
        UnitServices(unit=unit, services=tuple(found))
        for (_pk, unit), found in groupby(services, key=lambda one: (one.unit_id, one.unit))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicServices:
    """What anybody may read of an agency: no person is named."""

    agency: str
    parent: str
    contact: str
    day: date
    groups: tuple[UnitServices, ...]

    @property
    def changed(self) -> tuple[ShownService, ...]:
        """Those that are not given at the counter as always."""
        return tuple(
            one
            for group in self.groups
            for one in group.services
            if one.way is not ServiceWay.COUNTER
        )
