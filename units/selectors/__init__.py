"""Questions about the agency, each scoped to who asks."""

from units.selectors.acting import (
    Acting,
    Power,
    delegations_of,
    may_be_named,
    powers_of,
    standing_in,
    who_acts,
    who_is_told,
)
from units.selectors.mandate import (
    Capacity,
    Mandate,
    calendar_of,
    delegations_on,
    holders_of,
    home_positions,
    mandate_of,
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
    "Acting",
    "Capacity",
    "Listed",
    "Mandate",
    "Places",
    "Power",
    "Unmatched",
    "ZoneListed",
    "calendar_of",
    "closest",
    "day_names",
    "delegations_of",
    "delegations_on",
    "draft_of",
    "holders_of",
    "home_positions",
    "mandate_of",
    "may_be_named",
    "open_on",
    "people_of",
    "person_of",
    "places_of",
    "powers_of",
    "residents",
    "special_days_of",
    "standing_in",
    "units_of",
    "units_with_counts",
    "who_acts",
    "who_is_told",
    "zones_of",
]
