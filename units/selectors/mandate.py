"""Who may see and do what, and who works where: the questions every page asks first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from planning.time import Calendar
from planning.time import DayKind as PlanningDayKind
from units.enums import Right, Role, UnitKind
from units.models import Agency, Delegation, Departure, Grant, PastUnit, Position, Staff, Unit
from units.rights import DEPUTIES, FILES_FOR, FILING_RIGHTS, RIGHTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """One way in which somebody acts on a day: in a role, for one unit or (None) for all.

    With a `delegation` it is the role of its giver. What was lent is not lent on.
    """

    role: Role
    unit_id: int | None = None
    delegation: Delegation | None = None

    @property
    def rights(self) -> frozenset[Right]:
        rights = RIGHTS[self.role]
        return rights - {Right.DELEGATE} if self.delegation else rights


@dataclass(frozen=True, slots=True)
class Mandate:
    """What a user may do on a day: in one agency, agency-wide rights and rights in single units.

    `roles` are those they hold themselves; `unit_rights` maps a unit's id to the rights held there
    only; `staff` is the person the user is, if they work here. `capacities`: every way in which
    they act; `filing`: by the id of a unit, those that let them file for it though it is not
    theirs (units.rights.FILES_FOR).
    """

    user: User
    agency: Agency
    roles: frozenset[Role]
    rights: frozenset[Right]
    unit_rights: dict[int, frozenset[Right]]
    staff: Staff | None
    capacities: tuple[Capacity, ...] = ()
    filing: Mapping[int, tuple[Capacity, ...]] = field(default_factory=dict)

    def capacities_in(self, unit_id: int | None) -> tuple[Capacity, ...]:
        """The ways in which the user acts towards one unit, or (None) the agency as a whole: those
        for all, and those for it.
        """
        return tuple(one for one in self.capacities if one.unit_id in (None, unit_id))

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


def delegations_on(day: date) -> QuerySet[Delegation]:
    """Those that hold on that day: not ended by then, the giver still in the office they were given
    from, the deputy still in a role that fits.
    """
    grants = Grant.objects.filter(open_on(day), agency=OuterRef("agency"))
    giving = grants.filter(user=OuterRef("giver"), user__is_active=True)
    fitting = grants.filter(user=OuterRef("deputy"), user__is_active=True)
    here = {"unit": OuterRef("unit")}
    heads = Q(Exists(giving.filter(role=Role.HEAD, **here))) | Q(
        Exists(giving.filter(role=Role.CHIEF_OF_OFFICE)), unit__kind=UnitKind.OFFICE
    )
    deputies = Q(Exists(fitting.filter(role__in=DEPUTIES[Role.HEAD], **here)))
    for_director = Q(
        Exists(giving.filter(role=Role.DIRECTOR)),
        Exists(fitting.filter(role__in=DEPUTIES[Role.DIRECTOR])),
        unit__isnull=True,
    )
    lasting = Q(ended_at__isnull=True) | Q(ended_at__date__gt=day)
    return Delegation.objects.filter(
        open_on(day), lasting, for_director | (Q(unit__isnull=False) & heads & deputies)
    ).order_by("first", "pk")


def open_from(day: date) -> Q:
    """Rows that hold on `day` or on some day after it: what is to come counts as what is."""
    return Q(last__isnull=True) | Q(last__gte=day)


def departures_in_force() -> QuerySet[Departure]:
    """Those neither taken back nor followed by a return."""
    return Departure.objects.filter(undone_at__isnull=True, returned_on__isnull=True)


def leaving_day(staff: Staff) -> date | None:
    """The last day somebody works here, if it is on record."""
    return departures_in_force().filter(staff=staff).values_list("last", flat=True).first()


def mandate_of(user: User, on: date) -> Mandate | None:
    """What `user` may do on `on`, or None for somebody without any grant or post. The agency
    granted last comes first.
    """
    gone = departures_in_force().filter(last__lt=on)
    held = Grant.objects.filter(open_on(on), user=user).select_related("agency", "user__staff")
    has_left = Exists(gone.filter(staff__user=OuterRef("user")))
    grants = list(held.annotate(has_left=has_left).order_by("-first", "-pk"))
    if grants:
        agency, staff = grants[0].agency, getattr(grants[0].user, "staff", None)
        if staff and (grants[0].has_left or not staff.is_active):
            staff = None
    else:
        working = Staff.objects.filter(~Exists(gone.filter(staff=OuterRef("pk"))), is_active=True)
        staff = working.select_related("agency").filter(user=user).first()
        if staff is None:
            return None
        agency = staff.agency
    if staff and staff.agency_id == agency.pk:
        staff.agency = agency
    here = [grant for grant in grants if grant.agency_id == agency.pk]
    roles = frozenset(Role(grant.role) for grant in here) | ({Role.STAFF} if staff else frozenset())
    own = tuple(Capacity(role=Role(grant.role), unit_id=grant.unit_id) for grant in here)
    capacities = own + _lent(user, agency, roles, on)
    filing = _filing(agency, capacities)
    return Mandate(
        user=user,
        agency=agency,
        roles=roles,
        rights=frozenset().union(*(one.rights for one in capacities if one.unit_id is None)),
        unit_rights=_unit_rights(capacities, filing),
        staff=staff if staff and staff.agency_id == agency.pk else None,
        capacities=capacities,
        filing=filing,
    )


def _lent(user: User, agency: Agency, roles: Iterable[Role], on: date) -> tuple[Capacity, ...]:
    """What others lent the user for a time; no query for who is nobody's deputy."""
    if not set(roles) & frozenset().union(*DEPUTIES.values()):
        return ()
    held = delegations_on(on).filter(deputy=user, agency=agency)
    return tuple(
        Capacity(role=one.role, unit_id=one.unit_id, delegation=one)
        for one in held.select_related("giver", "unit")
    )


def _filing(agency: Agency, capacities: Iterable[Capacity]) -> Mapping[int, tuple[Capacity, ...]]:
    """The units for which roles file that are not of the unit. One query for who holds such a
    role, none for others.
    """
    kinds = {one: FILES_FOR[one.role] for one in capacities if one.role in FILES_FOR}
    if not kinds:
        return {}
    units = Unit.objects.filter(agency=agency, kind__in=frozenset().union(*kinds.values()))
    return {
        pk: tuple(one for one, filed in kinds.items() if UnitKind(kind) in filed)
        for pk, kind in units.values_list("pk", "kind")
    }


def _unit_rights(
    capacities: Iterable[Capacity], filing: Iterable[int]
) -> dict[int, frozenset[Right]]:
    found: dict[int, frozenset[Right]] = dict.fromkeys(filing, FILING_RIGHTS)
    for one in capacities:
        if one.unit_id is not None:
            found[one.unit_id] = found.get(one.unit_id, frozenset()) | one.rights
    return found


def holders_of(role: Role, agency: Agency, on: date, unit: Unit | None = None) -> QuerySet[User]:
    """The active users who act as `role` on `on`, agency-wide or in `unit`."""
    grants = Grant.objects.filter(open_on(on), agency=agency, role=role, unit=unit)
    return User.objects.filter(is_active=True, grants__in=grants).distinct().order_by("pk")


def units_of(mandate: Mandate, right: Right = Right.SEE_ALL_ROSTERS) -> QuerySet[Unit]:
    """The units in which the user holds `right`."""
    units = Unit.objects.filter(agency=mandate.agency)
    return units if right in mandate.rights else units.filter(pk__in=mandate.unit_ids(right))


def of_units_with(mandate: Mandate, right: Right) -> Q:
    """Rows of the units of `units_of`, where they are of the agency anyway: the units are known by
    the mandate, and need not be looked for.
    """
    return Q() if right in mandate.rights else Q(unit__in=mandate.unit_ids(right))


def units_filing_on(agency: Agency, day: date) -> list[Unit]:
    """The units that filed on that day, called as they were called then. One query."""
    past = PastUnit.objects.filter(unit=OuterRef("pk"), until__gte=day).order_by("until")

    def then(field: str) -> Coalesce:
        return Coalesce(Subquery(past.values(field)[:1]), F(field))

    units = Unit.objects.filter(agency=agency).annotate(
        name_then=then("name"), short_name_then=then("short_name"), filed_then=then("files_roster")
    )
    found = list(units.filter(filed_then=True))
    for unit in found:
        unit.name, unit.short_name = unit.name_then, unit.short_name_then
    return [*found]


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
