"""Keep the places where people sleep who live in."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from lodging.errors import BedsAsleep, PlaceLived, PlaceNamed
from lodging.models import LodgingPlace
from lodging.selectors.places import nights_from
from lodging.services.checks import keeper, kept_place
from lodging.values import WrittenPlace
from units.names import clean


@transaction.atomic
def keep_place(
    place: LodgingPlace | None, written: WrittenPlace, *, by: User, at: datetime
) -> LodgingPlace:
    """Add one, or (with `place`) write it anew. Raises NotAllowed (the Office keeps them),
    PlaceNamed, BedsAsleep, PlaceLived.
    """
    if place is None:
        kept = LodgingPlace(agency=keeper(by, at).agency)
    else:
        kept = kept_place(place, by, at)
        _refuse_asleep(kept, written, localdate(at))
    facts = {
        key: clean(value) if isinstance(value, str) else value
        for key, value in asdict(written).items()
    }
    for key, value in facts.items():
        setattr(kept, key, value)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as taken:
        raise PlaceNamed from taken
    told = {key: value if isinstance(value, int) else str(value) for key, value in facts.items()}
    record("lodging.keep-place", kept, by=by, at=at, agency=kept.agency_id, after=told)
    return kept


def _refuse_asleep(place: LodgingPlace, written: WrittenPlace, today: date) -> None:
    """Those who sleep there from today on keep their beds. Raises BedsAsleep, PlaceLived."""
    nights = nights_from(place, today)
    if not nights:
        return
    day, most = max(sorted(nights.items()), key=lambda night: night[1])
    if written.beds < min(most, place.beds):
        raise BedsAsleep(day=day, n=most)
    if place.is_in_use and not written.is_in_use:
        raise PlaceLived(day=max(nights))
