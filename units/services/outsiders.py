"""Accounts of people who are not on the staff: readers above, auditors, administrators."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User, plain_username
from accounts.services import mail_invitations, set_issued_password
from audit.services import record
from units import names
from units.enums import Role
from units.errors import CodeTaken, HasLeft, NotClosed, RoleNotYours
from units.models import Agency, Grant
from units.selectors import open_from
from units.services.authority import (
    is_needed_elsewhere,
    refuse_ending,
    refuse_greater,
    roles_grantable,
)
from units.services.grants import grant_role


@transaction.atomic
def open_outsider(
    agency: Agency,
    *,
    full_name: str,
    email: str,
    username: str,
    role: Role,
    first: date,
    last: date | None,
    basis: str,
    by: User,
    at: datetime,
    on: date,
) -> User:
    """An account with one role in this agency, without a password until one is issued. Raises
    CodeTaken, EndsBeforeItBegins, RoleNotYours, UnitNeeded.
    """
    if role not in roles_grantable(by, agency, on):
        raise RoleNotYours()
    if User.objects.filter(username=plain_username(username)).exists():
        raise CodeTaken(plain_username(username))
    user = User.objects.create_user(
        username, full_name=names.clean(full_name), email=email, date_joined=at
    )
    record(
        "units.open-account",
        user,
        by=by,
        at=at,
        agency=agency.pk,
        after={"username": user.username},
    )
    grant_role(user, agency, role, first=first, last=last, basis=basis, by=by, at=at)
    return user


@transaction.atomic
def issue_outsider_password(user: User, agency: Agency, *, by: User, at: datetime, on: date) -> str:
    """As `issue_password` for somebody on the staff. Raises HasLeft, RoleNotYours."""
    if not user.is_active:
        raise HasLeft()
    User.objects.select_for_update().filter(pk=user.pk).exists()
    refuse_greater(user, by=by, on=on)
    password = set_issued_password(user, by=by, at=at)
    record(
        "units.issue-password",
        user,
        by=by,
        at=at,
        agency=agency.pk,
        after={"username": user.username},
    )
    return password


@transaction.atomic
def end_outsider(user: User, agency: Agency, *, by: User, at: datetime, on: date) -> bool:
    """Every role here ends with today, and what was to come is taken out. The account is closed at
    once unless it still has something to do elsewhere: True if it is. Raises OwnAccess,
    RoleNotYours, OnlyHolder.
    """
    grants = Grant.objects.filter(open_from(on), user=user, agency=agency)
    refuse_ending(grants, user, by=by, on=on, last=on)
    roles = sorted(set(grants.values_list("role", flat=True)))
    grants.filter(first__gt=on).delete()
    grants.update(last=on)
    is_closed = not is_needed_elsewhere(user, agency, on)
    if is_closed:
        User.objects.filter(pk=user.pk).update(is_active=False)
    record(
        "units.end-account",
        user,
        by=by,
        at=at,
        agency=agency.pk,
        before={"roles": roles},
        after={"last": on.isoformat(), "closed": is_closed},
    )
    return is_closed


@transaction.atomic
def reopen_outsider(
    user: User,
    agency: Agency,
    *,
    role: Role,
    first: date,
    last: date | None,
    basis: str,
    by: User,
    at: datetime,
    on: date,
) -> None:
    """A closed account opens again with one role, and nothing of what it could do before. The
    password of then opens nothing: its owner is told by mail, with a link to set a new one, or is
    given one by hand.

    Raises NotClosed, what `grant_role` raises, and RoleNotYours for who is not an administrator.
    """
    if Role.ADMIN not in roles_grantable(by, agency, on):
        raise RoleNotYours()
    closed = User.objects.select_for_update().get(pk=user.pk)
    if closed.is_active:
        raise NotClosed()
    refuse_greater(closed, by=by, on=on)
    closed.is_active = True
    closed.issued_until = closed.issued_by = None
    closed.set_unusable_password()
    closed.save(update_fields=["is_active", "issued_until", "issued_by", "password"])
    record(
        "units.reopen-account",
        closed,
        by=by,
        at=at,
        agency=agency.pk,
        after={"role": role.value, "told": bool(closed.email)},
        reason=basis,
    )
    grant_role(closed, agency, role, first=first, last=last, basis=basis, by=by, at=at)
    mail_invitations([closed], agency=agency.name, by=by, at=at)
