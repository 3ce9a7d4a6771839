"""Keep the places where people sleep who live in."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from audit.services import record
from lodging.errors import PlaceNamed
from lodging.models import LodgingPlace
from lodging.values import WrittenPlace
from units.enums import Right
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def keep_place(
    place: LodgingPlace | None, written: WrittenPlace, *, by: User, at: datetime
) -> LodgingPlace:
    """Add one, or (with `place`) write it anew. Raises NotAllowed (the Office keeps them),
    PlaceNamed.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_DUTY):
        raise NotAllowed
    if place is not None and place.agency_id != mandate.agency.pk:
        raise NotAllowed
    kept = place or LodgingPlace(agency=mandate.agency)
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
    record("lodging.keep-place", kept, by=by, at=at, agency=mandate.agency.pk, after=told)
    return kept
