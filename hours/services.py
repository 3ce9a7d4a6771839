"""Record when people were at the office: from the attendance device's file, or one day by hand."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from hours.enums import HoursSource
from hours.errors import HoursAhead, HoursIncomplete
from hours.importing import propose_hours
from hours.models import Presence
from hours.selectors import may_keep_hours
from planning.records import PresenceHours, is_over_midnight
from units.enums import Purpose
from units.errors import Stale
from units.importing.proposal import ImportAction, ImportProposal, ImportStep
from units.importing.workbook import open_table
from units.models import Agency, ImportDraft, Staff
from units.services.drafts import put_aside, take_up
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


def keep_hours_draft(*, filename: str, upload: bytes, by: User, at: datetime) -> ImportDraft:
    """Raises NotAllowed, and NotExcel or TooBig before anything is kept."""
    agency = _keeper_of(by, at)
    open_table(upload)
    return put_aside(agency, Purpose.HOURS, filename=filename, upload=upload, by=by, at=at)


def confirm_hours(
    draft: ImportDraft, *, seal: str, by: User, at: datetime, agreed: Iterable[str] = ()
) -> ImportProposal:
    """Write exactly what was looked at, with what hangs on the questions that were answered with
    yes (`agreed`, their keys). Raises NotAllowed, and Stale if the records have changed since.
    """
    try:
        return _confirm(draft, seal=seal, agreed=agreed, by=by, at=at)
    except IntegrityError as error:  # somebody entered the same day in this very moment
        raise Stale() from error


@transaction.atomic
def _confirm(
    draft: ImportDraft, *, seal: str, agreed: Iterable[str], by: User, at: datetime
) -> ImportProposal:
    agency = _keeper_of(by, at)
    if draft.agency_id != agency.pk:
        raise NotAllowed
    proposal = propose_hours(agency, bytes(draft.content), today=localdate(at))
    take_up(draft, proposal, seal=seal)
    proposal = proposal.agreed(agreed)
    for day in {step.values["day"] for step in proposal.changed}:
        people = [step.values["staff"] for step in proposal.changed if step.values["day"] == day]
        Presence.objects.filter(staff__in=people, day=day, source=HoursSource.FILE).delete()
    Presence.objects.bulk_create(
        _presence(step, by, at) for step in proposal.steps if step.what is not ImportAction.SAME
    )
    record(
        "rosters.import-hours",
        agency,
        by=by,
        at=at,
        agency=agency.pk,
        after={"file": draft.filename, **proposal.counts()},
    )
    return proposal


def _presence(step: ImportStep, by: User, at: datetime) -> Presence:
    values = step.values
    return Presence(
        staff_id=values["staff"],
        day=values["day"],
        came=values["came"],
        left=values["left"],
        source=HoursSource.FILE,
        recorded_by=by,
        recorded_at=at,
    )


@transaction.atomic
def record_hours(
    staff_id: int, day: date, came: time | None, left: time | None, *, by: User, at: datetime
) -> Presence | None:
    """One day of one person, by hand, in place of what was recorded; without hours the record of
    the day is taken out.

    Raises NotAllowed, HoursAhead, HoursIncomplete (also where there is nothing to take out).
    """
    staff = Staff.objects.select_for_update().get(pk=staff_id, agency=_keeper_of(by, at))
    stood = Presence.objects.filter(staff=staff, day=day).first()
    if day > localdate(at):
        raise HoursAhead
    written = None
    if came and left and (came < left or is_over_midnight(came, left)):
        fields = {
            "came": came,
            "left": left,
            "source": HoursSource.HAND,
            "recorded_by": by,
            "recorded_at": at,
        }
        written, _is_new = Presence.objects.update_or_create(staff=staff, day=day, defaults=fields)
    elif came or left or stood is None:
        raise HoursIncomplete
    else:
        stood.delete()
    record(
        "rosters.record-hours",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        before=_facts(day, stood),
        after=_facts(day, written),
    )
    return written


def _keeper_of(by: User, at: datetime) -> Agency:
    """The agency whose hours the user keeps. Raises NotAllowed."""
    mandate = mandate_for(by, at)
    if not may_keep_hours(mandate):
        raise NotAllowed
    return mandate.agency


def _facts(day: date, presence: Presence | None) -> dict[str, str]:
    hours = PresenceHours(presence.came, presence.left) if presence else None
    return {"day": day.isoformat()} | (
        {"came": f"{hours.came:%H:%M}", "left": f"{hours.left:%H:%M}"} if hours else {}
    )
