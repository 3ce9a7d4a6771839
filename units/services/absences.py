"""When somebody is away, and facts about a person that rules ask for."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.models import User
from audit.services import record
from units import names
from units.enums import AbsenceKind
from units.errors import EndsBeforeItBegins, LaidElsewhere, NoHalfLeft, Overlaps
from units.models import Absence, Condition, DaysAway, Staff
from units.services.laid import give_way, tell_homes
from units.services.posts import lock_staff


@transaction.atomic
def record_absence(
    staff: Staff,
    *,
    kind: AbsenceKind,
    first: date,
    last: date,
    by: User | None,
    at: datetime,
    note: str = "",
    begins_at_noon: bool = False,
    ends_at_noon: bool = False,
) -> Absence:
    """The record of the change says no more than colleagues may know: neither the note nor that
    somebody is ill. `begins_at_noon` leaves the morning of `first` to work, `ends_at_noon` the
    afternoon of `last`. What another room laid down gives way.

    Raises EndsBeforeItBegins, NoHalfLeft (one day without either half), Overlaps.
    """
    if last < first:
        raise EndsBeforeItBegins(first, last)
    if first == last and begins_at_noon and ends_at_noon:
        raise NoHalfLeft
    lock_staff(staff)
    absence = Absence(
        staff=staff, kind=kind, first=first, last=last, note=names.clean(note),
        begins_at_noon=begins_at_noon, ends_at_noon=ends_at_noon,
    )  # fmt: skip
    refuse_second(absence, staff.absences.filter(source=""))
    give_way(absence)
    absence.save(force_insert=True)
    tell_homes(staff, first, last)
    after = {"kind": kind.public, **_taken(absence)}
    record("units.record-absence", staff, by=by, at=at, agency=staff.agency_id, after=after)
    return absence


@transaction.atomic
def cancel_absence(absence: Absence, *, by: User | None, at: datetime) -> None:
    """Raises LaidElsewhere."""
    if absence.source:
        raise LaidElsewhere(what=absence.words)
    staff, kind = absence.staff, AbsenceKind(absence.kind)
    before = {"kind": kind.public, **_taken(absence)}
    tell_homes(staff, absence.first, absence.last)
    absence.delete()
    record("units.cancel-absence", staff, by=by, at=at, agency=staff.agency_id, before=before)


@transaction.atomic
def record_condition(
    staff: Staff,
    *,
    tag: str,
    first: date,
    by: User | None,
    at: datetime,
    last: date | None = None,
    words: str = "",
) -> Condition:
    """The same condition is never recorded twice for a day; different ones may well hold
    together. `words` say one of the agency's own.
    """
    if last is not None and last < first:
        raise EndsBeforeItBegins(first, last)
    lock_staff(staff)
    _refuse_overlap(Condition.objects.filter(staff=staff, tag=tag), first, last)
    condition = Condition.objects.create(staff=staff, tag=tag, words=words, first=first, last=last)
    tell_homes(staff, first, last)
    record(
        "units.record-condition",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        after=_days(first, last),
    )
    return condition


@transaction.atomic
def end_condition(condition: Condition, *, last: date, by: User | None, at: datetime) -> None:
    """It holds no longer than `last`; one that had not begun by then is taken out."""
    staff, before = condition.staff, _days(condition.first, condition.last)
    tell_homes(staff, condition.first, condition.last)
    if last < condition.first:
        condition.delete()
    else:
        condition.last = last
        condition.save(update_fields=["last"])
    record(
        "units.end-condition",
        staff,
        by=by,
        at=at,
        agency=staff.agency_id,
        before=before,
        after={"last": last.isoformat()},
    )


def refuse_second(wanted: DaysAway, others: Iterable[DaysAway]) -> None:
    """Raises Overlaps where one of `others` takes a half of a day that `wanted` takes."""
    for other in others:
        if wanted.meets(other):
            raise Overlaps(other.first, other.last)


def _refuse_overlap(rows: QuerySet[Any], first: date, last: date | None) -> None:
    others = rows.filter(Q(last__isnull=True) | Q(last__gte=first))
    other = (others if last is None else others.filter(first__lte=last)).first()
    if other is not None:
        raise Overlaps(other.first, other.last)


def _taken(absence: Absence) -> dict[str, str | bool | None]:
    """What is told of its days; the halves only where it has any."""
    halves = {name: True for name in ("begins_at_noon", "ends_at_noon") if getattr(absence, name)}
    return {**_days(absence.first, absence.last), **halves}


def _days(first: date, last: date | None) -> dict[str, str | None]:
    return {"first": first.isoformat(), "last": last.isoformat() if last else None}


@transaction.atomic
def reveal_restricted(staff: Staff, *, by: User, at: datetime) -> None:
    """Who looks at what may speak of health leaves a trace."""
    record("units.reveal-restricted", staff, by=by, at=at, agency=staff.agency_id)
