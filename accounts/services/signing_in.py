"""Let people in and out, and count who tries in vain."""

from datetime import datetime, timedelta
from typing import NoReturn

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F

from accounts.errors import PasswordEnded, TooManyFailures, WrongPassword
from accounts.models import FailedSignIns, User, plain_username
from audit.services import record

FREE_TRIES = 5
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=12)


def admit_user(*, username: str, password: str, address: str, at: datetime) -> User:
    """The user whose name and password these are. Each try counts before the password is looked at,
    so that many tries at once are still many tries; hashing happens outside any transaction, so
    that nobody waits for it.

    Raises WrongPassword, or TooManyFailures from the fifth failure in a row on: one minute, two,
    four, up to fifteen; PasswordEnded where the right password was issued too long ago.
    """
    name = plain_username(username)[:60]
    tried = _count_try(name, address, at=at)
    user = authenticate(username=name, password=password)
    if user is None:
        _refuse(tried, at=at)
    if user.issued_until is not None and user.issued_until <= at:
        _record_failure(tried, at=at)
        raise PasswordEnded(user.issued_until)
    return _welcome(user, tried, at=at)


@transaction.atomic
def _count_try(username: str, address: str, *, at: datetime) -> FailedSignIns:
    FailedSignIns.objects.filter(last_at__lt=at - FORGOTTEN_AFTER).delete()
    seen, _ = FailedSignIns.objects.get_or_create(
        username=username, address=address, defaults={"last_at": at}
    )
    if seen.paused_until and at < seen.paused_until:
        raise TooManyFailures(seen.paused_until)
    tries = seen.tries + 1
    paused_until = at + pause_after(tries) if tries >= FREE_TRIES else None
    counted = FailedSignIns.objects.filter(pk=seen.pk, tries=seen.tries).update(
        tries=F("tries") + 1, last_at=at, paused_until=paused_until
    )
    if not counted:
        raise TooManyFailures(
            at
        )  # somebody tries the same name from the same address at this very moment
    seen.tries, seen.paused_until = tries, paused_until
    return seen


def pause_after(tries: int) -> timedelta:
    """Each failure beyond the free ones doubles the pause."""
    doublings = min(tries - FREE_TRIES, 10)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


@transaction.atomic
def _record_failure(tried: FailedSignIns, *, at: datetime) -> None:
    record("accounts.refuse", tried, by=None, at=at, agency=None, after={"tries": tried.tries})


def _refuse(tried: FailedSignIns, *, at: datetime) -> NoReturn:
    _record_failure(tried, at=at)
    if tried.paused_until:
        raise TooManyFailures(tried.paused_until)
    raise WrongPassword(FREE_TRIES - tried.tries)


@transaction.atomic
def _welcome(user: User, tried: FailedSignIns, *, at: datetime) -> User:
    FailedSignIns.objects.filter(pk=tried.pk).delete()
    record("accounts.sign-in", user, by=user, at=at, agency=None, after={"address": tried.address})
    return user


@transaction.atomic
def record_sign_out(*, by: User, at: datetime) -> None:
    record("accounts.sign-out", by, by=by, at=at, agency=None)
