"""People leave, on a day that may lie ahead; it is taken back; they come back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from audit.services import record
from units.enums import Role
from units.errors import (
    AlreadyLeaving,
    BeforeArrival,
    BeforeLeaving,
    NotLeaving,
    OtherAgency,
    OwnAccess,
    RoleNotYours,
)
from units.models import Agency, Departure, Grant, Position, Staff, Unit
from units.selectors import departures_in_force, leaving_day
from units.services.agency import bump_units
from units.services.authority import is_needed_elsewhere, refuse_ending, roles_grantable
from units.services.posts import StaffPost, end_grants, lock_staff, put_in_post
from units.services.short_names import refresh_search_text, refresh_short_names
from units.services.ways_in import end_greater_way_in


@transaction.atomic
def end_staff(staff: Staff, *, last: date, by: User | None, at: datetime, today: date) -> Departure:
    """Somebody leaves: `last` is the last day worked. Posts and rights end with it. The account is
    closed at once if that day has come, otherwise by `close_leavers` when it is over.

    Raises AlreadyLeaving, BeforeArrival, HasLeft, and what stands against ending the rights:
    OwnAccess, RoleNotYours, OnlyHolder.
    """
    lock_staff(staff)
    recorded = leaving_day(staff)
    if recorded is not None:
        raise AlreadyLeaving(recorded)
    late = Position.objects.filter(staff=staff, first__gt=last).order_by("first").first()
    if late is not None:
        raise BeforeArrival(late.first)
    if staff.user is not None:
        here = Grant.objects.filter(user=staff.user, agency=staff.agency_id)
        refuse_ending(here, staff.user, by=by, on=today, last=last)
    departure = Departure.objects.create(
        staff=staff, last=last, ended=_ended(staff, last), recorded_by=by, recorded_at=at
    )
    touched = Position.objects.filter(Q(last__isnull=True) | Q(last__gt=last), staff=staff)
    bump_units(set(touched.values_list("unit_id", flat=True)))
    touched.update(last=last)
    if staff.user is not None:
        end_grants(Grant.objects.filter(user=staff.user, agency=staff.agency_id), last)
    if last <= today:
        _close(departure, at=at, on=today)
    record(
        "units.end-staff",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"last": last.isoformat()},
    )
    return departure


def close_leavers(agency: Agency, *, at: datetime, today: date) -> int:
    """Close the accounts of those whose last day is over, and say how many. What they may do ended
    with that day; run twice, the second finds nobody.
    """
    waiting = departures_in_force().filter(
        staff__agency=agency, closed_at__isnull=True, last__lt=today
    )
    return sum(
        _close_in_time(pk, at=at, today=today) for pk in waiting.values_list("pk", flat=True)
    )


@transaction.atomic
def _close_in_time(departure_id: int, *, at: datetime, today: date) -> bool:
    waiting = departures_in_force().select_for_update(of=("self",))
    departure = (
        waiting.select_related("staff__agency", "staff__user")
        .filter(pk=departure_id, closed_at__isnull=True)
        .first()
    )
    if departure is None:
        return False
    _close(departure, at=at, on=today)
    staff, last = departure.staff, departure.last.isoformat()
    record("units.close-left", staff, by=None, at=at, agency=staff.agency_id, after={"last": last})
    return True


def _close(departure: Departure, *, at: datetime, on: date) -> None:
    staff = departure.staff
    departure.closed_at = at
    if staff.user is not None and not is_needed_elsewhere(staff.user, staff.agency, on):
        closed = User.objects.filter(pk=staff.user.pk, is_active=True).update(is_active=False)
        departure.closed_account = bool(closed)
    departure.save(update_fields=["closed_at", "closed_account"])
    Staff.objects.filter(pk=staff.pk).update(is_active=False)
    staff.is_active = False
    refresh_short_names(staff.agency)


@transaction.atomic
def undo_leaving(staff: Staff, *, by: User | None, at: datetime, today: date) -> None:
    """As if the leaving had never been recorded: posts, roles and account are what they were.

    Raises NotLeaving, OwnAccess, and RoleNotYours where it would give back a role that `by` could
    not hand out.
    """
    departure = _departure_of(staff)
    if by is not None and staff.user_id == by.pk:
        raise OwnAccess()
    ended = departure.ended
    roles = {grant["role"] for grant in (*ended["grants"], *ended["dropped"])}
    if not roles <= {role.value for role in roles_grantable(by, staff.agency, today)}:
        raise RoleNotYours()
    cut = Position.objects.filter(staff=staff, last=departure.last)
    unit_ids = set(cut.values_list("unit_id", flat=True))
    since = cut.exclude(pk__in=[post["id"] for post in ended["posts"]])
    since.update(last=None)
    for post in ended["posts"]:
        cut.filter(pk=post["id"]).update(last=post["last"])
    _give_back(staff, departure)
    if staff.user is not None:
        end_greater_way_in(staff.user, staff.agency, [Role(role) for role in roles], by=by, at=at)
    Departure.objects.filter(pk=departure.pk).update(undone_at=at)
    _reopen(staff, account=departure.closed_account)
    bump_units(unit_ids)
    refresh_short_names(staff.agency)
    record(
        "units.undo-leaving",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        before={"last": departure.last.isoformat()},
    )


@transaction.atomic
def rehire_staff(
    staff: Staff, unit: Unit, *, post: StaffPost, first: date, by: User | None, at: datetime
) -> Position:
    """Who left comes back under the same code, with all that is on record of them. A closed account
    opens again without a password and without a role.

    Raises BeforeLeaving, NotLeaving, OtherAgency.
    """
    if staff.agency_id != unit.agency_id:
        raise OtherAgency(unit=unit.name)
    Staff.objects.select_for_update().get(pk=staff.pk)
    last = _last_day(staff)
    if first <= last:
        raise BeforeLeaving(last)
    departures_in_force().filter(staff=staff).update(returned_on=first)
    if staff.user is not None and not staff.user.is_active:
        staff.user.issued_until = staff.user.issued_by = None
        staff.user.set_unusable_password()
        staff.user.save(update_fields=["password", "issued_until", "issued_by"])
    _reopen(staff, account=True)
    record(
        "units.rehire-staff",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        before={"last": last.isoformat()},
        after={"unit": unit.code, "first": first.isoformat()},
    )
    position = put_in_post(staff, unit, post, first, None, is_home=True, by=by, at=at)
    refresh_search_text(staff)
    refresh_short_names(staff.agency)
    return position


def _departure_of(staff: Staff) -> Departure:
    found = departures_in_force().select_for_update().filter(staff=staff).first()
    if found is None:
        raise NotLeaving()
    return found


def _last_day(staff: Staff) -> date:
    """Of who left before departures were rows of their own, the posts tell it."""
    recorded = leaving_day(staff)
    if recorded is not None:
        return recorded
    if Staff.objects.filter(pk=staff.pk, is_active=True).exists():
        raise NotLeaving()
    ends = Position.objects.filter(staff=staff, last__isnull=False).order_by("-last")
    last = ends.values_list("last", flat=True).first()
    if last is None:
        raise NotLeaving()
    return last


def _ended(staff: Staff, last: date) -> dict[str, list[dict[str, Any]]]:
    """What ends with the leaving, as it is before: posts and roles held until then or longer, and
    roles that never begin. A post that is not among them was given since.
    """
    posts = Position.objects.filter(Q(last__isnull=True) | Q(last__gte=last), staff=staff)
    grants = Grant.objects.filter(
        Q(last__isnull=True) | Q(last__gt=last), user=staff.user_id, agency=staff.agency_id
    )
    held = [_grant_facts(grant) for grant in grants] if staff.user_id else []
    return {
        "posts": [{"id": post.pk, "last": post.last and post.last.isoformat()} for post in posts],
        "grants": [grant for grant in held if grant["first"] <= last.isoformat()],
        "dropped": [grant for grant in held if grant["first"] > last.isoformat()],
    }


def _grant_facts(grant: Grant) -> dict[str, Any]:
    return {
        "id": grant.pk,
        "role": grant.role,
        "unit": grant.unit_id,
        "first": grant.first.isoformat(),
        "last": grant.last and grant.last.isoformat(),
        "basis": grant.basis,
    }


def _give_back(staff: Staff, departure: Departure) -> None:
    if staff.user is None:
        return
    for grant in departure.ended["grants"]:
        Grant.objects.filter(pk=grant["id"], last=departure.last).update(last=grant["last"])
    for grant in departure.ended["dropped"]:
        Grant.objects.create(
            user=staff.user,
            agency=staff.agency,
            unit_id=grant["unit"],
            **{key: grant[key] for key in ("role", "first", "last", "basis")},
        )


def _reopen(staff: Staff, *, account: bool) -> None:
    if account and staff.user_id is not None:
        User.objects.filter(pk=staff.user_id).update(is_active=True)
    Staff.objects.filter(pk=staff.pk).update(is_active=True)
    staff.is_active = True
