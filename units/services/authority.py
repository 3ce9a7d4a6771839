"""Who may give which role, act for whom, and take away what: what no page may pass over."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from units.enums import Right, Role
from units.errors import OnlyHolder, OwnAccess, RoleNotYours
from units.models import Agency, Grant, Staff
from units.rights import HIGH, roles_with
from units.selectors import open_from, open_on

NEEDED = (Role.ADMIN, *roles_with(Right.APPROVE_ROSTERS))
"""An agency has somebody in these roles at all times: who appoints, and who approves."""


def roles_grantable(by: User | None, agency: Agency, on: date) -> frozenset[Role]:
    """Only an administrator (or the system, where nobody can act yet) appoints who leads, who
    checks, and other administrators; in an agency whose staff one does not keep one appoints
    nobody.
    """
    if by is None:
        return frozenset(Role)
    held = set(
        Grant.objects.filter(open_on(on), user=by, agency=agency).values_list("role", flat=True)
    )
    if Role.ADMIN in held:
        return frozenset(Role)
    return frozenset(Role) - HIGH if held & set(roles_with(Right.KEEP_STAFF)) else frozenset()


def refuse_greater(user: User, *, by: User | None, on: date) -> None:
    """Raises RoleNotYours where the account may do, today or on a day to come, what `by` could not
    hand out, in any agency.
    """
    if user.is_superuser or user.is_staff:
        raise RoleNotYours()
    grants = Grant.objects.filter(open_from(on), user=user).select_related("agency")
    for grant in grants:
        if Role(grant.role) not in roles_grantable(by, grant.agency, on):
            raise RoleNotYours()


def refuse_ending(
    grants: QuerySet[Grant], user: User, *, by: User | None, on: date, last: date
) -> None:
    """Raises what stands against ending these rights of `user` after `last`, as things are on
    `on`: OwnAccess for one's own, RoleNotYours for those one could not hand out, OnlyHolder where
    nobody else would hold a needed role for as long. The system itself may do all but the last.

    The agencies are locked, so that two who end each other's rights at one moment do not both
    succeed.
    """
    if by is not None and user.pk == by.pk:
        raise OwnAccess()
    agencies = Agency.objects.select_for_update(no_key=True).filter(
        grants__in=grants.filter(user=user)
    )
    held = {agency.pk: agency for agency in agencies.order_by("pk")}
    for grant in grants.filter(open_from(min(on, last))):
        agency = held[grant.agency_id]
        if by is not None and Role(grant.role) not in roles_grantable(by, agency, on):
            raise RoleNotYours()
        is_cut = grant.last is None or grant.last > last
        if is_cut and grant.role in NEEDED and not _has_other(grant, grants):
            raise OnlyHolder(role=str(Role(grant.role).label))


def _has_other(grant: Grant, ending: QuerySet[Grant]) -> bool:
    """Whether somebody holds the role as long as this grant would have, by one that stays."""
    as_long = Q(last__isnull=True)
    if grant.last is not None:
        as_long |= Q(last__gte=grant.last)
    others = Grant.objects.filter(as_long, agency=grant.agency_id, role=grant.role)
    return others.filter(user__is_active=True).exclude(pk__in=ending.values("pk")).exists()


def is_needed_elsewhere(user: User, agency: Agency, on: date) -> bool:
    """Whether the account has something to do outside this agency, on `on` or later: it is not
    closed then.
    """
    grants = Grant.objects.filter(open_from(on), user=user).exclude(agency=agency)
    posts = Staff.objects.filter(user=user, is_active=True).exclude(agency=agency)
    return grants.exists() or posts.exists() or user.is_staff or user.is_superuser
