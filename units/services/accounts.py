"""Open accounts for people on the staff, one or many at once, and give them a way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction

from accounts.models import User, plain_username
from accounts.services import mail_invitations, set_issued_password
from audit.services import record
from refusals import Refusal
from units.enums import HandOut
from units.errors import CodeTaken, HasAccount, HasLeft, NoMailAddress, NoUsername, SignedInBefore
from units.models import Agency, Position, Staff
from units.selectors import free_username
from units.services.authority import refuse_greater


@transaction.atomic
def open_account(staff: Staff, *, username: str, by: User | None, at: datetime) -> User:
    """An account without a password: nobody can sign in to it until one is issued. Raises
    CodeTaken, HasAccount, HasLeft.
    """
    if not staff.is_active:
        raise HasLeft()
    user = _create_account(staff, username, at=at)
    record(
        "units.open-account",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"username": user.username},
    )
    return user


def _create_account(staff: Staff, username: str, *, at: datetime) -> User:
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
    User.objects.select_for_update().filter(pk=user.pk).exists()
    refuse_greater(user, by=by, on=on)
    password = set_issued_password(user, by=by, at=at)
    record(
        "units.issue-password",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"username": user.username},
    )
    return password


@dataclass(frozen=True, slots=True)
class Slip:
    """What is handed to one person. The password stands here and nowhere else; without one the way
    in was mailed.
    """

    post: Position
    username: str
    password: str
    ends: datetime


@dataclass(frozen=True, slots=True)
class HandedOut:
    """Who got an account or a new way into it, and who did not, with the reason."""

    slips: tuple[Slip, ...]
    left_out: tuple[tuple[Position, Refusal], ...]


@transaction.atomic
def hand_out_accounts(
    agency: Agency,
    *,
    new: Iterable[Position],
    again: Iterable[Position],
    way: HandOut,
    by: User,
    at: datetime,
    on: date,
) -> HandedOut:
    """Open an account for each of `new`, and give those of `again`, who never signed in, another
    way in. Whoever it cannot be done for is left out with the reason; the others go on.
    """
    slips: list[Slip] = []
    left_out: list[tuple[Position, Refusal]] = []
    invited: list[User] = []
    wanted = [(post, True) for post in new] + [(post, False) for post in again]
    for post, is_new in wanted:
        try:
            user = _account_for(post, is_new=is_new, way=way, by=by, at=at, on=on)
        except Refusal as refusal:
            left_out.append((post, refusal))
            continue
        if way is HandOut.MAIL:
            invited.append(user)
            slips.append(Slip(post, user.username, "", at + settings.INVITATION_LASTS))
        else:
            password = set_issued_password(user, by=by, at=at)
            slips.append(Slip(post, user.username, password, user.issued_until or at))
    mail_invitations(invited, agency=agency.name, by=by, at=at)
    return HandedOut(tuple(slips), tuple(left_out))


def _account_for(
    post: Position, *, is_new: bool, way: HandOut, by: User, at: datetime, on: date
) -> User:
    """The account, with one event on record for this person; the row is locked, so that two who
    press at once do not both hand out. Raises HasAccount, HasLeft, NoMailAddress, NoUsername,
    RoleNotYours, SignedInBefore.
    """
    staff = Staff.objects.select_for_update(of=("self",)).get(pk=post.staff_id)
    if not staff.is_active:
        raise HasLeft()
    if is_new and staff.user is not None:
        raise HasAccount()
    user = staff.user
    if user is not None:
        if user.last_login is not None:
            raise SignedInBefore()
        refuse_greater(user, by=by, on=on)
    if way is HandOut.MAIL and not (user.email if user else staff.email):
        raise NoMailAddress()
    if user is None:
        username = free_username(staff.full_name)
        if not username:
            raise NoUsername()
        user = _create_account(staff, username, at=at)
    record(
        "units.open-account" if is_new else _second_way(way),
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after={"username": user.username, "way": way.value},
    )
    return user


def _second_way(way: HandOut) -> str:
    return "units.invite" if way is HandOut.MAIL else "units.issue-password"
