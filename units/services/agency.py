"""Set up an agency: its units, its calendar, and where its daily list goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Q, When
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from units import names
from units.enums import DayKind, UnitKind
from units.errors import (
    ApprovedBeforeFiled,
    CodeTaken,
    HoursOutOfOrder,
    LeavesAfterItsDeadline,
    Stale,
    WrongKindOfDay,
)
from units.folding import fold_address, fold_code
from units.models import Agency, CalendarDay, PastUnit, Position, ReportRecipient, Unit
from units.selectors.settings import WORKING_HOURS, settings_seen

WEEKEND = (5, 6)
DATED = ("name", "short_name", "files_roster")
"""What past days show of a unit as it was then."""


@dataclass(frozen=True, slots=True)
class ListRecipient:
    """Where the daily list goes."""

    name: str
    address: str


@transaction.atomic
def create_agency(*, code: str, name: str, by: User | None, at: datetime, **details: Any) -> Agency:
    """`details` are further fields of the agency. `by` None: the system itself, where nobody can
    act yet.
    """
    if Agency.objects.filter(code_key=fold_code(code)).exists():
        raise CodeTaken(code)
    agency = Agency.objects.create(code=code, name=names.clean(name), **details)
    record(
        "units.create-agency",
        agency,
        by=by,
        at=at,
        agency=agency.pk,
        after={"code": code, "name": agency.name},
    )
    return agency


@transaction.atomic
def change_agency(
    agency: Agency, *, seen: str, by: User | None, at: datetime, **changes: Any
) -> Agency:
    """Write what differs, if the settings are still those that were `seen` (`settings_seen`).

    Raises Stale, LeavesAfterItsDeadline, ApprovedBeforeFiled, HoursOutOfOrder.
    """
    now = Agency.objects.select_for_update().get(pk=agency.pk)
    if settings_seen(now) != seen:
        raise Stale()
    changes = {field: value for field, value in changes.items() if getattr(now, field) != value}
    before = {field: getattr(now, field) for field in changes}
    for field, value in changes.items():
        setattr(now, field, value)
    _check_hours(now)
    if not changes:
        return now
    now.save(update_fields=list(changes))
    if "territory" in changes:
        bump_agency(now)
    record(
        "units.change-agency",
        now,
        by=by,
        at=at,
        agency=now.pk,
        before=as_text(before),
        after=as_text(changes),
    )
    return now


def _check_hours(agency: Agency) -> None:
    if agency.report_send_at >= agency.report_deadline:
        raise LeavesAfterItsDeadline()
    if agency.approval_time is not None and agency.approval_time < agency.filing_time:
        raise ApprovedBeforeFiled()
    morning, noon, afternoon, evening = (getattr(agency, name) for name in WORKING_HOURS)
    if not morning < noon <= afternoon < evening:
        raise HoursOutOfOrder()


@transaction.atomic
def skip_step(agency: Agency, step: str, *, skipped: bool, by: User, at: datetime) -> None:
    """Leave a first step for later, or take it up again."""
    now = Agency.objects.select_for_update().get(pk=agency.pk)
    kept = [one for one in now.steps_skipped if one != step]
    wanted = [*kept, step] if skipped else kept
    if wanted == now.steps_skipped:
        return
    now.steps_skipped = wanted
    now.save(update_fields=["steps_skipped"])
    action = "units.skip-step" if skipped else "units.resume-step"
    record(action, now, by=by, at=at, agency=now.pk, after={"step": step})


def as_text(fields: dict[str, Any]) -> dict[str, Any]:
    """As the record keeps them: dates and hours as they are written."""
    return {
        name: value.isoformat() if isinstance(value, date | time) else value
        for name, value in fields.items()
    }


@transaction.atomic
def create_unit(
    agency: Agency,
    *,
    code: str,
    name: str,
    by: User | None,
    at: datetime,
    kind: str = UnitKind.DIVISION,
    **details: Any,
) -> Unit:
    if Unit.objects.filter(agency=agency, code_key=fold_code(code)).exists():
        raise CodeTaken(code)
    unit = Unit.objects.create(
        agency=agency, code=code, name=names.clean(name), kind=kind, **details
    )
    record(
        "units.create-unit",
        unit,
        by=by,
        at=at,
        agency=agency.pk,
        after={"code": code, "name": unit.name, "kind": kind, **details},
    )
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, by: User | None, at: datetime, **changes: Any) -> Unit:
    """What differs is written; the unit's revision grows, because scopes of clauses ask for its
    traits.
    """
    before = {
        field: getattr(unit, field)
        for field, value in changes.items()
        if getattr(unit, field) != value
    }
    if not before:
        return unit
    if before.keys() & set(DATED):
        _keep_as_it_was(unit, until=localdate(at) - timedelta(days=1))
    for field in before:
        setattr(unit, field, changes[field])
    unit.save(update_fields=list(before))
    bump_units({unit.pk})
    record(
        "units.change-unit",
        unit,
        by=by,
        at=at,
        agency=unit.agency_id,
        before=before,
        after={field: changes[field] for field in before},
    )
    return unit


def _keep_as_it_was(unit: Unit, *, until: date) -> None:
    """What is changed twice on a day was, up to the day before, as it was before the first."""
    was = {field: getattr(unit, field) for field in DATED}
    PastUnit.objects.get_or_create(unit=unit, until=until, defaults=was)


@transaction.atomic
def set_calendar_day(
    agency: Agency,
    *,
    day: date,
    kind: DayKind,
    by: User | None,
    at: datetime,
    name: str = "",
    basis: str = "",
) -> CalendarDay:
    """Say what kind of day a date is, on which basis; what stood there before is replaced."""
    if (
        kind in (DayKind.SWAPPED_OFF, DayKind.COMPENSATION, DayKind.WEEKEND)
        and day.weekday() in WEEKEND
    ):
        raise WrongKindOfDay(day=day, kind=kind)
    if kind in (DayKind.MADE_UP, DayKind.WORKING) and day.weekday() not in WEEKEND:
        raise WrongKindOfDay(day=day, kind=kind)
    wanted = {"kind": kind.value, "name": names.clean(name), "basis": names.clean(basis)}
    stood = CalendarDay.objects.filter(agency=agency, day=day).values(*wanted).first()
    row, _ = CalendarDay.objects.update_or_create(agency=agency, day=day, defaults=wanted)
    if stood != wanted:
        bump_agency(agency)
        record(
            "units.set-calendar-day",
            row,
            by=by,
            at=at,
            agency=agency.pk,
            before=stood,
            after={"day": day.isoformat(), **wanted},
        )
    return row


@transaction.atomic
def remove_calendar_day(row: CalendarDay, *, by: User | None, at: datetime) -> None:
    """The date is an ordinary day of the week again."""
    before = {"day": row.day.isoformat(), "kind": row.kind, "name": row.name, "basis": row.basis}
    record("units.remove-calendar-day", row, by=by, at=at, agency=row.agency_id, before=before)
    bump_agency(row.agency)
    row.delete()


@transaction.atomic
def set_recipients(
    agency: Agency, recipients: Iterable[ListRecipient], *, by: User | None, at: datetime
) -> None:
    """The list goes to exactly these from now on; who drops out is kept as a row that receives
    nothing.
    """
    wanted = {
        fold_address(recipient.address): names.clean(recipient.name) for recipient in recipients
    }
    before = _receiving(agency)
    for address, name in wanted.items():
        ReportRecipient.objects.update_or_create(
            agency=agency,
            address_key=address,
            defaults={"name": name, "is_active": True},
            create_defaults={"name": name, "is_active": True, "address": address},
        )
    agency.report_recipients.exclude(address_key__in=wanted).update(is_active=False)
    if before != wanted:
        record(
            "units.set-recipients",
            agency,
            by=by,
            at=at,
            agency=agency.pk,
            before=before,
            after=wanted,
        )


def _receiving(agency: Agency) -> dict[str, str]:
    return dict(agency.report_recipients.filter(is_active=True).values_list("address_key", "name"))


def bump_agency(agency: Agency) -> None:
    """Whatever was judged in this agency may be stale from now on."""
    Agency.objects.filter(pk=agency.pk).update(revision=F("revision") + 1)


def bump_units(unit_ids: Iterable[int], people: Iterable[int] = ()) -> None:
    """Whatever was judged with these units' people may be stale from now on; and, of every unit in
    which one of `people` (ids of staff) was ever at home, whatever was counted from its weeks.
    """
    named = set(unit_ids)
    homes = Position.objects.filter(staff__in=set(people), is_home=True).values("unit")
    of_them = Case(When(pk__in=named, then=1), default=0)
    Unit.objects.filter(Q(pk__in=named) | Q(pk__in=homes)).update(
        revision=F("revision") + of_them, people_revision=F("people_revision") + 1
    )
