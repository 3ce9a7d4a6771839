"""Name somebody who acts for the Director or for a head for a time, and end it early."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from units.enums import Right
from units.errors import (
    BasisNeeded,
    EndsBeforeItBegins,
    NoDeputy,
    NotInOffice,
    Overlaps,
    Past,
    RoleNotYours,
    ToOneself,
)
from units.models import Agency, Delegation, Unit
from units.names import clean
from units.selectors import mandate_of, may_be_named, powers_of
from units.selectors.acting import Power
from units.services.ways_in import end_greater_way_in


@transaction.atomic
def delegate(
    agency: Agency,
    *,
    giver: User,
    deputy: User,
    unit: Unit | None,
    first: date,
    last: date,
    by: User,
    at: datetime,
    basis: str = "",
) -> Delegation:
    """From `first` to `last` the deputy acts for the giver: as Director, or as head of `unit`.

    By the giver, or by who keeps the staff (then by a document). Raises RoleNotYours, ToOneself,
    EndsBeforeItBegins, Past, NotInOffice, NoDeputy, BasisNeeded, Overlaps.
    """
    today, words = localdate(at), clean(basis)
    if by.pk != giver.pk and (by.pk == deputy.pk or not _keeps(agency, by, today)):
        raise RoleNotYours()
    if giver.pk == deputy.pk:
        raise ToOneself()
    if last < first:
        raise EndsBeforeItBegins(first, last)
    if last < today:
        raise Past()
    power, day = Power(giver=giver, unit=unit), max(first, today)
    if power not in powers_of(agency, day, giver=giver):
        raise NotInOffice()
    if deputy not in may_be_named(agency, power.role, day, unit):
        raise NoDeputy()
    if by.pk != giver.pk and not words:
        raise BasisNeeded()
    User.objects.select_for_update().filter(pk=giver.pk).exists()
    same = Delegation.objects.filter(agency=agency, giver=giver, deputy=deputy, unit=unit)
    clash = same.filter(ended_at=None, first__lte=last, last__gte=first).first()
    if clash is not None:
        raise Overlaps(clash.first, clash.last)
    made = Delegation.objects.create(
        agency=agency,
        unit=unit,
        giver=giver,
        deputy=deputy,
        first=first,
        last=last,
        basis=words,
        given_by=by,
        given_at=at,
    )
    record("units.delegate", made, by=by, at=at, agency=agency.pk, after=_facts(made), reason=words)
    end_greater_way_in(deputy, agency, [power.role], by=by, at=at)
    return made


@transaction.atomic
def end_delegation(delegation: Delegation, *, by: User, at: datetime) -> None:
    """It holds no more from this moment on; ended twice is ended once. By the giver, or by who
    keeps the staff. Raises RoleNotYours, Past.
    """
    today = localdate(at)
    if by.pk != delegation.giver_id and not _keeps(delegation.agency, by, today):
        raise RoleNotYours()
    if delegation.last < today:
        raise Past()
    ended = Delegation.objects.filter(pk=delegation.pk, ended_at=None)
    if ended.update(ended_at=at, ended_by=by):
        record(
            "units.end-delegation",
            delegation,
            by=by,
            at=at,
            agency=delegation.agency_id,
            before=_facts(delegation),
            after={"ended": today.isoformat()},
        )


def _keeps(agency: Agency, by: User, on: date) -> bool:
    mandate = mandate_of(by, on=on)
    return mandate is not None and mandate.agency == agency and mandate.may(Right.KEEP_STAFF)


def _facts(delegation: Delegation) -> dict[str, str | None]:
    return {
        "role": delegation.role.value,
        "unit": delegation.unit.code if delegation.unit else None,
        "giver": delegation.giver.username,
        "deputy": delegation.deputy.username,
        "first": delegation.first.isoformat(),
        "last": delegation.last.isoformat(),
    }
