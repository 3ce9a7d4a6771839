"""Who of a unit is away, and who asks to be."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from accounts.models import User
from units.enums import Right, Role, UnitKind
from units.models import Absence, LeaveRequest, Position, Staff, Unit
from units.selectors.acting import who_is_told
from units.selectors.mandate import Mandate, open_on, units_of

OFFICE = frozenset({Role.CHIEF_OF_OFFICE, Role.OFFICE})


def people_at_home_in(unit: Unit, on: date) -> QuerySet[Staff]:
    """Whoever stands in the unit's rosters on that day or later, as a list names them."""
    here = Q(positions__last__isnull=True) | Q(positions__last__gte=on)
    return (
        Staff.objects.filter(here, positions__unit=unit, positions__is_home=True, is_active=True)
        .distinct()
        .order_by("sort_key", "pk")
    )


def absences_ahead(unit: Unit, on: date) -> QuerySet[Absence]:
    """The absences of the unit's people that are not over on that day, the next first."""
    people = people_at_home_in(unit, on).order_by().values("pk")
    rows = Absence.objects.filter(staff__in=people, last__gte=on)
    return rows.select_related("staff").order_by("first", "staff__sort_key", "pk")


def leave_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose people's leave the user records or decides about."""
    recording = units_of(mandate, Right.EDIT_ROSTER) | units_of(mandate, Right.DECIDE_LEAVE)
    return recording.distinct().order_by("order", "pk")


def waiting_requests(units: Iterable[Unit], on: date) -> QuerySet[LeaveRequest]:
    """What people who are at home in these units ask for and nobody has answered."""
    posts = Position.objects.filter(open_on(on), is_home=True, unit__in=units)
    rows = LeaveRequest.objects.filter(answer="", staff__in=posts.values("staff"))
    return rows.select_related("staff").order_by("first", "asked_at", "pk")


def requests_to_decide(mandate: Mandate, on: date) -> QuerySet[LeaveRequest]:
    """Those the user may grant or refuse, their own left out."""
    units = units_of(mandate, Right.DECIDE_LEAVE)
    return waiting_requests(units, on).exclude(staff__user=mandate.user)


def units_asking(mandate: Mandate, on: date) -> QuerySet[Unit]:
    """The units in which somebody waits for the user's answer, each once."""
    asking = requests_to_decide(mandate, on).order_by().values("staff")
    posts = Position.objects.filter(open_on(on), is_home=True, staff__in=asking)
    return units_of(mandate, Right.DECIDE_LEAVE).filter(pk__in=posts.values("unit"))


def who_answers(staff: Staff, unit: Unit, on: date) -> tuple[User, ...]:
    """Whom to write to who would write to those that decide about somebody's leave: the head of the
    unit and whoever acts for the head; beside one who is away, or in the place of none, the Office.
    About the leave of the head, and in the leadership, the Director. Nobody about their own.
    """
    heads = [
        one.user
        for one in who_is_told(unit.agency, on, own={Role.HEAD}, whole=())
        if one.role is Role.HEAD and one.unit_id == unit.pk
    ]
    is_head = unit.kind == UnitKind.LEADERSHIP or staff.user in heads
    groups = ({Role.DIRECTOR}, OFFICE) if is_head else (OFFICE,)
    found = [] if is_head else [user for user in heads if user.pk != staff.user_id]
    for roles in groups:
        if _is_anybody_here(found, on):
            break
        told = who_is_told(unit.agency, on, own=(), whole=roles)
        found += [one.user for one in told if one.role in roles and one.user.pk != staff.user_id]
    return tuple(dict.fromkeys(found))


def _is_anybody_here(users: Iterable[User], on: date) -> bool:
    users = set(users)
    away = Absence.objects.filter(open_on(on), staff__user__in=users)
    return bool({user.pk for user in users} - set(away.values_list("staff__user", flat=True)))


def own_requests(staff: Staff) -> QuerySet[LeaveRequest]:
    return staff.leave_requests.select_related("answered_by")


def home_unit_of(staff: Staff, on: date) -> Unit | None:
    """The unit that decides about somebody's leave on that day."""
    post = staff.positions.filter(open_on(on), is_home=True).select_related("unit").first()
    return post.unit if post else None
