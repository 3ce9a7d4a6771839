"""Somebody asks to come for urgent work; the head decides, and what is approved stands in the week
in the same moment, with a number of its own.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.db.utils import IntegrityError

from accounts.models import User
from audit.services import record
from calls.enums import ComingState, DayHalves
from calls.errors import (
    AskedAlready,
    CallBreaks,
    DecidedAlready,
    NoSuchCall,
    OwnComing,
    RemarkNeeded,
    WhyNeeded,
)
from calls.models import ComingRequest
from calls.selectors.judging import judge_coming
from calls.selectors.reach import calling_units, coming_request, may_decide
from calls.services.checks import (
    lock_units,
    refuse_away,
    refuse_day,
    refuse_there,
    required_unit,
    today_of,
)
from calls.values.outcome import CallOutcome, told
from units.enums import Right
from units.models import Staff
from units.names import clean
from units.selectors import Mandate
from units.services.locks import lock_agency
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for
from weeks.services import write_states

LONGEST_WORDS = 300


@transaction.atomic
def ask_to_come(
    *, day: date, halves: DayHalves, reason: str, by: User, at: datetime
) -> ComingRequest:
    """Put one's own wish before the head. Raises NotAllowed (who is not on the staff), WhyNeeded,
    CallDayOver, CallDayTooFar, NoUnitThen, AwayOnCall, ThereAnyway, AskedAlready.
    """
    mandate = mandate_for(by, at)
    if mandate.staff is None:
        raise NotAllowed
    return _asked(mandate.staff, day=day, halves=halves, reason=reason, by=by, at=at)


@transaction.atomic
def admit_at_the_door(
    staff: Staff,
    *,
    day: date,
    halves: DayHalves,
    reason: str,
    remark: str,
    by: User,
    at: datetime,
) -> ComingRequest:
    """The head lets somebody in who asked by word of mouth: asked and approved at once.

    Raises NoSuchCall for who is not of one's units, and whatever asking and approving refuse.
    """
    mandate = mandate_for(by, at)
    if staff.agency_id != mandate.agency.pk:
        raise NoSuchCall
    unit = required_unit(staff, day)
    if not calling_units(mandate).filter(pk=unit.pk).exists():
        raise NoSuchCall
    request = _asked(staff, day=day, halves=halves, reason=reason, by=by, at=at)
    return _approved(mandate, request, remark, by=by, at=at)


@transaction.atomic
def approve_coming(pk: int, *, remark: str, by: User, at: datetime) -> ComingRequest:
    """Let them come, if no order that binds is broken by it; what is only warned of needs a remark.

    Raises NoSuchCall, NotAllowed, OwnComing, DecidedAlready, CallDayOver, AwayOnCall, CallBreaks,
    RemarkNeeded.
    """
    mandate = mandate_for(by, at)
    return _approved(mandate, _to_decide(mandate, pk), remark, by=by, at=at)


@transaction.atomic
def refuse_coming(pk: int, *, reason: str, by: User, at: datetime) -> ComingRequest:
    """Not approved, in words. Raises NoSuchCall, NotAllowed, OwnComing, DecidedAlready,
    WhyNeeded.
    """
    request = _to_decide(mandate_for(by, at), pk)
    words = required_words(reason)
    return _move(request, ComingState.REFUSED, by=by, at=at, remark=words)


@transaction.atomic
def withdraw_coming(pk: int, *, by: User, at: datetime) -> ComingRequest:
    """Who asked takes it back while nobody has decided. Raises NoSuchCall, NotAllowed,
    DecidedAlready.
    """
    mandate = mandate_for(by, at)
    request = coming_request(mandate, pk)
    if mandate.staff is None or request.staff_id != mandate.staff.pk:
        raise NotAllowed
    return _move(request, ComingState.WITHDRAWN, by=by, at=at)


@transaction.atomic
def cancel_coming(pk: int, *, reason: str, by: User, at: datetime) -> ComingRequest:
    """What was approved holds no more: they stay at home, and the number is not given again.

    Raises NoSuchCall, NotAllowed, OwnComing, DecidedAlready, CallDayOver, WhyNeeded.
    """
    mandate = mandate_for(by, at)
    request = _to_decide(mandate, pk)
    refuse_day(request.agency, request.day, at)
    words = required_words(reason)
    rows = ComingRequest.objects.filter(pk=request.pk, state=ComingState.APPROVED)
    if not rows.update(state=ComingState.CANCELLED, remark=words, decided_by=by, decided_at=at):
        raise DecidedAlready
    request.refresh_from_db()
    write_states(source_of(request), {}, called_for=request.called_as)
    _record(request, "cancel-coming", by=by, at=at, reason=words)
    return request


def source_of(request: ComingRequest) -> str:
    """By what it is known in the table of the week."""
    return f"coming-{request.pk}"


def required_words(typed: str) -> str:
    """Raises WhyNeeded."""
    words = clean(typed)[:LONGEST_WORDS]
    if not words:
        raise WhyNeeded
    return words


def refuse_broken(outcome: CallOutcome, remark: str) -> None:
    """Raises CallBreaks, RemarkNeeded."""
    if outcome.blocking:
        raise CallBreaks(what=told(outcome.blocking))
    if outcome.warnings and not remark:
        raise RemarkNeeded(what=told(outcome.warnings))


def _asked(
    staff: Staff, *, day: date, halves: DayHalves, reason: str, by: User, at: datetime
) -> ComingRequest:
    words = required_words(reason)
    refuse_day(staff.agency, day, at)
    unit = required_unit(staff, day)
    refuse_away(staff, unit, day, halves.both)
    _refuse_second(staff, day, halves)
    refuse_there(staff, unit, day, halves.both)
    morning, afternoon = halves.both
    request = ComingRequest(
        agency=staff.agency,
        unit=unit,
        staff=staff,
        day=day,
        morning=morning,
        afternoon=afternoon,
        reason=words,
        asked_by=by,
        asked_at=at,
    )
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError as waiting:
        raise AskedAlready(name=staff.full_name, day=day) from waiting
    _record(request, "ask-to-come", by=by, at=at)
    return request


def _refuse_second(staff: Staff, day: date, halves: DayHalves) -> None:
    """Raises AskedAlready for a day that is asked for, or a half that is approved."""
    morning, afternoon = halves.both
    same = (Q(morning=True) if morning else Q()) | (Q(afternoon=True) if afternoon else Q())
    waiting = Q(state=ComingState.WAITING)
    held = ComingRequest.objects.filter(staff=staff, day=day)
    if held.filter(waiting | (Q(state=ComingState.APPROVED) & same)).exists():
        raise AskedAlready(name=staff.full_name, day=day)


def _to_decide(mandate: Mandate, pk: int) -> ComingRequest:
    request = coming_request(mandate, pk)
    if not mandate.may(Right.CALL_IN, request.unit_id):
        raise NotAllowed
    if not may_decide(mandate, request):
        raise OwnComing
    return request


def _approved(
    mandate: Mandate, request: ComingRequest, remark: str, *, by: User, at: datetime
) -> ComingRequest:
    if not may_decide(mandate, request):
        raise OwnComing
    if not request.is_waiting:
        raise DecidedAlready
    refuse_day(request.agency, request.day, at)
    both = request.morning, request.afternoon
    refuse_away(request.staff, request.unit, request.day, both)
    wanted = {(request.staff_id, request.day): both}
    words = clean(remark)[:LONGEST_WORDS]
    lock_units([request.unit])
    outcome = judge_coming(mandate, request.unit, wanted)
    refuse_broken(outcome, words)
    year = today_of(request.agency, at).year
    approved = _move(
        request,
        ComingState.APPROVED,
        by=by,
        at=at,
        remark=words,
        warnings=told(outcome.warnings),
        called_as=outcome.called_as,
        year=year,
        number=_next_number(request.agency_id, year),
    )
    write_states(source_of(request), wanted, called_for=outcome.called_as)
    return approved


def _next_number(agency_id: int, year: int) -> int:
    """One more than the last of the year; whoever approves at the same time waits for it."""
    lock_agency(agency_id)
    held = ComingRequest.objects.filter(agency=agency_id, year=year)
    last: int | None = held.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _move(
    request: ComingRequest, state: ComingState, *, by: User, at: datetime, **columns: Any
) -> ComingRequest:
    """Of two who decide at once the first one's word holds. Raises DecidedAlready."""
    rows = ComingRequest.objects.filter(pk=request.pk, state=ComingState.WAITING)
    changed = {"state": state, "decided_by": by, "decided_at": at, **columns}
    if not rows.update(**changed):
        raise DecidedAlready
    for name, value in changed.items():
        setattr(request, name, value)
    _record(request, f"coming-{state}", by=by, at=at, reason=request.remark)
    return request


def _record(
    request: ComingRequest, action: str, *, by: User, at: datetime, reason: str = ""
) -> None:
    after = {
        "staff": request.staff_id,
        "day": request.day.isoformat(),
        "halves": request.halves.value,
        "number": request.printed_number if request.is_numbered else None,
        "warnings": request.warnings,
    }
    record(
        f"calls.{action}",
        request,
        by=by,
        at=at,
        agency=request.agency_id,
        after=after,
        reason=reason or request.reason,
    )
