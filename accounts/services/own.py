"""What people choose for themselves: their password, their language, their letters."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from accounts.errors import Limited, TooManyTries, WrongPassword
from accounts.models import Door, Language, User
from accounts.services.limits import Limit, count_try, give_back
from accounts.services.wrong_tries import note_wrong_try
from audit.services import record


def confirm_password(typed: str, *, by: User, address: str, at: datetime) -> None:
    """Whoever sits at the computer of somebody who is signed in may guess their password as often
    as a stranger at the sign-in page. Raises WrongPassword, or TooManyTries.
    """
    whose = {"username": by.username, "address": address}
    most = settings.SIGN_IN_TRIES["account"]
    limit = Limit(limited=Limited.ACCOUNT, whose=str(by.pk), most=most)
    try:
        tried = count_try(Door.OWN_PASSWORD, [limit], at=at)
    except TooManyTries:
        note_wrong_try(Door.OWN_PASSWORD, **whose, at=at, turned_away=True)
        raise
    if not by.check_password(typed):
        note_wrong_try(Door.OWN_PASSWORD, **whose, at=at, turned_away=False)
        raise WrongPassword(tried.left) if tried.left else tried.pause
    give_back(tried.places)


@transaction.atomic
def change_password(*, new: str, by: User, at: datetime) -> None:
    """Every other session of the user ends with this, because a session is bound to the password
    it began with. What was issued by somebody else counts no more.
    """
    by.set_password(new)
    by.issued_until = by.issued_by = None
    by.save(update_fields=["password", "issued_until", "issued_by"])
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
