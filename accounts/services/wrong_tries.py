"""Keeps the sums of wrong guesses, and puts each on record once its quarter of an hour is over."""

from datetime import UTC, datetime
from typing import Any, Final

from django.db import transaction

from accounts.models import Door, WrongTries
from accounts.services.limits import WINDOW
from audit.services import record

MOST_ADDRESSES: Final = 20


@transaction.atomic
def note_wrong_try(
    door: Door, *, username: str, address: str, at: datetime, turned_away: bool
) -> None:
    """One more in the sum of this account and quarter of an hour. `username` is that of an
    account, or empty: what else is typed there may be a password, and is kept nowhere.
    """
    key: dict[str, Any] = {"door": door, "username": username, "began_at": _began(at)}
    WrongTries.objects.get_or_create(**key)
    seen = WrongTries.objects.select_for_update().get(**key)
    if turned_away:
        seen.turned_away += 1
    else:
        seen.tries += 1
    if address not in seen.addresses and len(seen.addresses) < MOST_ADDRESSES:
        seen.addresses = [*seen.addresses, address]
    seen.save(update_fields=["tries", "turned_away", "addresses"])


def record_wrong_tries(*, at: datetime) -> None:
    """One event for each sum that grows no more; run twice, the second finds nothing to do."""
    for pk in WrongTries.objects.exclude(began_at=_began(at)).values_list("pk", flat=True):
        _record_sum(pk, at=at)


@transaction.atomic
def _record_sum(pk: int, *, at: datetime) -> None:
    seen = WrongTries.objects.select_for_update().filter(pk=pk).first()
    if seen is None:
        return
    record(
        "accounts.refuse",
        seen,
        by=None,
        at=at,
        agency=None,
        after={
            "door": seen.door,
            "began_at": seen.began_at.isoformat(),
            "tries": seen.tries,
            "turned_away": seen.turned_away,
            "addresses": seen.addresses,
        },
    )
    seen.delete()


def _began(at: datetime) -> datetime:
    seconds = int(WINDOW.total_seconds())
    return datetime.fromtimestamp(at.timestamp() // seconds * seconds, tz=UTC)
