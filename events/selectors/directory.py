"""Everybody and every unit of an agency on a day, to know them by their names."""

from datetime import date

from events.values.directory import AgencyDirectory, ListedPerson, ListedUnit
from planning.people import Rank
from units.enums import UnitKind
from units.models import Agency, Position, Unit
from units.selectors import open_on


def directory_of(agency: Agency, on: date) -> AgencyDirectory:
    """Who has their home here on that day. Two queries."""
    units = list(Unit.objects.filter(agency=agency))
    names = {unit.pk: (unit.name, unit.short_name) for unit in units}
    leading = {unit.pk for unit in units if unit.kind == UnitKind.LEADERSHIP}
    posts = Position.objects.filter(open_on(on), unit__in=names, is_home=True).values_list(
        "staff_id", "staff__full_name", "staff__short_name", "title", "rank", "unit_id"
    )
    people = tuple(
        ListedPerson(
            staff_id=staff_id,
            full_name=full_name,
            short_name=short_name,
            title=title,
            rank=Rank(rank),
            unit_id=unit_id,
            unit_names=names[unit_id],
            leads=unit_id in leading,
        )
        for staff_id, full_name, short_name, title, rank, unit_id in posts
    )
    return AgencyDirectory(
        people=people,
        units=tuple(
            ListedUnit(unit_id=pk, names=both, leads=pk in leading) for pk, both in names.items()
        ),
    )
