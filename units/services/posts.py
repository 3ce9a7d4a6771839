"""Which post somebody holds in which unit, and from when: placed, moved, put right."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from planning.people import Rank
from units import names
from units.errors import (
    BeforeArrival,
    EndsBeforeItBegins,
    HasLeft,
    LeavesBefore,
    NoHome,
    OtherAgency,
    TwoHomes,
)
from units.models import Grant, Position, Staff, Unit
from units.selectors import leaving_day, open_from, open_on
from units.services.agency import bump_units
from units.services.authority import refuse_ending
from units.services.locks import lock_agency
from units.services.short_names import refresh_search_text, refresh_short_names

ORDER = {Rank.HEAD: 1, Rank.DEPUTY: 10, Rank.STAFF: 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPost:
    """What somebody does in a unit. `order` None: where the rank stands in a list."""

    title: str
    rank: Rank = Rank.STAFF
    title_short: str = ""
    roles: tuple[str, ...] = ()
    standing_reasons: tuple[str, ...] = ()
    order: int | None = None

    def fields(self) -> dict[str, Any]:
        return {
            "title": names.clean(self.title),
            "title_short": self.title_short,
            "rank": self.rank.value,
            "order": ORDER[self.rank] if self.order is None else self.order,
            "roles": list(self.roles),
            "standing_reasons": list(self.standing_reasons),
        }


@transaction.atomic
def place_staff(
    staff: Staff,
    unit: Unit,
    *,
    post: StaffPost,
    first: date,
    by: User | None,
    at: datetime,
    last: date | None = None,
    is_home: bool = True,
) -> Position:
    """Give a person a post in a unit. Raises TwoHomes if it would be a second home on any day,
    LeavesBefore if they leave before it ends.
    """
    if staff.agency_id != unit.agency_id:
        raise OtherAgency(unit=unit.name)
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)
    lock_staff(staff)
    leaves = leaving_day(staff)
    if leaves is not None and (last is None or last > leaves):
        raise LeavesBefore(last=leaves)
    if is_home:
        _refuse_second_home(staff, first, last)
    return put_in_post(staff, unit, post, first, last, is_home=is_home, by=by, at=at)


@transaction.atomic
def change_post(position: Position, *, post: StaffPost, by: User | None, at: datetime) -> Position:
    """Correct what a post says; a transfer to another unit is `move_staff`."""
    wanted = post.fields()
    before = {
        field: getattr(position, field)
        for field, value in wanted.items()
        if getattr(position, field) != value
    }
    if not before:
        return position
    for field in before:
        setattr(position, field, wanted[field])
    position.save(update_fields=list(before))
    bump_units({position.unit_id})
    after = {field: wanted[field] for field in before}
    record(
        "units.change-post",
        position,
        by=by,
        at=at,
        agency=position.staff.agency_id,
        before=before,
        after=after,
    )
    return position


def change_post_from(
    home: Position, *, post: StaffPost, since: date, by: User | None, at: datetime
) -> Position:
    """A promotion or a new title: the post ends the day before, and its successor in the same unit
    begins.
    """
    wanted = post.fields()
    if all(getattr(home, field) == value for field, value in wanted.items()):
        return home
    if home.last is not None and home.last < since:
        raise HasLeft
    lock_staff(home.staff)
    last = home.last
    Position.objects.filter(pk=home.pk).update(last=since - timedelta(days=1))
    return put_in_post(home.staff, home.unit, post, since, last, is_home=home.is_home, by=by, at=at)


@transaction.atomic
def correct_first_day(
    position: Position, *, first: date, by: User | None, at: datetime
) -> Position:
    """Correct the day on which a post began. Raises EndsBeforeItBegins, and TwoHomes where it would
    reach into a home before it.
    """
    if position.last is not None and position.last < first:
        raise EndsBeforeItBegins(first, position.last)
    lock_staff(position.staff)
    if position.is_home:
        earlier = Position.objects.filter(
            staff=position.staff, is_home=True, first__lt=position.first, last__gte=first
        )
        other = earlier.select_related("unit").exclude(pk=position.pk).first()
        if other is not None:
            raise TwoHomes(other.unit.name, other.first, other.last)
    before = position.first
    position.first = first
    position.save(update_fields=["first"])
    bump_units({position.unit_id})
    record(
        "units.change-post",
        position,
        by=by,
        at=at,
        agency=position.staff.agency_id,
        before={"first": before.isoformat()},
        after={"first": first.isoformat()},
    )
    return position


@transaction.atomic
def move_staff(
    staff: Staff, unit: Unit, *, post: StaffPost, first: date, by: User | None, at: datetime
) -> Position:
    """Transfer: the old home, and every right held in it, ends the day before `first`; the new
    one begins on `first` and lasts until somebody leaves who is leaving. Raises BeforeArrival,
    HasLeft, LeavesBefore, NoHome, OtherAgency, and what stands against ending the rights.
    """
    if staff.agency_id != unit.agency_id:
        raise OtherAgency(unit=unit.name)
    lock_staff(staff)
    old = (
        Position.objects.filter(open_on(first), staff=staff, is_home=True)
        .select_related("unit")
        .first()
    )
    if old is None:
        raise NoHome()
    if old.first >= first:
        raise BeforeArrival(old.first)
    eve = first - timedelta(days=1)
    Position.objects.filter(pk=old.pk).update(last=eve)
    if staff.user is not None:
        held = Grant.objects.filter(open_from(first), user=staff.user, unit=old.unit_id)
        if held.exists():
            refuse_ending(held, staff.user, by=by, on=min(localdate(at), eve), last=eve)
        end_grants(held, eve)
    bump_units({old.unit_id})
    record(
        "units.leave-unit",
        old,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"unit": old.unit.code, "last": eve.isoformat()},
    )
    position = place_staff(
        staff, unit, post=post, first=first, last=leaving_day(staff), by=by, at=at
    )
    refresh_search_text(staff)
    refresh_short_names(staff.agency)
    return position


def end_grants(grants: QuerySet[Grant], last: date) -> None:
    """Rights that had not begun by then never will."""
    grants.filter(first__gt=last).delete()
    grants.filter(Q(last__isnull=True) | Q(last__gt=last)).update(last=last)


def lock_staff(staff: Staff) -> None:
    """Two changes of one person's periods wait for each other, and two in one agency too, where
    each may touch everybody's short name.
    """
    lock_agency(staff.agency_id)
    if not Staff.objects.select_for_update().filter(pk=staff.pk, is_active=True).exists():
        raise HasLeft()


def home_unit_ids(staff: Staff, first: date, last: date | None) -> set[int]:
    """The units whose roster lists the person on any day of the period."""
    homes = Position.objects.filter(
        Q(last__isnull=True) | Q(last__gte=first), staff=staff, is_home=True
    )
    return set(
        (homes if last is None else homes.filter(first__lte=last)).values_list("unit_id", flat=True)
    )


def put_in_post(
    staff: Staff,
    unit: Unit,
    post: StaffPost,
    first: date,
    last: date | None,
    *,
    is_home: bool,
    by: User | None,
    at: datetime,
) -> Position:
    position = Position.objects.create(
        staff=staff, unit=unit, first=first, last=last, is_home=is_home, **post.fields()
    )
    bump_units({unit.pk}, people=[staff.pk])
    after = {
        "unit": unit.code,
        "first": first.isoformat(),
        "last": last and last.isoformat(),
        "home": is_home,
        **post.fields(),
    }
    record("units.place-staff", position, by=by, at=at, agency=unit.agency_id, after=after)
    return position


def _refuse_second_home(staff: Staff, first: date, last: date | None) -> None:
    others = Position.objects.filter(
        Q(last__isnull=True) | Q(last__gte=first), staff=staff, is_home=True
    )
    other = (
        (others if last is None else others.filter(first__lte=last)).select_related("unit").first()
    )
    if other is not None:
        raise TwoHomes(other.unit.name, other.first, other.last)
