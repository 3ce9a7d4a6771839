"""Open why somebody is released from duty."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from duties.models import DutyExemption
from duties.selectors.post_page import may_open_note
from duties.selectors.posts import kept_release
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def open_note(pk: int, *, by: User, at: datetime) -> DutyExemption:
    """The release with its reason, which may speak of health: who looks leaves a trace.

    Raises NoSuchPost where `by` knows of no such release, NotAllowed where they may not look.
    """
    mandate = mandate_for(by, at)
    row = kept_release(mandate, pk)
    if not may_open_note(mandate, row, localdate(at)):
        raise NotAllowed
    record("duties.open-note", row, by=by, at=at, agency=row.staff.agency_id)
    return row
