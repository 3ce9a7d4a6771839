"""Who was invited by mail and has not come in: whether the letter arrived, and how long its link is
good.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from accounts.models import User
from notices.models import Delivery, Run
from units.models import Unit
from units.selectors.accounts import outsiders_of
from units.selectors.mandate import Mandate
from units.selectors.people import people_of

ON_ITS_WAY = (Delivery.State.PENDING, Delivery.State.SENDING, Delivery.State.RETRY)


class Fate(StrEnum):
    """What became of an invitation, what asks for something to be done first."""

    FAILED = "failed"  # the letter did not leave
    ENDED = "ended"  # its link is no longer good
    WAITING = "waiting"  # it is about to leave
    UNUSED = "unused"  # it left, and its link is still good


@dataclass(frozen=True, slots=True)
class Invitation:
    """Somebody's last letter; `unit` None: nobody on the staff."""

    user: User
    unit: Unit | None
    letter: Delivery
    fate: Fate


def invitations_of(mandate: Mandate, *, at: datetime, on: date) -> list[Invitation]:
    """The last letter of everybody who has an account here and no password yet; what asks for
    something to be done first.
    """
    posts = people_of(mandate, on).filter(
        staff__user__is_active=True, staff__user__password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
    units = {post.staff.user: post.unit for post in posts.select_related("staff__user")}
    outside = outsiders_of(mandate).filter(
        is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX
    )
    invited = [*filter(None, units), *outside]
    letters = _last_letters(user.pk for user in invited)
    found = [
        Invitation(user, units.get(user), letters[user.pk], _fate(user, letters[user.pk], at))
        for user in invited
        if user.pk in letters
    ]
    return sorted(found, key=lambda one: list(Fate).index(one.fate))


def letter_on_its_way(user: User) -> bool:
    return _account_letters([user.pk]).filter(state__in=ON_ITS_WAY).exists()


def _last_letters(users: Iterable[int]) -> dict[int | None, Delivery]:
    letters = _account_letters(users).defer("message").order_by("pk")
    return {letter.recipient_user: letter for letter in letters}


def _account_letters(users: Iterable[int]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(run__kind=Run.Kind.ACCOUNT, recipient_user__in=list(users))


def _fate(user: User, letter: Delivery, at: datetime) -> Fate:
    """A link ends by itself, with the address it was sent to, and with a role that its sender could
    not give.
    """
    if letter.state in ON_ITS_WAY:
        return Fate.WAITING
    if letter.state != Delivery.State.SENT:
        return Fate.FAILED
    is_late = letter.expires_at is not None and letter.expires_at <= at
    is_over = is_late or letter.address != user.email or user.has_lost_its_way_in
    return Fate.ENDED if is_over else Fate.UNUSED
