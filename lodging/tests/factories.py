"""A place with beds, and somebody who sleeps there, for tests."""

from datetime import date, time, timedelta
from typing import Any

from lodging.enums import PlaceKind
from lodging.models import LodgingPlace, LodgingStay
from lodging.services.places import keep_place
from lodging.services.stays import add_stay
from lodging.values import WrittenPlace
from rosters.tests.factories import MONDAY, NOW, Office
from units.models import Staff


def make_place(office: Office, name: str = "Nhà khách Sở", **fields: Any) -> LodgingPlace:
    """Two beds, one route; weeks begin on Monday at eight."""
    given = {
        "kind": PlaceKind.TWO_POINTS,
        "beds": 2,
        "route": "Nhà khách - Sở, 7h00 và 17h30",
        "vehicle": "43A-001.25",
        "handover_at": time(8),
        **fields,
    }
    return keep_place(None, WrittenPlace(name=name, **given), by=office.office, at=NOW)


def make_stay(
    place: LodgingPlace, staff: Staff, office: Office, first: date = MONDAY, days: int = 7
) -> LodgingStay:
    last = first + timedelta(days=days - 1)
    return add_stay(place, staff, first=first, last=last, by=office.office, at=NOW)
