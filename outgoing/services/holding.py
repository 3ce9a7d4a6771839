"""Holds letters back and lets them go again, with who did it on record."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from audit.services import record
from notices.models import Hold
from notices.services import hold_letters, open_hold, release_letters
from notices.services.hold import BY_HAND
from units.models import Agency


@transaction.atomic
def hold(*, at: datetime, by: User | None = None) -> Hold:
    """Everything, of every agency."""
    held = hold_letters(why=BY_HAND, at=at)
    record("reports.hold", held, by=by, at=at, agency=None, after={"why": held.why})
    return held


@transaction.atomic
def release(
    *, as_sent: bool, at: datetime, by: User | None = None, agency: Agency | None = None
) -> int:
    """What is held, of one agency or of all. Returns how many letters it concerned."""
    held = open_hold()
    if held is None:
        return 0
    count = release_letters(
        as_sent=as_sent,
        at=at,
        only=None if agency is None else [agency.pk],
        among=Agency.objects.values_list("pk", flat=True),
    )
    after = {"letters": count, "as_sent": as_sent}
    record("reports.release", held, by=by, at=at, agency=agency.pk if agency else None, after=after)
    return count
