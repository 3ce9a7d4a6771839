"""Keep the list of what units do for citizens, and the page that anybody may read."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from audit.services import record
from serving.errors import AddressTaken, ServiceNamed
from serving.models import PublicPage, PublicService
from serving.selectors.services import may_keep
from units.enums import Right
from units.models import Unit
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

FACTS = ("name", "place", "hours", "is_reception", "is_given")


@transaction.atomic
def keep_service(
    service: PublicService | None,
    *,
    unit: Unit,
    name: str,
    place: str,
    hours: str,
    is_reception: bool,
    is_given: bool = True,
    by: User,
    at: datetime,
) -> PublicService:
    """Add one to a unit, or (with `service`) write it anew. Raises NotAllowed, ServiceNamed."""
    mandate = mandate_for(by, at)
    if unit.agency_id != mandate.agency.pk or not may_keep(mandate, unit.pk):
        raise NotAllowed
    if service is not None and not may_keep(mandate, service.unit_id):
        raise NotAllowed
    kept = service or PublicService(agency=mandate.agency)
    before = {fact: getattr(kept, fact) for fact in FACTS} if service else {}
    kept.unit, kept.name, kept.place, kept.hours = unit, clean(name), clean(place), clean(hours)
    kept.is_reception, kept.is_given = is_reception, is_given
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as taken:
        raise ServiceNamed from taken
    after = {fact: getattr(kept, fact) for fact in FACTS}
    record(
        "serving.keep-service", kept, by=by, at=at, agency=kept.agency_id, before=before,
        after=after,
    )  # fmt: skip
    return kept


@transaction.atomic
def keep_public_page(
    *, slug: str, is_open: bool, contact: str, by: User, at: datetime
) -> PublicPage:
    """Open or close the public page of the agency. Raises NotAllowed (the Office keeps it),
    AddressTaken.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_DIRECTIVES):
        raise NotAllowed
    if PublicPage.objects.filter(slug=slug).exclude(agency=mandate.agency).exists():
        raise AddressTaken
    facts = {"slug": slug, "is_open": is_open, "contact": clean(contact)}
    page, _new = PublicPage.objects.update_or_create(agency=mandate.agency, defaults=facts)
    record("serving.public-page", page, by=by, at=at, agency=mandate.agency.pk, after=facts)
    return page
