"""Set a new password by a link that was mailed: for who forgot it, and for who is invited."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.devices import Device
from accounts.errors import Limited, LinkEnded, TooManyTries
from accounts.letters import link_letter, user_of
from accounts.models import Door, User, plain_username
from accounts.services.issuing import note_invitation
from accounts.services.limits import Limit, count_try, give_back, limits_for
from accounts.services.wrong_tries import note_wrong_try
from audit.services import record
from notices.letters import Contents, RunKey
from notices.models import Run
from notices.services import insert_run

HOUR = timedelta(hours=1)
MOST_FROM_AN_ADDRESS = 10
MOST_FOR_AN_ACCOUNT = 3
MOST_WITH_ONE_MAILBOX = 5
NO_AGENCY = 0


def ask_for_link(*, typed: str, address: str, device: Device | None, at: datetime) -> None:
    """Put a letter with a link into the outbox for every account that goes by this user name or
    mail address. Whoever asks cannot tell whether there is one.

    Raises TooManyTries after ten within an hour from one network, except from a device that knows
    the account; of one account the fourth within an hour is passed over in silence.
    """
    found = list(_accounts_of(typed))
    known = device if device and any(device.knows(user.pk) for user in found) else None
    try:
        count_try(Door.FORGOTTEN, _limits_of_asking(address, known), at=at)
    except TooManyTries:
        note_wrong_try(Door.FORGOTTEN, username="", address=address, at=at, turned_away=True)
        raise
    due = [user for user in found if _may_be_written_to(user, at=at)]
    _mail_asked_links(due, address=address, at=at)
    if not due:
        note_wrong_try(Door.FORGOTTEN, username="", address=address, at=at, turned_away=False)


@transaction.atomic
def _mail_asked_links(due: Iterable[User], *, address: str, at: datetime) -> None:
    mail_links(due, lasts=settings.PASSWORD_LINK_LASTS, at=at)
    for user in due:
        record("accounts.ask-link", user, by=None, at=at, agency=None, after={"address": address})


def _limits_of_asking(address: str, known: Device | None) -> Iterator[Limit]:
    """A letter costs more than a guess: so many an hour, not a quarter of one."""
    for limit in limits_for(account="", address=address, device=known, window=HOUR):
        if limit.limited is Limited.OVERALL:
            yield limit
        else:
            yield replace(limit, most=MOST_FROM_AN_ADDRESS)


def _may_be_written_to(user: User, *, at: datetime) -> bool:
    own = Limit(limited=Limited.ACCOUNT, whose=str(user.pk), most=MOST_FOR_AN_ACCOUNT, window=HOUR)
    try:
        count_try(Door.FORGOTTEN, [own], at=at)
    except TooManyTries:
        return False
    return True


@transaction.atomic
def mail_invitations(
    users: Iterable[User], *, agency: str, by: User | None, at: datetime
) -> Run | None:
    """As `mail_links`: a letter to the account that `by` opened for each of them in the agency of
    that name.
    """
    invited = [user for user in users if user.email]
    for user in invited:
        note_invitation(user, by=by)
    return mail_links(invited, lasts=settings.INVITATION_LASTS, at=at, agency=agency)


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


def owner_of_link(token: str, *, address: str, device: Device | None, at: datetime) -> User:
    """Whose password the link sets. A link that is none is a guess like any other: raises
    LinkEnded, or TooManyTries.
    """
    said = {"username": "", "address": address}
    try:
        tried = count_try(Door.LINK, limits_for(account="", address=address, device=device), at=at)
    except TooManyTries:
        note_wrong_try(Door.LINK, **said, at=at, turned_away=True)
        raise
    owner = user_of(token, at=at)
    if owner is None:
        note_wrong_try(Door.LINK, **said, at=at, turned_away=False)
        raise LinkEnded()
    give_back(tried.places)
    return owner


@transaction.atomic
def set_password_by_link(token: str, *, new: str, at: datetime) -> User:
    """The account of the link with its new password. Ends all its sessions and the link itself.
    Raises LinkEnded.
    """
    claimed = user_of(token, at=at)
    if claimed is not None:
        User.objects.select_for_update().filter(pk=claimed.pk).exists()
        claimed = user_of(token, at=at)
    if claimed is None:
        raise LinkEnded()
    claimed.set_password(new)
    claimed.issued_until = claimed.issued_by = None
    claimed.save(update_fields=["password", "issued_until", "issued_by"])
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
