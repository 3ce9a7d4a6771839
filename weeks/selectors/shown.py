"""Units' weeks as pages show them: the law and the zones are not read again while they stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from planning.precedence import Law
from planning.time import Week
from units.models import Agency, Unit
from units.revisions import RevisionCache
from units.selectors import Places, calendar_of, places_of
from weeks.enums import RosterState
from weeks.models import LIVING, Entry, WeeklyRoster
from weeks.selectors.sheets import law_on, sheets_of
from weeks.sheets import WeekSheet

LAWS = RevisionCache[Law](most=200)
PLACES = RevisionCache[Places](most=50)


def sheets_shown(
    agency: Agency,
    units: Sequence[Unit],
    week: Week,
    rosters: Iterable[WeeklyRoster],
    rows: Mapping[int, Sequence[Entry]] | None = None,
) -> dict[int, WeekSheet]:
    """What `sheets_of` loads, under the law in force; five queries less where it is known. A law
    names its documents in the language of the reader, and counts hours in the agency's zone.
    """
    return sheets_of(
        agency,
        units,
        week,
        rosters,
        law=law_shown(agency, week),
        places=PLACES.get(agency, None, lambda: places_of(agency)),
        rows=rows,
    )


def law_shown(agency: Agency, week: Week, also: Iterable[date] = ()) -> Law:
    """The law in force on the working days of the week, and on others of its days; nothing is read
    while it is known.
    """
    prefetch_related_objects([agency], "calendar_days")
    days = tuple(sorted({*calendar_of(agency).working_days(week), *also}))
    about = (days, get_language(), agency.time_zone)
    return LAWS.get(agency, about, lambda: law_on(agency, days))


def standing_rosters(units: Collection[Unit], week: Week) -> dict[int, WeeklyRoster]:
    """Of each unit the roster that says where people are, by the unit's id: the published one, else
    the one that is being made. One query.
    """
    found = WeeklyRoster.objects.filter(
        unit__in=units, monday=week.monday, state__in=[*LIVING, RosterState.PUBLISHED]
    ).select_related("unit", "agency")
    last = sorted(found, key=lambda one: one.state == RosterState.PUBLISHED)
    return {one.unit_id: one for one in last}
