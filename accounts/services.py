"""Let people in and out, and keep what they choose for themselves."""

from datetime import datetime, timedelta
from typing import NoReturn

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F

from accounts.errors import TooManyFailures, WrongPassword
from accounts.models import FailedSignIns, Language, User, plain_username
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
    four, up to fifteen.
    """
    name = plain_username(username)[:60]
    tried = _count_try(name, address, at=at)
    user = authenticate(username=name, password=password)
    if user is None:
        _refuse(tried, at=at)
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


@transaction.atomic
def change_password(*, new: str, by: User, at: datetime) -> None:
    """Every other session of the user ends with this, because a session is bound to the password
    it began with.
    """
    by.set_password(new)
    by.save(update_fields=["password"])
    record("accounts.change-password", by, by=by, at=at, agency=None)


@transaction.atomic
def choose_language(*, language: Language, by: User, at: datetime) -> None:
    if by.language == language:
        return
    before, by.language = by.language, language
    by.save(update_fields=["language"])
    record(
        "accounts.choose-language",
        by,
        by=by,
        at=at,
        agency=None,
        before={"language": before},
        after={"language": language},
    )


@transaction.atomic
def choose_week_mail(*, wanted: bool, by: User, at: datetime) -> None:
    """Whether to be told by mail of one's published week. Reminders of deadlines, directives and
    duty always come.
    """
    if by.gets_week_mail == wanted:
        return
    by.gets_week_mail = wanted
    by.save(update_fields=["gets_week_mail"])
    record(
        "accounts.choose-week-mail",
        by,
        by=by,
        at=at,
        agency=None,
        before={"gets_week_mail": not wanted},
        after={"gets_week_mail": wanted},
    )
