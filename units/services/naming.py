"""Somebody takes another name, by marriage or by a new birth certificate: from a day on, and the
days before keep the old one. A typing error is no such thing: it is corrected everywhere.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from units import names
from units.errors import NameAhead, RenamedSince
from units.models import PastName, Staff
from units.services.staff import change_staff


@transaction.atomic
def rename_staff(
    staff: Staff, *, full_name: str, since: date, by: User | None, at: datetime
) -> None:
    """`full_name` is the person's from `since` on. What is changed twice from one day on was,
    before that day, what it was before the first.

    Raises NameAhead for a day to come, RenamedSince where they took another name after `since`.
    """
    if since > localdate(at):
        raise NameAhead()
    before, until = staff.full_name, since - timedelta(days=1)
    if names.clean(full_name) == before:
        return
    later = PastName.objects.filter(staff=staff, until__gt=until).order_by("-until").first()
    if later is not None:
        raise RenamedSince(later.until + timedelta(days=1))
    PastName.objects.get_or_create(staff=staff, until=until, defaults={"full_name": before})
    change_staff(staff, full_name=full_name, by=by, at=at)
    record(
        "units.rename-staff",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        before={"full_name": before},
        after={"full_name": staff.full_name, "since": since.isoformat()},
    )
