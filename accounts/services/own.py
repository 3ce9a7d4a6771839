"""What people choose for themselves: their password, their language, their letters."""

from datetime import datetime

from django.db import transaction

from accounts.models import Language, User
from audit.services import record


@transaction.atomic
def change_password(*, new: str, by: User, at: datetime) -> None:
    """Every other session of the user ends with this, because a session is bound to the password
    it began with. What was issued by somebody else counts no more.
    """
    by.set_password(new)
    by.issued_until = None
    by.save(update_fields=["password", "issued_until"])
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
