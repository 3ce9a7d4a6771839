"""Who may see and do what, and who works where: the questions every page asks first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from planning.time import Calendar
from planning.time import DayKind as PlanningDayKind
from units.enums import Right, Role
from units.models import Agency, Grant, Position, Staff, Unit
from units.rights import RIGHTS


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a user may do on a day: in one agency, agency-wide rights and rights in single units.

    `unit_rights` maps a unit's id to the rights held there only; `staff` is the person the user is,
    if they work here.
    """

    user: User
    agency: Agency
    roles: frozenset[Role]
    rights: frozenset[Right]
    unit_rights: dict[int, frozenset[Right]]
    staff: Staff | None

    def may(self, right: Right, unit_id: int | None = None) -> bool:
        """True if the right is held agency-wide, or in `unit_id` (or in any unit at all where no
        unit is asked about).
        """
        if right in self.rights:
            return True
        if unit_id is None:
            return any(right in rights for rights in self.unit_rights.values())
        return right in self.unit_rights.get(unit_id, frozenset())

    def unit_ids(self, right: Right) -> frozenset[int]:
        return frozenset(unit_id for unit_id, rights in self.unit_rights.items() if right in rights)


def open_on(day: date) -> Q:
    """Rows with `first` and `last` that hold on `day`, both ends inclusive."""
    return Q(first__lte=day) & (Q(last__isnull=True) | Q(last__gte=day))


def open_from(day: date) -> Q:
    """Rows that hold on `day` or on some day after it: what is to come counts as what is."""
    return Q(last__isnull=True) | Q(last__gte=day)


def mandate_of(user: User, on: date) -> Mandate | None:
    """What `user` may do on `on`, or None for somebody without any grant or post. The agency
    granted last comes first.
    """
    grants = list(
        Grant.objects.filter(open_on(on), user=user)
        .select_related("agency")
        .order_by("-first", "-pk")
    )
    staff = Staff.objects.filter(user=user, is_active=True).select_related("agency").first()
    if not grants and staff is None:
        return None
    agency = grants[0].agency if grants else staff.agency if staff else None
    if agency is None:
        return None
    here = [grant for grant in grants if grant.agency_id == agency.pk]
    roles = frozenset(Role(grant.role) for grant in here) | ({Role.STAFF} if staff else frozenset())
    agency_wide = [RIGHTS[Role(grant.role)] for grant in here if grant.unit_id is None]
    unit_rights: dict[int, frozenset[Right]] = {}
    for grant in here:
        if grant.unit_id is not None:
            unit_rights[grant.unit_id] = (
                unit_rights.get(grant.unit_id, frozenset()) | RIGHTS[Role(grant.role)]
            )
    return Mandate(
        user=user,
        agency=agency,
        roles=roles,
        rights=frozenset().union(*agency_wide),
        unit_rights=unit_rights,
        staff=staff if staff and staff.agency_id == agency.pk else None,
    )


def holders_of(role: Role, agency: Agency, on: date, unit: Unit | None = None) -> QuerySet[User]:
    """The active users who act as `role` on `on`, agency-wide or in `unit`."""
    grants = Grant.objects.filter(open_on(on), agency=agency, role=role, unit=unit)
    return User.objects.filter(is_active=True, grants__in=grants).distinct().order_by("pk")


def units_of(mandate: Mandate, right: Right = Right.SEE_ALL_ROSTERS) -> QuerySet[Unit]:
    """The units in which the user holds `right`."""
    units = Unit.objects.filter(agency=mandate.agency)
    return units if right in mandate.rights else units.filter(pk__in=mandate.unit_ids(right))


def home_positions(unit: Unit, on: date) -> QuerySet[Position]:
    """The posts whose holders stand in `unit`'s roster on `on`: leaders first, then by
    Vietnamese name order.
    """
    return (
        Position.objects.filter(open_on(on), unit=unit, is_home=True)
        .select_related("staff")
        .order_by("order", "staff__sort_key", "pk")
    )


def calendar_of(agency: Agency) -> Calendar:
    """The agency's calendar as a value, special days included."""
    return Calendar(
        special={row.day: PlanningDayKind(row.kind) for row in agency.calendar_days.all()}
    )
