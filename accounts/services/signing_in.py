"""Let people in and out."""

from datetime import datetime

from django.contrib.auth import authenticate
from django.db import transaction

from accounts.devices import Device
from accounts.errors import PasswordEnded, TooManyTries, WrongPassword
from accounts.models import Door, User, plain_username
from accounts.services.limits import count_try, give_back, limits_for
from accounts.services.wrong_tries import note_wrong_try
from audit.services import record


def admit_user(
    *, username: str, password: str, address: str, device: Device | None, at: datetime
) -> User:
    """The user whose name and password these are. Each try counts before the password is looked
    at; hashing happens outside any transaction, so that nobody waits for it.

    Raises WrongPassword; TooManyTries where the account, the network or the whole site was tried
    too often, except from a device that knows the account; PasswordEnded where the right password
    was issued too long ago.
    """
    name = plain_username(username)[:60]
    owner = User.objects.filter(username=name).values_list("pk", flat=True).first()
    known = device if device is not None and device.knows(owner) else None
    said = {"username": name if owner else "", "address": address}
    try:
        tried = count_try(
            Door.SIGN_IN, limits_for(account=name, address=address, device=known), at=at
        )
    except TooManyTries:
        note_wrong_try(Door.SIGN_IN, **said, at=at, turned_away=True)
        raise
    user = authenticate(username=name, password=password)
    ended = user.issued_until if user is not None else None
    if user is None or (ended is not None and ended <= at):
        note_wrong_try(Door.SIGN_IN, **said, at=at, turned_away=False)
    if user is None:
        raise WrongPassword(tried.left) if tried.left else tried.pause
    if ended is not None and ended <= at:
        raise PasswordEnded(ended)
    give_back(tried.places)
    return _welcome(user, address, at=at)


@transaction.atomic
def _welcome(user: User, address: str, *, at: datetime) -> User:
    record("accounts.sign-in", user, by=user, at=at, agency=None, after={"address": address})
    return user


@transaction.atomic
def record_sign_out(*, by: User, at: datetime) -> None:
    record("accounts.sign-out", by, by=by, at=at, agency=None)
