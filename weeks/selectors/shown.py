"""Units' weeks as pages show them: the law and the zones are not read again while they stand."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language

from planning.precedence import Law
from planning.time import Week
from units.models import Agency, Unit
from units.revisions import RevisionCache
from units.selectors import Places, calendar_of, places_of
from weeks.models import Entry, WeeklyRoster
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
    prefetch_related_objects([agency], "calendar_days")
    days = calendar_of(agency).working_days(week)
    about = (days, get_language(), agency.time_zone)
    return sheets_of(
        agency,
        units,
        week,
        rosters,
        law=LAWS.get(agency, about, lambda: law_on(agency, days)),
        places=PLACES.get(agency, None, lambda: places_of(agency)),
        rows=rows,
    )
