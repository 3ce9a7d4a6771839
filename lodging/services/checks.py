"""Who may say where people live in, and what is read anew before it is said."""

from datetime import datetime

from accounts.models import User
from lodging.models import LodgingPlace
from units.enums import Right
from units.selectors import Mandate
from units.services.locks import lock_agency
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


def keeper(by: User, at: datetime) -> Mandate:
    """Only who keeps the places; acts of one agency on them wait for each other, so that no bed
    has two sleepers and no person two beds. Raises NotAllowed.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_DUTY):
        raise NotAllowed
    lock_agency(mandate.agency.pk)
    return mandate


def kept_place(place: LodgingPlace, by: User, at: datetime) -> LodgingPlace:
    """The place as it stands once it is ours to change. Raises NotAllowed."""
    mandate = keeper(by, at)
    if place.agency_id != mandate.agency.pk:
        raise NotAllowed
    return LodgingPlace.objects.get(pk=place.pk)
