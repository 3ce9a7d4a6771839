"""Where people live is found by the name they gave, and what was declared there holds of them."""

from datetime import date
from typing import Any

import pytest

from planning.people import DatedLevel, DatedTag
from tests.factories import make_agency, make_zone
from units.models import Agency, ZoneLevel
from units.selectors import places_of

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 3)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Phường Tân Bình", "phuong-tan-binh"),
        ("  phường  tân bình ", "phuong-tan-binh"),
        ("Phuong Tan Binh", "phuong-tan-binh"),
        ("Xã Hoà", "xa-hoa"),
        ("Xã Hóa", "xa-hoa-2"),
        ("Xa Hoa", ""),
        ("Phường Bình Tân", ""),
        ("", ""),
    ],
)
def test_a_home_is_found_with_or_without_marks_unless_two_zones_read_alike(
    written: str, code: str
) -> None:
    agency = make_agency()
    make_zone(agency)
    make_zone(agency, "Xã Hoà")
    agency.zones.create(code="xa-hoa-2", name="Xã Hóa")

    assert places_of(agency).home(written) == code


def test_a_lockdown_holds_of_the_residents_and_an_alert_level_of_the_zone_alone() -> None:
    zone = make_zone(make_agency())
    for level in ("locked-down", "level-4"):
        ZoneLevel.objects.create(zone=zone, level=level, first=FIRST, last=LAST)

    places = places_of(zone.agency)

    assert places.levels[zone.code] == (
        DatedLevel("locked-down", FIRST, LAST),
        DatedLevel("level-4", FIRST, LAST),
    )
    assert places.conditions(zone.code) == (DatedTag("locked-down", FIRST, LAST),)
    assert places.conditions("") == ()


@pytest.mark.parametrize("zones", [1, 3])
def test_the_zones_of_an_agency_cost_two_queries(
    zones: int, django_assert_num_queries: Any
) -> None:
    agency: Agency = make_agency()
    for number in range(zones):
        ZoneLevel.objects.create(
            zone=make_zone(agency, f"Xã số {number}"), level="level-1", first=FIRST
        )

    with django_assert_num_queries(2):
        places = places_of(agency)

    assert len(places.codes) == len(places.levels) == zones
