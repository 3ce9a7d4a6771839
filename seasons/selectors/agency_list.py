"""The one list of the agency for a season, for everybody who works here."""

from collections.abc import Iterable
from datetime import datetime

from duties.selectors.standing import standing_turns
from duties.sheets.days import days_between
from duties.values.standing import ShiftCrew, crews_of
from seasons.models import DutySeason
from seasons.selectors.seasons import facts_of, season_of, whole_standing
from seasons.values.agency_list import AgencyList, DayTold, missing_of
from units.lunar import lunar_label
from units.selectors import Mandate, calendar_of, day_names


def agency_list(mandate: Mandate, pk: int, *, at: datetime) -> AgencyList:
    """What is published of the season's days, of the agency's posts and every unit's, and whose
    roster is not. Raises NoSuchSeason.
    """
    season = season_of(mandate, pk)
    days = list(days_between(season.first, season.last))
    calendar, names = calendar_of(season.agency), day_names(season.agency, days)
    units = season.agency.units.order_by("order", "pk").values_list("name", flat=True)
    return AgencyList(
        season=facts_of(season),
        agency=season.agency.name,
        parent=season.agency.parent_name,
        days=tuple(
            DayTold(
                day=day,
                moon=lunar_label(day),
                name=names.get(day, ""),
                is_off=not calendar.is_working(day),
            )
            for day in days
        ),
        units=tuple(units),
        crews=_in_order(season, units),
        missing=missing_of(whole_standing(season, at=at).rows),
    )


def _in_order(season: DutySeason, units: Iterable[str]) -> tuple[ShiftCrew, ...]:
    """By day, the agency's own before those of each unit, and of each its leaders first."""
    place = {name: number for number, name in enumerate(units, start=1)}
    turns = standing_turns(season.agency, season.first, season.last)
    return crews_of(sorted(turns, key=lambda turn: (turn.day, place.get(turn.unit, 0))))
