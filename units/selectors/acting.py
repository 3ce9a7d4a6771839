"""Who acts in a role on a day, by their own grant or in the place of somebody else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from accounts.models import User
from units.enums import Role, UnitKind
from units.models import Absence, Agency, Delegation, Grant, Unit
from units.rights import DEPUTIES, FILES_FOR
from units.selectors.mandate import delegations_on, open_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """`unit_id` None: in the whole agency. `delegation`: by which the user acts for its giver."""

    user: User
    role: Role
    unit_id: int | None
    delegation: Delegation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """What can be delegated: the office of the Director, or (with a unit) that of its head."""

    giver: User
    unit: Unit | None

    @property
    def role(self) -> Role:
        return Role.DIRECTOR if self.unit is None else Role.HEAD


def who_acts(agency: Agency, roles: Collection[Role], on: date) -> tuple[Acting, ...]:
    """Everybody who acts in one of `roles` on that day, who holds it first. Two queries."""
    grants = Grant.objects.filter(
        open_on(on), agency=agency, role__in=roles, user__is_active=True
    ).select_related("user")
    own = tuple(
        Acting(user=grant.user, role=Role(grant.role), unit_id=grant.unit_id)
        for grant in grants.order_by("user_id", "pk")
    )
    return own + tuple(one for one in standing_in(agency, on) if one.role in roles)


def standing_in(agency: Agency, on: date) -> tuple[Acting, ...]:
    """Who acts for the Director or for a head on that day."""
    held = delegations_on(on).filter(agency=agency).select_related("giver", "deputy", "unit")
    return tuple(
        Acting(user=one.deputy, role=one.role, unit_id=one.unit_id, delegation=one) for one in held
    )


def acting_directors(agency: Agency, on: date) -> tuple[Delegation, ...]:
    """By which delegations somebody acts for the Director on that day."""
    return tuple(
        one.delegation
        for one in standing_in(agency, on)
        if one.role is Role.DIRECTOR and one.delegation
    )


def who_is_told(
    agency: Agency, on: date, *, own: Collection[Role], whole: Collection[Role]
) -> tuple[Acting, ...]:
    """Whom to write to who would write to the holders of `own` roles about their own unit and of
    `whole` roles about every unit: those who act, never an absent head alone.

    Beside them stand in for a head whoever he named; his deputies too while he is away; for a unit
    that has no head, whoever files for it. Beside a Director who is away and named nobody, those
    whom he could name, and who keeps the delegations.
    """
    wanted = who_acts(agency, frozenset(own) | frozenset(whole), on)
    if Role.DIRECTOR in whole:
        wanted = _each_once((*wanted, *_beside_absent_directors(agency, wanted, on)))
    if Role.HEAD not in own:
        return wanted
    away = _away(wanted, Role.HEAD, on)
    alone = {one.unit_id for one in wanted if one.role is Role.HEAD and one.user.pk in away}
    deputies = (
        tuple(one for one in who_acts(agency, {Role.DEPUTY}, on) if one.unit_id in alone)
        if alone
        else ()
    )
    return _each_once((*wanted, *deputies, *_filing_for(agency, on)))


def _beside_absent_directors(
    agency: Agency, people: Iterable[Acting], on: date
) -> tuple[Acting, ...]:
    """Nobody where a Director is here, or somebody acts for one."""
    directors = [one for one in people if one.role is Role.DIRECTOR]
    away = _away(directors, Role.DIRECTOR, on)
    if not away or any(one.delegation or one.user.pk not in away for one in directors):
        return ()
    beside = who_acts(agency, {*DEPUTIES[Role.DIRECTOR], Role.CHIEF_OF_OFFICE}, on)
    return tuple(Acting(user=one.user, role=Role.DIRECTOR, unit_id=None) for one in beside)


def _away(people: Iterable[Acting], role: Role, on: date) -> frozenset[int]:
    """Which holders of the role are on record as on leave, sick or away on that day."""
    users = {one.user.pk for one in people if one.role is role}
    absences = Absence.objects.filter(open_on(on), staff__user__in=users)
    return frozenset(absences.values_list("staff__user", flat=True))


def _filing_for(agency: Agency, on: date) -> tuple[Acting, ...]:
    """Who files for the units that are not their own, but for the Director, who has people to do
    it.
    """
    kinds: dict[Role, frozenset[UnitKind]] = {**FILES_FOR}
    del kinds[Role.DIRECTOR]
    units = Unit.objects.filter(agency=agency, kind__in=frozenset().union(*kinds.values()))
    found = list(units.values_list("pk", "kind"))
    if not found:
        return ()
    return tuple(
        Acting(user=one.user, role=Role.HEAD, unit_id=pk)
        for one in who_acts(agency, kinds, on)
        for pk, kind in found
        if UnitKind(kind) in kinds[one.role]
    )


def _each_once(people: Iterable[Acting]) -> tuple[Acting, ...]:
    return tuple({(one.user.pk, one.role, one.unit_id): one for one in people}.values())


def powers_of(agency: Agency, on: date, *, giver: User | None = None) -> tuple[Power, ...]:
    """What may be delegated on that day, by anybody or by one person: the Director's office first,
    then the heads' in the order of their units.
    """
    grants = Grant.objects.filter(open_on(on), agency=agency, user__is_active=True)
    if giver is not None:
        grants = grants.filter(user=giver)
    grants = grants.select_related("user", "unit")
    directors = [
        Power(giver=grant.user, unit=None)
        for grant in grants.filter(role=Role.DIRECTOR).order_by("pk")
    ]
    heads = [
        Power(giver=grant.user, unit=grant.unit)
        for grant in grants.filter(role=Role.HEAD).order_by("unit__order", "unit", "pk")
    ]
    chiefs = [
        Power(giver=grant.user, unit=unit)
        for grant in grants.filter(role=Role.CHIEF_OF_OFFICE).order_by("pk")
        for unit in agency.units.filter(kind=UnitKind.OFFICE)
    ]
    return tuple(dict.fromkeys((*directors, *chiefs, *heads)))


def may_be_named(
    agency: Agency, role: Role, on: date, unit: Unit | None = None
) -> tuple[User, ...]:
    """Who may be named to act as `role` (Director or head), by name."""
    grants = Grant.objects.filter(
        open_on(on), agency=agency, unit=unit, role__in=DEPUTIES[role], user__is_active=True
    )
    return tuple(User.objects.filter(grants__in=grants).distinct().order_by("full_name", "pk"))


def delegations_of(agency: Agency, *, user: User | None = None) -> QuerySet[Delegation]:
    """All of the agency, or those that one person gave, newest first."""
    found = Delegation.objects.filter(agency=agency).select_related(
        "giver", "deputy", "unit", "given_by", "ended_by"
    )
    found = found if user is None else found.filter(giver=user)
    return found.order_by("-first", "-pk")
