"""Set a new password by a link that was mailed: for who forgot it, and for who is invited."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.errors import LinkEnded, TooManyRequests
from accounts.letters import link_letter, user_of
from accounts.models import FailedSignIns, LinkRequests, User, plain_username
from audit.services import record
from notices.letters import Contents, RunKey
from notices.models import Run
from notices.services import insert_run

HOUR = timedelta(hours=1)
MOST_FROM_AN_ADDRESS = 10
MOST_FOR_AN_ACCOUNT = 3
MOST_WITH_ONE_MAILBOX = 5
NO_AGENCY = 0


@transaction.atomic
def ask_for_link(*, typed: str, address: str, at: datetime) -> None:
    """Put a letter with a link into the outbox for every account that goes by this user name or
    mail address. Whoever asks cannot tell whether there is one.

    Raises TooManyRequests after ten within an hour from one address; of one account the fourth
    within an hour is passed over in silence.
    """
    LinkRequests.objects.filter(began_at__lte=at - HOUR).delete()
    asked = _count(f"address:{address}", at=at)
    if asked.tries > MOST_FROM_AN_ADDRESS:
        raise TooManyRequests(asked.began_at + HOUR)
    found = list(_accounts_of(typed))
    due = [
        user for user in found if _count(f"account:{user.pk}", at=at).tries <= MOST_FOR_AN_ACCOUNT
    ]
    mail_links(due, lasts=settings.PASSWORD_LINK_LASTS, at=at)
    for user in due:
        record("accounts.ask-link", user, by=None, at=at, agency=None, after={"address": address})
    if not due:
        why = {"letters": 0, "known": bool(found)}
        record("accounts.refuse-link", asked, by=None, at=at, agency=None, after=why)


def mail_links(
    users: Iterable[User], *, lasts: timedelta, at: datetime, agency: str = ""
) -> Run | None:
    """One letter an account, with a link that ends; to whoever has no address none is written.
    The caller puts on record who asked for it. The run belongs to no agency: nobody reads such
    letters but those they are for.
    """
    until = at + lasts
    letters = tuple(link_letter(user, until=until, agency=agency) for user in users if user.email)
    if not letters:
        return None
    with translation.override("vi"):
        subject = _("Tài khoản Lịch làm việc: đặt mật khẩu")
    key = RunKey(
        agency=NO_AGENCY,
        kind=Run.Kind.ACCOUNT,
        local_date=at.date(),
        step=secrets.token_hex(10),
    )
    return insert_run(
        key,
        due_at=at,
        deadline_at=until,
        at=at,
        compose=lambda: Contents(subject=subject, letters=letters),
    )


@transaction.atomic
def set_password_by_link(token: str, *, new: str, at: datetime) -> User:
    """The account of the link with its new password. Ends all its sessions and the link itself,
    and forgets who tried the old password in vain. Raises LinkEnded.
    """
    claimed = user_of(token, at=at)
    if claimed is not None:
        User.objects.select_for_update().filter(pk=claimed.pk).exists()
        claimed = user_of(token, at=at)
    if claimed is None:
        raise LinkEnded()
    claimed.set_password(new)
    claimed.issued_until = None
    claimed.save(update_fields=["password", "issued_until"])
    FailedSignIns.objects.filter(username=claimed.username).delete()
    record("accounts.set-password-by-link", claimed, by=claimed, at=at, agency=None)
    return claimed


def _accounts_of(typed: str) -> Iterable[User]:
    """Several people may share the mailbox of their office: each gets a letter of their own."""
    name = plain_username(typed)
    if not name:
        return ()
    fits = Q(username=name) | Q(email__iexact=name)
    return (
        User.objects.filter(fits, is_active=True)
        .exclude(email="")
        .order_by("pk")[:MOST_WITH_ONE_MAILBOX]
    )


def _count(key: str, *, at: datetime) -> LinkRequests:
    """Counted under a lock, so that many at once are still many."""
    LinkRequests.objects.get_or_create(key=key, defaults={"began_at": at})
    seen = LinkRequests.objects.select_for_update().get(key=key)
    seen.tries += 1
    seen.save(update_fields=["tries"])
    return seen
