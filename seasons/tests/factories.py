"""An agency whose units have posts and people of their own, and a Tết for which they file."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import User
from duties.models import DutyRoster, DutyShift
from duties.services.filing import approve_duty, submit_duty
from duties.services.publishing import publish_duty
from duties.services.turns import change_turns
from duties.sheets.days import days_between
from duties.tests.factories import make_fit, make_post, make_shift, seen_duty
from duties.values.rosters import TurnEdit
from rosters.tests.factories import NOW
from seasons.models import DutySeason
from seasons.services.opening import begin_roster, open_season
from seasons.values.seasons import SeasonSketch
from tests.factories import make_agency, make_staff, make_unit, make_user, moment
from units.enums import Role, UnitKind
from units.models import Agency, Staff, Unit

FIRST, LAST = date(2027, 2, 4), date(2027, 2, 6)  # 28 Tết, 29 Tết, Mùng 1
DUE = moment("2027-01-29 16:00")
NAMES = ("Bùi Thanh Hà", "Cao Minh Khôi", "Đinh Ngọc Lan")


@dataclass(frozen=True)
class FilingUnit:
    """A subordinate unit with one post around the clock and three people for it."""

    unit: Unit
    head: User
    shift: DutyShift
    people: tuple[Staff, ...]


@dataclass(frozen=True)
class SeasonHouse:
    agency: Agency
    keeper: User
    director: User
    filers: tuple[FilingUnit, ...]


def make_filer(agency: Agency, name: str) -> FilingUnit:
    unit = make_unit(agency, name, kind=UnitKind.SERVICE)
    people = tuple(make_staff(unit, person) for person in NAMES)
    post = make_post(agency, "Trực đơn vị", unit=unit, phone="0243 555 000")
    make_fit(post, *people)
    return FilingUnit(unit, make_user(Role.HEAD, unit=unit), make_shift(post, "0", "24"), people)


def make_season_house(units: int = 3) -> SeasonHouse:
    agency = make_agency()
    return SeasonHouse(
        agency=agency,
        keeper=make_user(Role.OFFICE, agency),
        director=make_user(Role.DIRECTOR, agency),
        filers=tuple(make_filer(agency, f"Trung tâm {n}") for n in range(1, units + 1)),
    )


def sketch(house: SeasonHouse, **other: Any) -> SeasonSketch:
    units = tuple(filer.unit.pk for filer in house.filers)
    facts = {"name": "Trực Tết", "first": FIRST, "last": LAST, "filing_at": DUE, "unit_ids": units}
    return SeasonSketch(**{**facts, **other})


def opened_season(house: SeasonHouse, **other: Any) -> DutySeason:
    return open_season(sketch(house, **other), by=house.keeper, at=NOW)


def filled(season: DutySeason, filer: FilingUnit) -> DutyRoster:
    """Its people take turns, day by day."""
    roster = begin_roster(season.pk, filer.unit.pk, by=filer.head, at=NOW)
    edits = [
        TurnEdit(filer.shift.pk, day, give=filer.people[number % 3].pk)
        for number, day in enumerate(days_between(season.first, season.last))
    ]
    return change_turns(roster.pk, edits, by=filer.head, at=NOW, seen=seen_duty(roster))


def sent(season: DutySeason, filer: FilingUnit, at: datetime = NOW) -> DutyRoster:
    roster = filled(season, filer)
    return submit_duty(roster.pk, by=filer.head, at=at, seen=seen_duty(roster))


def signed(house: SeasonHouse, season: DutySeason, filer: FilingUnit) -> DutyRoster:
    roster = sent(season, filer)
    return approve_duty(roster.pk, by=house.director, at=NOW, seen=seen_duty(roster))


def shown(house: SeasonHouse, season: DutySeason, filer: FilingUnit) -> DutyRoster:
    """Published."""
    roster = signed(house, season, filer)
    return publish_duty(roster.pk, by=house.keeper, at=NOW, seen=seen_duty(roster))
