"""Give somebody a role for a time, and take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from refusals import Refusal
from units.enums import Role
from units.errors import AlreadyGranted, EndsBeforeItBegins, LeavesBefore, OtherAgency, UnitNeeded
from units.models import Agency, Grant, Staff, Unit
from units.rights import UNIT_ROLES
from units.selectors import leaving_day
from units.services.authority import refuse_ending
from units.services.ways_in import end_greater_way_in


@transaction.atomic
def grant_role(
    user: User,
    agency: Agency,
    role: Role,
    *,
    first: date,
    by: User | None,
    at: datetime,
    unit: Unit | None = None,
    last: date | None = None,
    basis: str = "",
) -> Grant:
    """Raises AlreadyGranted, EndsBeforeItBegins, OtherAgency, UnitNeeded, and LeavesBefore for a
    role that would last longer than its holder is here. A way into the account that is not used
    yet ends where its giver could not hand out the role.
    """
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)
    if (role in UNIT_ROLES) != (unit is not None):
        raise UnitNeeded(role=role)
    if unit is not None and unit.agency_id != agency.pk:
        raise OtherAgency(unit=unit.name)
    User.objects.select_for_update().filter(pk=user.pk).exists()
    held = Grant.objects.filter(
        Q(last__isnull=True) | Q(last__gte=first), user=user, agency=agency, role=role, unit=unit
    )
    if (held if last is None else held.filter(first__lte=last)).exists():
        raise AlreadyGranted(role=role)
    staff = Staff.objects.filter(user=user, agency=agency).first()
    leaves = leaving_day(staff) if staff else None
    if leaves is not None and (last is None or last > leaves):
        raise LeavesBefore(last=leaves)
    grant = Grant.objects.create(
        user=user, agency=agency, unit=unit, role=role, first=first, last=last, basis=basis
    )
    after = {
        "role": role.value,
        "unit": unit.code if unit else None,
        "first": first.isoformat(),
        "last": last.isoformat() if last else None,
    }
    record("units.grant-role", grant, by=by, at=at, agency=agency.pk, after=after, reason=basis)
    end_greater_way_in(user, agency, [role], by=by, at=at)
    return grant


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role that somebody is to have; `unit` None: in the whole agency."""

    user: User
    role: Role
    unit: Unit | None = None


@transaction.atomic
def grant_roles(
    agency: Agency, wanted: Iterable[NewRole], *, first: date, by: User, at: datetime
) -> tuple[int, tuple[tuple[NewRole, Refusal], ...]]:
    """How many roles were given from `first` on, and which were not, with the reason; one that
    cannot be given stops no other.
    """
    given, left_out = 0, []
    for one in wanted:
        try:
            grant_role(one.user, agency, one.role, unit=one.unit, first=first, by=by, at=at)
        except Refusal as refusal:
            left_out.append((one, refusal))
        else:
            given += 1
    return given, tuple(left_out)


@transaction.atomic
def end_grant(grant: Grant, *, last: date, by: User | None, at: datetime) -> None:
    """`last` is the last day it holds; a grant that had not begun by then is taken out. Raises
    OwnAccess, RoleNotYours, OnlyHolder.
    """
    on = min(localdate(at), last)
    refuse_ending(Grant.objects.filter(pk=grant.pk), grant.user, by=by, on=on, last=last)
    before = {
        "role": grant.role,
        "first": grant.first.isoformat(),
        "last": grant.last.isoformat() if grant.last else None,
    }
    record(
        "units.end-grant",
        grant,
        by=by,
        at=at,
        agency=grant.agency_id,
        before=before,
        after={"last": last.isoformat()},
    )
    if last < grant.first:
        grant.delete()
    else:
        grant.last = last
        grant.save(update_fields=["last"])
