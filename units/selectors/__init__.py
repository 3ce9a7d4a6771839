"""Questions about the agency, each scoped to who asks."""

from units.selectors.accounts import (
    free_username,
    never_signed_in,
    outsiders_of,
    without_account,
)
from units.selectors.mandate import (
    Mandate,
    calendar_of,
    holders_of,
    home_positions,
    mandate_of,
    open_from,
    open_on,
    units_of,
)
from units.selectors.people import (
    Listed,
    closest,
    day_names,
    draft_of,
    people_of,
    person_of,
    special_days_of,
    units_with_counts,
)
from units.selectors.places import Places, places_of
from units.selectors.zones import Unmatched, ZoneListed, residents, zones_of

__all__ = [
    "Listed",
    "Mandate",
    "Places",
    "Unmatched",
    "ZoneListed",
    "calendar_of",
    "closest",
    "day_names",
    "draft_of",
    "free_username",
    "holders_of",
    "home_positions",
    "mandate_of",
    "never_signed_in",
    "open_from",
    "open_on",
    "outsiders_of",
    "people_of",
    "person_of",
    "places_of",
    "residents",
    "special_days_of",
    "units_of",
    "units_with_counts",
    "without_account",
    "zones_of",
]
