"""Keep the rooms and vehicles of an agency."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from events.enums import ResourceKind
from events.errors import ResourceChanged, ResourceNamed
from events.models import AgencyResource
from units.enums import Right
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

FACTS = ("kind", "name", "seats", "is_in_use")


@transaction.atomic
def add_resource(
    *, kind: ResourceKind, name: str, seats: int | None, by: User, at: datetime
) -> AgencyResource:
    """Raises NotAllowed (the Office keeps them), ResourceNamed."""
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_DIRECTIVES):
        raise NotAllowed
    try:
        with transaction.atomic():
            one = AgencyResource.objects.create(
                agency=mandate.agency, kind=kind, name=clean(name), seats=seats
            )
    except IntegrityError as taken:
        raise ResourceNamed from taken
    record("events.add-resource", one, by=by, at=at, agency=one.agency_id, after=_facts(one))
    return one


@transaction.atomic
def change_resource(
    resource_id: int,
    *,
    name: str,
    seats: int | None,
    is_in_use: bool,
    seen: int,
    by: User,
    at: datetime,
) -> AgencyResource:
    """Raises NotAllowed, ResourceNamed, ResourceChanged where somebody changed it after `seen`."""
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_DIRECTIVES):
        raise NotAllowed
    before = AgencyResource.objects.get(pk=resource_id, agency=mandate.agency)
    others = AgencyResource.objects.filter(agency=mandate.agency, kind=before.kind)
    after = AgencyResource(
        agency=before.agency, kind=before.kind, name=clean(name), seats=seats, is_in_use=is_in_use
    )
    key = AgencyResource._meta.get_field("name_key").pre_save(after, False)
    if others.filter(name_key=key).exclude(pk=before.pk).exists():
        raise ResourceNamed
    changed = AgencyResource.objects.filter(pk=before.pk, version=seen).update(
        version=F("version") + 1, name_key=key, name=after.name, seats=seats, is_in_use=is_in_use
    )
    if not changed:
        raise ResourceChanged
    record(
        "events.change-resource",
        before,
        by=by,
        at=at,
        agency=before.agency_id,
        before=_facts(before),
        after=_facts(after),
    )
    return AgencyResource.objects.get(pk=before.pk)


def _facts(one: AgencyResource) -> dict[str, Any]:
    return {name: getattr(one, name) for name in FACTS}
