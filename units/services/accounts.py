"""Open an account for somebody on the staff, and give it a new password."""

from datetime import date, datetime

from django.db import transaction

from accounts.models import User, plain_username
from accounts.services import set_issued_password
from audit.services import record
from units.errors import CodeTaken, HasAccount, HasLeft
from units.models import Staff
from units.services.authority import refuse_greater


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
    """A new password, to be read out once and good for a few days. It ends the sessions of the
    account.

    Raises HasLeft, and RoleNotYours where the account may do more than `by` could hand out:
    whoever knows a password can act with it.
    """
    user = staff.user
    if user is None or not staff.is_active:
        raise HasLeft()
    refuse_greater(user, by=by, on=on)
    password = set_issued_password(user, at=at)
    record(
        "units.issue-password",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"username": user.username},
    )
    return password
