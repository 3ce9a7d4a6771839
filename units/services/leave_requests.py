"""Staff ask to be away; their head decides, and what is granted is recorded in the same moment."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from units import names
from units.enums import AbsenceKind, LeaveAnswer
from units.errors import (
    AlreadyAnswered,
    EndsBeforeItBegins,
    NoHalfLeft,
    NoHome,
    ObjectionReasonNeeded,
    OwnRequest,
)
from units.models import LeaveRequest, Staff
from units.selectors.mandate import open_on
from units.services.absences import record_absence, refuse_second
from units.services.posts import lock_staff


@transaction.atomic
def ask_leave(
    staff: Staff,
    *,
    kind: AbsenceKind,
    first: date,
    last: date,
    by: User,
    at: datetime,
    note: str = "",
    begins_at_noon: bool = False,
    ends_at_noon: bool = False,
) -> LeaveRequest:
    """Put the wish before the head. Raises EndsBeforeItBegins, NoHalfLeft, NoHome (nobody would
    decide), and Overlaps for days on which they are away, or have asked to be, already.
    """
    if last < first:
        raise EndsBeforeItBegins(first, last)
    if first == last and begins_at_noon and ends_at_noon:
        raise NoHalfLeft
    if not staff.positions.filter(open_on(localdate(at)), is_home=True).exists():
        raise NoHome
    lock_staff(staff)
    asked = LeaveRequest(
        staff=staff,
        kind=kind,
        first=first,
        last=last,
        begins_at_noon=begins_at_noon,
        ends_at_noon=ends_at_noon,
        note=names.clean(note),
        asked_at=at,
    )
    refuse_second(asked, staff.leave_requests.filter(answer=""))
    refuse_second(asked, staff.absences.all())
    asked.save(force_insert=True)
    _recorded("units.ask-leave", asked, by=by, at=at)
    return asked


@transaction.atomic
def withdraw_leave(asked: LeaveRequest, *, by: User, at: datetime) -> None:
    """Who asked takes it back while nobody has decided. Raises AlreadyAnswered."""
    _answer(asked, LeaveAnswer.WITHDRAWN, by=by, at=at)


@transaction.atomic
def grant_leave(asked: LeaveRequest, *, by: User, at: datetime) -> None:
    """Grant it and record the absence. Raises OwnRequest, AlreadyAnswered, Overlaps."""
    _refuse_own(asked, by)
    _answer(asked, LeaveAnswer.GRANTED, by=by, at=at)
    record_absence(
        asked.staff,
        kind=AbsenceKind(asked.kind),
        first=asked.first,
        last=asked.last,
        begins_at_noon=asked.begins_at_noon,
        ends_at_noon=asked.ends_at_noon,
        note=asked.note,
        by=by,
        at=at,
    )


@transaction.atomic
def refuse_leave(asked: LeaveRequest, *, reason: str, by: User, at: datetime) -> None:
    """Refuse it in words. Raises OwnRequest, AlreadyAnswered, ObjectionReasonNeeded."""
    _refuse_own(asked, by)
    words = names.clean(reason)[:300]
    if not words:
        raise ObjectionReasonNeeded
    _answer(asked, LeaveAnswer.REFUSED, by=by, at=at, reason=words)


def _refuse_own(asked: LeaveRequest, by: User) -> None:
    if asked.staff.user_id == by.pk:
        raise OwnRequest


def _answer(
    asked: LeaveRequest, answer: LeaveAnswer, *, by: User, at: datetime, **columns: Any
) -> None:
    """Of two who answer at once the first one's word holds."""
    waiting = LeaveRequest.objects.filter(pk=asked.pk, answer="")
    if not waiting.update(answer=answer, answered_at=at, answered_by=by, **columns):
        raise AlreadyAnswered
    _recorded(f"units.leave-{answer}", asked, by=by, at=at)


def _recorded(action: str, asked: LeaveRequest, *, by: User, at: datetime) -> None:
    """Neither why nor that somebody is ill."""
    kind = AbsenceKind(asked.kind)
    after = {
        "kind": kind.public,
        "first": asked.first.isoformat(),
        "last": asked.last.isoformat(),
    }
    record(action, asked.staff, by=by, at=at, agency=asked.staff.agency_id, after=after)
