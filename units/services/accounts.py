"""Open an account for somebody on the staff, and give it a new password."""

import secrets
from datetime import date, datetime

from django.db import transaction

from accounts.models import User, plain_username
from audit.services import record
from units.enums import Role
from units.errors import CodeTaken, HasAccount, HasLeft, RoleNotYours
from units.models import Agency, Grant, Staff
from units.selectors import open_on

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when read aloud
HIGH = frozenset(
    {Role.ADMIN, Role.DIRECTOR, Role.DEPUTY_DIRECTOR, Role.CHIEF_OF_OFFICE, Role.AUDITOR}
)


def one_time_password() -> str:
    """Sixteen letters and digits in four groups, to be read out or printed once."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def roles_grantable(by: User | None, agency: Agency, on: date) -> frozenset[Role]:
    """Only an administrator (or the system, where nobody can act yet) appoints who leads, who
    checks, and other administrators.
    """
    admin = (
        by is None
        or Grant.objects.filter(open_on(on), user=by, agency=agency, role=Role.ADMIN).exists()
    )
    return frozenset(Role) if admin else frozenset(Role) - HIGH


@transaction.atomic
def open_account(staff: Staff, *, username: str, by: User | None, at: datetime) -> User:
    """An account without a password: nobody can sign in to it until one is issued. Raises
    CodeTaken, HasAccount, HasLeft.
    """
    if not staff.is_active:
        raise HasLeft()
    if User.objects.filter(username=plain_username(username)).exists():
        raise CodeTaken(plain_username(username))
    if staff.user_id is not None:
        raise HasAccount()
    user = User.objects.create_user(
        username, full_name=staff.full_name, email=staff.email, date_joined=at
    )
    if not Staff.objects.filter(pk=staff.pk, user=None).update(user=user):
        raise HasAccount()
    staff.user = user
    record(
        "units.open-account",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"username": user.username},
    )
    return user


@transaction.atomic
def issue_password(staff: Staff, *, by: User, at: datetime, on: date) -> str:
    """A new password, to be read out once. It ends the sessions of the account.

    Raises RoleNotYours where the account may do more than `by` could hand out: whoever knows a
    password can act with it.
    """
    user = staff.user
    if user is None or not staff.is_active:
        raise HasLeft()
    held = {
        Role(role)
        for role in Grant.objects.filter(open_on(on), user=user).values_list("role", flat=True)
    }
    if not held <= roles_grantable(by, staff.agency, on) or user.is_superuser or user.is_staff:
        raise RoleNotYours()
    password = one_time_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    record(
        "units.issue-password",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"username": user.username},
    )
    return password
