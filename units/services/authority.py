"""Who may give which role, act for whom, and take away what: what no page may pass over."""

from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from units.enums import Right, Role
from units.errors import OnlyHolder, OwnAccess, RoleNotYours
from units.models import Agency, Grant, Staff
from units.rights import roles_with
from units.selectors import open_from, open_on

HIGH = frozenset(
    {Role.ADMIN, Role.DIRECTOR, Role.DEPUTY_DIRECTOR, Role.CHIEF_OF_OFFICE, Role.AUDITOR}
)

NEEDED = (Role.ADMIN, Role.DIRECTOR)
"""An agency has somebody in these roles at all times."""


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


def refuse_ending(grants: QuerySet[Grant], user: User, *, by: User | None, last: date) -> None:
    """Raises what stands against ending these rights of `user` after `last`: OwnAccess for one's
    own, RoleNotYours for those one could not hand out, OnlyHolder where an agency would be left
    without an administrator or a director. The system itself may.
    """
    if by is None:
        return
    if user.pk == by.pk:
        raise OwnAccess()
    for grant in grants.filter(open_from(last)).select_related("agency"):
        if Role(grant.role) not in roles_grantable(by, grant.agency, last):
            raise RoleNotYours()
        if grant.role in NEEDED and grant.first <= last and not _has_other(grant, last):
            raise OnlyHolder(role=str(Role(grant.role).label))


def _has_other(grant: Grant, last: date) -> bool:
    """Whether somebody else acts in the role after `last`. The agency is locked, so that two who
    end each other's rights at one moment do not both succeed.
    """
    Agency.objects.select_for_update().filter(pk=grant.agency_id).exists()
    after = Q(last__isnull=True) | Q(last__gt=last)
    others = Grant.objects.filter(
        after, agency=grant.agency_id, role=grant.role, user__is_active=True
    )
    return others.exclude(user=grant.user_id).exists()


def is_needed_elsewhere(user: User, agency: Agency, on: date) -> bool:
    """Whether the account has something to do outside this agency, on `on` or later: it is not
    closed then.
    """
    grants = Grant.objects.filter(open_from(on), user=user).exclude(agency=agency)
    posts = Staff.objects.filter(user=user, is_active=True).exclude(agency=agency)
    return grants.exists() or posts.exists() or user.is_staff or user.is_superuser
