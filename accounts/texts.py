"""What somebody is told who tried too often."""

from datetime import datetime, timedelta
from math import ceil

from django.utils.translation import gettext as _

from accounts.errors import TooManyTries


def words_for_waiting(refusal: TooManyTries, *, at: datetime) -> tuple[str, ...]:
    """Why nothing is looked at, when it is again, and what helps meanwhile."""
    wait = _("Thử lại sau %(minutes)s phút.") % {"minutes": minutes_of(refusal, at=at)}
    return (refusal.sentence, wait)


def minutes_of(refusal: TooManyTries, *, at: datetime) -> int:
    return max(1, ceil((refusal.until - at) / timedelta(minutes=1)))
