"""Say that a service is given in another way for a time, and that this is over."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from audit.services import record
from directives.models import Clause
from serving.enums import ServiceWay
from serving.errors import WayChanged, WayEndsBefore, WayOverlaps, WayUngrounded
from serving.models import PublicService, ServiceSpell
from serving.selectors.services import may_keep
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def change_way(
    service: PublicService,
    *,
    way: ServiceWay,
    first: date,
    last: date | None,
    clause: Clause | None,
    ground: str,
    instead: str,
    by: User,
    at: datetime,
) -> ServiceSpell:
    """From `first` to `last`, both inclusive (None: until further notice). What went on until
    further notice ends the day before. Raises NotAllowed, WayUngrounded, WayEndsBefore,
    WayOverlaps.
    """
    _refuse_stranger(service, clause, by, at)
    words = clean(ground)
    if clause is None and not words:
        raise WayUngrounded
    if last is not None and last < first:
        raise WayEndsBefore
    spells = ServiceSpell.objects.filter(service=service)
    spells.filter(last=None, first__lt=first).update(last=first - timedelta(days=1))
    overlap = spells.filter(Q(last__isnull=True) | Q(last__gte=first))
    if last is not None:
        overlap = overlap.filter(first__lte=last)
    if overlap.exists():
        raise WayOverlaps
    spell = ServiceSpell.objects.create(
        service=service, way=way, first=first, last=last, clause=clause, ground=words,
        instead=clean(instead), recorded_by=by, recorded_at=at,
    )  # fmt: skip
    after = {"way": str(way), "first": str(first), "last": str(last or "")}
    agency = service.agency_id
    record("serving.change-way", spell, by=by, at=at, agency=agency, after=after, reason=words)
    return spell


@transaction.atomic
def end_way(spell: ServiceSpell, *, last: date, by: User, at: datetime) -> None:
    """`last` is its last day; one that has not begun by then is struck. Raises NotAllowed,
    WayChanged.
    """
    _refuse_stranger(spell.service, None, by, at)
    kept = ServiceSpell.objects.filter(pk=spell.pk).filter(Q(last__isnull=True) | Q(last__gt=last))
    done = kept.update(last=last) if spell.first <= last else kept.delete()[0]
    if not done:
        raise WayChanged
    before, after = {"last": str(spell.last or "")}, {"last": str(last)}
    agency = spell.service.agency_id
    record("serving.end-way", spell, by=by, at=at, agency=agency, before=before, after=after)


def _refuse_stranger(service: PublicService, clause: Clause | None, by: User, at: datetime) -> None:
    mandate = mandate_for(by, at)
    if service.agency_id != mandate.agency.pk or not may_keep(mandate, service.unit_id):
        raise NotAllowed
    if clause is not None and clause.edition.directive.agency_id != mandate.agency.pk:
        raise NotAllowed
