"""What speaks against somebody's coming on a day before any rule is asked."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from calls.errors import AwayOnCall, CallDayOver, CallDayTooFar, NoUnitThen, ThereAnyway
from calls.selectors.judging import standing_sheet
from planning.time import Half, Slot, Week
from units.models import Agency, Staff, Unit
from units.selectors.homes import unit_on_day
from weeks.selectors.sheets import absences_in
from weeks.sheets.absences import away_halves
from weeks.values.cells import AT_HOME, DutyHalves

MOST_DAYS_AHEAD = 31


def today_of(agency: Agency, at: datetime) -> date:
    return at.astimezone(ZoneInfo(agency.time_zone)).date()


def refuse_day(agency: Agency, day: date, at: datetime) -> None:
    """Raises CallDayOver, CallDayTooFar."""
    today = today_of(agency, at)
    if day < today:
        raise CallDayOver(day=day)
    if day > today + timedelta(days=MOST_DAYS_AHEAD):
        raise CallDayTooFar(days=MOST_DAYS_AHEAD)


def lock_units(units: Iterable[Unit]) -> None:
    """Of two who let somebody come into one unit at once the second judges with the first."""
    wanted = sorted({unit.pk for unit in units})
    list(Unit.objects.select_for_update().filter(pk__in=wanted).order_by("pk"))


def required_unit(staff: Staff, day: date) -> Unit:
    """Raises NoUnitThen."""
    unit = unit_on_day(staff, day)
    if unit is None or not staff.is_active:
        raise NoUnitThen(name=staff.full_name, day=day)
    return unit


def refuse_away(staff: Staff, unit: Unit, day: date, halves: DutyHalves) -> None:
    """Raises AwayOnCall for who is away in each half of it that is wanted."""
    away = away_halves(absences_in(unit, [day], [staff.pk]), [day]).get((staff.pk, day))
    if away is None:
        return
    left = (halves[0] and not away.morning) or (halves[1] and not away.afternoon)
    if not left:
        raise AwayOnCall(name=staff.full_name, day=day)


def refuse_there(staff: Staff, unit: Unit, day: date, halves: DutyHalves) -> None:
    """Raises ThereAnyway for who is to be at the office in each half of it that is wanted; of a day
    off, or where the unit has no roster, nothing is known.
    """
    sheet = standing_sheet(unit, Week.of(day))
    member = sheet.by_id.get(staff.pk) if sheet else None
    if sheet is None or member is None or day not in member.days:
        return
    modes = [
        sheet.mode(member, Slot(day, half))
        for half, is_wanted in zip(Half, halves, strict=True)
        if is_wanted
    ]
    if not any(mode in AT_HOME for mode in modes):
        raise ThereAnyway(name=staff.full_name, day=day)
