"""Call people to the office, take their answers, and note when they came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import User
from audit.services import record
from calls.enums import DayHalves, SummonsAnswer
from calls.errors import (
    AnswerTooLate,
    CallBreaks,
    CalledOff,
    NobodyCalled,
    NoSuchCall,
    PresentTooLate,
    SummonsOver,
    WarningsUnseen,
)
from calls.models import SummonedPerson, Summons
from calls.selectors.judging import judge_summons
from calls.selectors.reach import (
    calling_units,
    is_called_self,
    looks_after_call,
    summoned_person,
    summons_of,
)
from calls.services.checks import lock_units, refuse_away, refuse_day, required_unit, today_of
from calls.services.coming import LONGEST_WORDS, required_words
from calls.values.outcome import CallOutcome, told
from units.models import Agency, Staff, Unit
from units.names import clean
from units.selectors import Mandate
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for
from weeks.services import write_states

MOST_CALLED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWish:
    """When people are to be there, for what, and until when they answer (the agency's time)."""

    day: date
    halves: DayHalves
    present_by: time
    reason: str
    place: str
    answer_by: datetime


@dataclass(frozen=True, slots=True)
class CalledUnit:
    """Those of one unit who are called, and what their coming does to its week."""

    unit: Unit
    people: tuple[Staff, ...]
    outcome: CallOutcome


def weigh_call(
    mandate: Mandate, people: Sequence[Staff], day: date, halves: DayHalves
) -> tuple[CalledUnit, ...]:
    """What the rules say of each unit, before anybody is called. Raises NoUnitThen."""
    by_unit: dict[Unit, list[Staff]] = {}
    for staff in people:
        by_unit.setdefault(required_unit(staff, day), []).append(staff)
    return tuple(
        CalledUnit(
            unit,
            tuple(held),
            judge_summons(mandate, unit, {(one.pk, day): halves.both for one in held}),
        )
        for unit, held in by_unit.items()
    )


def seal_of(called: Sequence[CalledUnit]) -> str:
    """By what it is known again that somebody has read exactly these warnings; empty without."""
    words = "\n".join(told(one.outcome.warnings) for one in called)
    return sha256(words.encode()).hexdigest()[:16] if words.strip() else ""


@transaction.atomic
def call_people(
    people: Sequence[Staff], wish: CallWish, *, seal: str, by: User, at: datetime
) -> Summons:
    """Call them. `seal` is that of the warnings that were on the screen.

    Raises NobodyCalled, NoSuchCall (somebody is not of one's units), WhyNeeded, CallDayOver,
    CallDayTooFar, PresentTooLate, AnswerTooLate, NoUnitThen, AwayOnCall, CallBreaks,
    WarningsUnseen.
    """
    mandate = mandate_for(by, at)
    if not 1 <= len(people) <= MOST_CALLED:
        raise NobodyCalled(most=MOST_CALLED)
    reason = required_words(wish.reason)
    _refuse_times(mandate.agency, wish, at)
    units = set(calling_units(mandate).values_list("pk", flat=True))
    called_in = {staff.pk: required_unit(staff, wish.day) for staff in people}
    for staff in people:
        unit = called_in[staff.pk]
        if staff.agency_id != mandate.agency.pk or unit.pk not in units:
            raise NoSuchCall
        refuse_away(staff, unit, wish.day, wish.halves.both)
    lock_units(called_in.values())
    called = weigh_call(mandate, people, wish.day, wish.halves)
    blocking = " ".join(told(one.outcome.blocking) for one in called).strip()
    if blocking:
        raise CallBreaks(what=blocking)
    if seal_of(called) not in ("", seal):
        raise WarningsUnseen
    return _written(mandate.agency, called, wish, reason, by=by, at=at)


@transaction.atomic
def answer_summons(
    pk: int, answer: SummonsAnswer, *, why: str = "", by: User, at: datetime
) -> SummonedPerson:
    """Oneself, or who called for somebody asked on the telephone; the last word holds, until the
    day is over. Who comes stands in the week in the same moment.

    Raises NoSuchCall, NotAllowed, CalledOff, SummonsOver, WhyNeeded (who cannot come).
    """
    mandate = mandate_for(by, at)
    person = summoned_person(mandate, pk)
    if not (is_called_self(mandate, person) or looks_after_call(mandate, person)):
        raise NotAllowed
    _refuse_ended(person.summons, at)
    words = required_words(why) if answer is SummonsAnswer.UNABLE else ""
    columns = {
        "answer": answer,
        "why_unable": words,
        "answered_by": by,
        "answered_at": at,
    }
    return _answered(person, columns, by=by, at=at)


@transaction.atomic
def mark_came(pk: int, came: time, *, by: User, at: datetime) -> SummonedPerson:
    """Somebody is here since then; who had not answered has answered by coming.

    Raises NoSuchCall, NotAllowed, CalledOff.
    """
    mandate = mandate_for(by, at)
    person = summoned_person(mandate, pk)
    if not looks_after_call(mandate, person) or is_called_self(mandate, person):
        raise NotAllowed
    if person.summons.is_off:
        raise CalledOff
    columns: dict[str, Any] = {"came": came, "marked_by": by}
    if person.answer != SummonsAnswer.COMING:
        columns |= {
            "answer": SummonsAnswer.COMING,
            "why_unable": "",
            "answered_by": by,
            "answered_at": at,
        }
    return _answered(person, columns, by=by, at=at)


@transaction.atomic
def call_off(pk: int, *, reason: str, by: User, at: datetime) -> Summons:
    """Nobody need come any more. Raises NoSuchCall, NotAllowed, CalledOff, SummonsOver,
    WhyNeeded.
    """
    mandate = mandate_for(by, at)
    summons = summons_of(mandate, pk)
    units = set(calling_units(mandate).values_list("pk", flat=True))
    called = set(summons.people.values_list("unit", flat=True))
    if summons.called_by_id != by.pk and not called <= units:
        raise NotAllowed
    _refuse_ended(summons, at)
    words = required_words(reason)
    rows = Summons.objects.filter(pk=summons.pk, off_at__isnull=True)
    if not rows.update(off_at=at, off_by=by, off_reason=words):
        raise CalledOff
    summons.refresh_from_db()
    for called_as in set(summons.people.values_list("called_as", flat=True)):
        write_states(source_of(summons), {}, called_for=called_as)
    _record(summons, "call-off", by=by, at=at, reason=words, after={})
    return summons


def source_of(summons: Summons) -> str:
    """By what it is known in the table of the week."""
    return f"summons-{summons.pk}"


def _refuse_times(agency: Agency, wish: CallWish, at: datetime) -> None:
    refuse_day(agency, wish.day, at)
    there = datetime.combine(wish.day, wish.present_by, ZoneInfo(agency.time_zone))
    is_morning = wish.present_by < agency.morning_ends
    if there <= at or is_morning != wish.halves.both[0]:
        raise PresentTooLate
    if not at < wish.answer_by <= there:
        raise AnswerTooLate


def _refuse_ended(summons: Summons, at: datetime) -> None:
    if summons.is_off:
        raise CalledOff
    if summons.day < today_of(summons.agency, at):
        raise SummonsOver


def _written(
    agency: Agency,
    called: Sequence[CalledUnit],
    wish: CallWish,
    reason: str,
    *,
    by: User,
    at: datetime,
) -> Summons:
    morning, afternoon = wish.halves.both
    summons = Summons.objects.create(
        agency=agency,
        day=wish.day,
        morning=morning,
        afternoon=afternoon,
        present_by=wish.present_by,
        reason=reason,
        place=clean(wish.place)[:200],
        answer_by=wish.answer_by,
        warnings=" ".join(told(one.outcome.warnings) for one in called).strip(),
        called_by=by,
        called_at=at,
    )
    SummonedPerson.objects.bulk_create(
        SummonedPerson(summons=summons, staff=staff, unit=one.unit, called_as=one.outcome.called_as)
        for one in called
        for staff in one.people
    )
    after = {
        "day": summons.day.isoformat(),
        "present_by": f"{summons.present_by:%H:%M}",
        "people": sorted(staff.pk for one in called for staff in one.people),
        "warnings": summons.warnings,
    }
    _record(summons, "summon", by=by, at=at, reason=reason, after=after)
    return summons


def _answered(
    person: SummonedPerson, columns: Mapping[str, Any], *, by: User, at: datetime
) -> SummonedPerson:
    for name, value in columns.items():
        setattr(person, name, value)
    person.save(update_fields=list(columns))
    summons = person.summons
    coming = summons.people.filter(answer=SummonsAnswer.COMING)
    wanted = {
        (pk, summons.day): summons.halves.both for pk in coming.values_list("staff", flat=True)
    }
    write_states(source_of(summons), wanted, called_for=person.called_as)
    after = {
        "person": person.staff_id,
        "answer": person.answer,
        "came": f"{person.came:%H:%M}" if person.came else None,
    }
    action = "mark-came" if "came" in columns else "answer-summons"
    _record(summons, action, by=by, at=at, reason=person.why_unable[:LONGEST_WORDS], after=after)
    return person


def _record(
    summons: Summons, action: str, *, by: User, at: datetime, reason: str, after: Mapping[str, Any]
) -> None:
    record(
        f"calls.{action}",
        summons,
        by=by,
        at=at,
        agency=summons.agency_id,
        after=dict(after),
        reason=reason,
    )
