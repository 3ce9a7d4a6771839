"""Keeps what somebody has seen of their own days."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from ownweek.models import OwnLook
from ownweek.selectors.changes import own_news
from weeks.selectors.acting import mandate_for


@transaction.atomic
def keep_look(*, seen: str, by: User, at: datetime) -> bool:
    """From now on the person is known to have seen what stands; `seen` is its seal on their page.
    False where something else stands by now, which they have not seen, and for who is not on the
    staff. Done again, it changes nothing. Nothing of the agency's changes, so no event is written.
    """
    staff = mandate_for(by, at).staff
    if staff is None:
        return False
    news, now = own_news(staff, at=at)
    if news.seal != seen:
        return False
    if news.is_to_keep:
        told = {"told": [one.kept() for one in news.changes], "told_at": at} if news.changes else {}
        OwnLook.objects.update_or_create(
            staff=staff, defaults={"shown": now.kept(), "looked_at": at, **told}
        )
    return True
