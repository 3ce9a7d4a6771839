"""Invite people again whose letter did not arrive, or who never used its link."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from accounts.models import User
from accounts.services import mail_invitations
from audit.services import record
from refusals import Refusal
from units.errors import HasLeft, LetterWaits, NoMailAddress, SignedInBefore
from units.models import Agency, Staff
from units.selectors import letter_on_its_way
from units.services.authority import refuse_greater


@transaction.atomic
def invite_again(
    agency: Agency, users: Iterable[User], *, by: User, at: datetime, on: date
) -> tuple[int, tuple[tuple[User, Refusal], ...]]:
    """How many letters with a new link were put into the outbox, and who got none, with the
    reason; the others go on.
    """
    invited: list[User] = []
    left_out: list[tuple[User, Refusal]] = []
    for user in users:
        try:
            invited.append(_invite(user, agency, by=by, at=at, on=on))
        except Refusal as refusal:
            left_out.append((user, refusal))
    mail_invitations(invited, agency=agency.name, by=by, at=at)
    return len(invited), tuple(left_out)


def _invite(user: User, agency: Agency, *, by: User, at: datetime, on: date) -> User:
    """The row is locked, so that two who press at once do not both invite. Raises HasLeft,
    LetterWaits, NoMailAddress, RoleNotYours, SignedInBefore.
    """
    found = User.objects.select_for_update().get(pk=user.pk)
    if not found.is_active:
        raise HasLeft()
    if found.has_usable_password() and found.last_login is not None:
        raise SignedInBefore()
    refuse_greater(found, by=by, on=on)
    if not found.email:
        raise NoMailAddress()
    if letter_on_its_way(found):
        raise LetterWaits()
    staff = Staff.objects.filter(user=found, agency=agency).first()
    record(
        "units.invite",
        staff or found,
        by=by,
        at=at,
        agency=agency.pk,
        after={"username": found.username},
    )
    return found
