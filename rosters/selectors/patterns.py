"""The patterns that a unit keeps, and the weeks that one may be kept from."""

from datetime import date, timedelta

from django.db.models import Q

from rosters.errors import PatternGone
from rosters.models import KeptPattern
from rosters.values.copying import WeekPattern
from rosters.values.patterns import PatternShown
from units.models import Staff, Unit
from units.selectors import Mandate, open_on
from weeks.enums import RosterState
from weeks.errors import NoSuchRoster
from weeks.models import LIVING, WeeklyRoster
from weeks.selectors.rosters import editable_units, rosters_of
from weeks.values.cells import Cell

WEEKS_OFFERED = 12


def pattern_in_reach(mandate: Mandate, pattern_id: int) -> KeptPattern:
    """One of a unit whose rosters the reader makes. Raises NoSuchRoster."""
    kept = KeptPattern.objects.select_related("unit").filter(unit__in=editable_units(mandate))
    found = kept.filter(pk=pattern_id).first()
    if found is None:
        raise NoSuchRoster
    return found


def pattern_of_unit(unit_id: int, pattern_id: int) -> WeekPattern:
    """As a week takes it in. Raises PatternGone."""
    row = KeptPattern.objects.filter(unit=unit_id, pk=pattern_id).first()
    if row is None:
        raise PatternGone
    return WeekPattern(
        cells={(staff, weekday): Cell.from_list(cell) for staff, weekday, cell in row.cells},
        weekdays=frozenset(row.weekdays),
    )


def patterns_kept(unit: Unit, on: date) -> tuple[PatternShown, ...]:
    """By name, each with how many come on which weekday and who of it has left the unit since. Two
    queries, however many there are; one where there is none.
    """
    rows = [*KeptPattern.objects.filter(unit=unit).select_related("kept_by")]
    people = {staff_id for row in rows for staff_id, _weekday, _cell in row.cells}
    gone = dict[int, str]()
    if people:
        left = Staff.objects.filter(pk__in=people).exclude(
            pk__in=unit.positions.filter(open_on(on), is_home=True).values("staff")
        )
        gone = dict(left.order_by("sort_key").values_list("pk", "full_name"))
    return tuple(_shown(row, gone) for row in rows)


def _shown(row: KeptPattern, gone: dict[int, str]) -> PatternShown:
    on_site = dict.fromkeys(row.weekdays, 0)
    for _staff, weekday, cell in row.cells:
        on_site[weekday] = on_site.get(weekday, 0) + Cell.from_list(cell).is_on_site
    people = {staff_id for staff_id, _weekday, _cell in row.cells}
    return PatternShown(
        id=row.pk,
        name=row.name,
        people=len(people),
        on_site=tuple(
            (row.kept_from + timedelta(days=weekday), count)
            for weekday, count in sorted(on_site.items())
        ),
        gone=tuple(name for staff_id, name in gone.items() if staff_id in people),
        monday=row.kept_from,
        kept_by=row.kept_by.get_full_name(),
        kept_at=row.kept_at,
    )


def weeks_to_keep(mandate: Mandate, unit: Unit, on: date) -> tuple[WeeklyRoster, ...]:
    """Newest first: of each week the one that is worked on, else the one people were shown."""
    since = on - timedelta(weeks=WEEKS_OFFERED)
    rows = rosters_of(mandate).filter(
        Q(state__in=LIVING) | Q(state=RosterState.PUBLISHED), unit=unit, monday__gte=since
    )
    latest = {row.monday: row for row in rows.order_by("monday", "revision")}
    return tuple(reversed(latest.values()))
