"""The zones of an agency as a clerk looks at them: which offices lie there, how many people live
there, what holds there.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from units.models import Agency, Staff, Unit, Zone, ZoneLevel
from units.names import clean, fold
from units.selectors.mandate import Mandate, open_on
from units.selectors.places import places_of


@dataclass(frozen=True, slots=True)
class ZoneListed:
    """A zone with the offices in it, the number of people whose home is written by its name, and
    what holds there today.
    """

    zone: Zone
    offices: tuple[Unit, ...]
    people: int
    holding: tuple[ZoneLevel, ...]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A home as somebody wrote it that is no zone of the agency, and how many people live there."""

    name: str
    people: int


def zones_of(mandate: Mandate, on: date) -> tuple[list[ZoneListed], list[Unmatched]]:
    """Every zone, and the homes that are none of them, most people first. Six queries."""
    people, rest = residents(mandate.agency)
    zones = sorted(_zones(mandate.agency, on), key=lambda zone: fold(zone.name))
    listed = [
        ZoneListed(zone, tuple(zone.units.all()), people[zone.code], tuple(zone.levels.all()))
        for zone in zones
    ]
    return listed, [Unmatched(name, count) for name, count in rest.most_common()]


def residents(agency: Agency) -> tuple[Counter[str], Counter[str]]:
    """How many people live in which zone, by its code, and in homes that are no zone, as they
    are written. Three queries.
    """
    places, people, rest = places_of(agency), Counter[str](), Counter[str]()
    written = (
        Staff.objects.filter(agency=agency, is_active=True)
        .exclude(home_zone="")
        .values_list("home_zone", flat=True)
    )
    for home, count in Counter(clean(home) for home in written).items():
        code = places.home(home)
        if code:
            people[code] += count
        else:
            rest[home] += count
    return people, rest


def _zones(agency: Agency, on: date) -> QuerySet[Zone]:
    holding = Prefetch("levels", ZoneLevel.objects.filter(open_on(on)).order_by("first", "pk"))
    return agency.zones.prefetch_related(
        holding, Prefetch("units", Unit.objects.order_by("order", "pk"))
    )
