"""Who acts in the demo agency: the holder of a role, and whoever files for a unit."""

from accounts.models import User
from demo.agency import CODE
from units.enums import Role
from units.models import Agency, Grant, Staff, Unit
from units.rights import UNIT_ROLES


def the_agency() -> Agency:
    return Agency.objects.get(code=CODE)


def the_unit(code: str) -> Unit:
    return Unit.objects.get(agency=the_agency(), code=code)


def holder(role: Role) -> User:
    """Of several the one who has had the role longest."""
    grants = Grant.objects.select_related("user").filter(agency__code=CODE, role=role)
    return grants.order_by("pk")[0].user


def head_of(unit: Unit) -> User:
    """Who files for the unit: its head, or the clerk where the Director himself leads it."""
    return _filing(unit)[0]


def colleague_of(unit: Unit, ill: Staff) -> User:
    """Who else files for the unit."""
    return next(user for user in _filing(unit) if user.pk != ill.user_id)


def _filing(unit: Unit) -> list[User]:
    grants = Grant.objects.select_related("user").filter(unit=unit, role__in=UNIT_ROLES)
    ordered = sorted(grants, key=lambda grant: (UNIT_ROLES.index(Role(grant.role)), grant.pk))
    return [grant.user for grant in ordered]
