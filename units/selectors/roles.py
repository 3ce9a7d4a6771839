"""Who holds which role, where nobody does, and which roles the posts of the staff list suggest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import User
from planning.people import Rank
from units.enums import Role, UnitKind
from units.models import Agency, Grant, Position, Unit
from units.rights import BY_POST, FILES_FOR, ROLES, UNIT_ROLES
from units.selectors.mandate import open_from, open_on

WHOLE_AGENCY = tuple(role for role in Role if role not in (*UNIT_ROLES, Role.STAFF))


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role, in the whole agency (`unit` None) or in a unit: who holds it now or will. `filer`:
    whose role files for this unit where it has no head.
    """

    role: Role
    unit: Unit | None
    grants: tuple[Grant, ...]
    filer: Role | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can be given a role; `unit` None: nobody on the staff."""

    user: User
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class ByPost:
    """The role that somebody's post suggests. `held_by`: who holds it where one is usual."""

    user: User
    post: Position
    role: Role
    unit: Unit | None
    held_by: tuple[str, ...]

    @property
    def key(self) -> str:
        return f"{self.user.pk}-{self.role.value}"


def offices_of(agency: Agency, on: date) -> tuple[HeldRole, ...]:
    """The roles of the whole agency, then those of each unit that files, in their order. Two
    queries.
    """
    held: dict[tuple[str, int | None], list[Grant]] = {}
    for grant in _grants(agency, on):
        held.setdefault((grant.role, grant.unit_id), []).append(grant)
    whole = [HeldRole(role, None, tuple(held.get((role, None), ()))) for role in WHOLE_AGENCY]
    return (
        *whole,
        *(
            HeldRole(role, unit, tuple(held.get((role, unit.pk), ())), _filer(UnitKind(unit.kind)))
            for unit in agency.units.filter(files_roster=True).order_by("order", "pk")
            for role in UNIT_ROLES
        ),
    )


def accounts_of(agency: Agency, on: date) -> tuple[Account, ...]:
    """Everybody here who can be given a role: the staff by units, then who is not on it."""
    posts = (
        Position.objects.filter(
            open_from(on),
            staff__agency=agency,
            staff__is_active=True,
            staff__user__is_active=True,
            is_home=True,
        )
        .select_related("staff__user", "unit")
        .order_by("unit__order", "unit_id", "order", "staff__sort_key", "pk")
    )
    staff = {post.staff.user: post.unit for post in posts if post.staff.user}
    others = User.objects.filter(is_active=True, grants__agency=agency).exclude(
        pk__in=[user.pk for user in staff]
    )
    outside = others.exclude(staff__agency=agency).distinct().order_by("full_name", "pk")
    return (
        *(Account(user, unit) for user, unit in staff.items()),
        *(Account(user, None) for user in outside),
    )


def roles_by_post(agency: Agency, on: date, roles: Iterable[Role]) -> tuple[ByPost, ...]:
    """Of `roles`, those that the posts of people with an account suggest and that they neither
    hold nor will.
    """
    grants = _grants(agency, on)
    own = {(grant.user_id, grant.role, grant.unit_id) for grant in grants}
    holders: dict[tuple[str, int | None], list[str]] = {}
    for grant in grants:
        holders.setdefault((grant.role, grant.unit_id), []).append(grant.user.full_name)
    found = []
    for post in _leading_posts(agency, on):
        role = BY_POST[UnitKind(post.unit.kind), Rank(post.rank)]
        unit = post.unit if role in UNIT_ROLES else None
        user, unit_id = post.staff.user, unit.pk if unit else None
        if user is None or role not in roles or (user.pk, role.value, unit_id) in own:
            continue
        others = holders.get((role.value, unit_id), []) if ROLES[role].is_of_one else []
        found.append(ByPost(user, post, role, unit, tuple(others)))
    return tuple(found)


def leaders_without_account(agency: Agency, on: date) -> int:
    """How many heads and deputies can be given no role yet."""
    return len({post.staff_id for post in _leading_posts(agency, on) if post.staff.user is None})


def _grants(agency: Agency, on: date) -> list[Grant]:
    grants = Grant.objects.filter(open_from(on), agency=agency, user__is_active=True)
    return list(grants.select_related("user__staff", "unit").order_by("first", "pk"))


def _leading_posts(agency: Agency, on: date) -> Iterable[Position]:
    leading = Q(rank=Rank.HEAD) | Q(rank=Rank.DEPUTY)
    return (
        Position.objects.filter(
            leading,
            open_on(on),
            unit__agency=agency,
            staff__is_active=True,
        )
        .exclude(staff__user__is_active=False)
        .select_related("staff__user", "unit")
        .order_by("unit__order", "unit_id", "order", "pk")
    )


def _filer(kind: UnitKind) -> Role | None:
    """Whose own week this is, or who else plans it: the one who need not be named head."""
    return next((role for role, kinds in FILES_FOR.items() if kind in kinds), None)
