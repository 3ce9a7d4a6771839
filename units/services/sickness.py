"""Somebody says in one line that they are ill today or tomorrow, and that they are back."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate, localtime

from accounts.models import User
from audit.services import record
from units.enums import AbsenceKind, SickSpan
from units.errors import NotIllNow
from units.models import Absence, Staff
from units.selectors.sickness import sick_now
from units.services.absences import record_absence
from units.services.laid import tell_homes
from units.services.posts import lock_staff


@transaction.atomic
def report_sick(staff: Staff, *, span: SickSpan, note: str = "", by: User, at: datetime) -> Absence:
    """On record at once, for whoever is asked to correct it; `note` is restricted. Raises Overlaps
    where an absence is on record for then already.
    """
    today = localdate(at)
    first = today + timedelta(days=1) if span is SickSpan.TOMORROW else today
    last = today if first == today and span is not SickSpan.BOTH else today + timedelta(days=1)
    absence = record_absence(
        staff,
        kind=AbsenceKind.SICK,
        first=first,
        last=last,
        note=note,
        begins_at_noon=span is SickSpan.AFTERNOON,
        ends_at_noon=span is SickSpan.MORNING,
        by=by,
        at=at,
    )
    absence.reported_at = at
    absence.save(update_fields=["reported_at"])
    return absence


@transaction.atomic
def end_sickness(staff: Staff, *, by: User, at: datetime) -> None:
    """They are at work again: from this half of the day on; what had not begun by then is taken
    out. What stands for days that are over stays. Raises NotIllNow.
    """
    today = localdate(at)
    lock_staff(staff)
    absence = sick_now(staff, today)
    if absence is None:
        raise NotIllNow
    is_afternoon = localtime(at).time() >= staff.agency.morning_ends
    keeps_morning = is_afternoon and absence.halves_on(today)[0]
    last = today if keeps_morning else today - timedelta(days=1)
    tell_homes(staff, absence.first, absence.last)
    before = _days(absence)
    if last < absence.first:
        absence.delete()
    else:
        absence.last, absence.ends_at_noon = last, keeps_morning
        absence.save(update_fields=["last", "ends_at_noon"])
    record(
        "units.end-sickness",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        before=before,
        after={"last": last.isoformat()},
    )


def _days(absence: Absence) -> dict[str, str]:
    kind = AbsenceKind(absence.kind).public
    days = {"first": absence.first.isoformat(), "last": absence.last.isoformat()}
    return {"kind": kind.value, **days}
