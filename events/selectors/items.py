"""The week's events of an agency, and what recorded rules say of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from django.db.models import Prefetch, QuerySet

from directives.adapters import unit_values
from directives.law import law_in_force, whole_agency
from events.models import EventPart, WorkItem
from events.sheets.clashes import TakenTime, clashes_among
from events.sheets.lines import line_of, until
from events.values.rows import EventClash, WorkRow
from planning.force import InForce, of_kind
from planning.people import Rank
from planning.plan import Plan
from planning.records import Meeting, MeetingMode, Records
from planning.rules.meeting_cap import MeetingCap
from planning.time import Slot, Week
from planning.violation import Violation
from planning.vocabulary import MEETING_KINDS, MEETING_MODES, MEETING_PURPOSES, Text
from units.enums import Right
from units.models import Agency, Unit
from units.selectors import Mandate
from weeks.sheets.findings import finding_of
from weeks.values.bilingual import BilingualText, in_both_languages
from weeks.values.finding import WeekFinding


def may_keep(mandate: Mandate, unit_id: int | None) -> bool:
    """A unit's events are kept by who makes its rosters, any event by who keeps the agency's
    directives.
    """
    return mandate.may(Right.KEEP_DIRECTIVES) or (
        unit_id is not None and mandate.may(Right.EDIT_ROSTER, unit_id)
    )


def items_of(mandate: Mandate) -> QuerySet[WorkItem]:
    """Every event of the agency: its staff may know what is held where."""
    return WorkItem.objects.filter(agency=mandate.agency).select_related("unit")


def items_in(mandate: Mandate, week: Week) -> QuerySet[WorkItem]:
    return items_of(mandate).filter(day__range=(week.monday, week.sunday))


def meeting_of(item: WorkItem) -> Meeting:
    return Meeting(
        key=str(item.pk),
        day=item.day,
        persons=item.persons,
        online=item.online,
        purpose=item.purpose,
        kind=item.kind,
        mode=MeetingMode(item.mode),
        room=str(item.room) if item.room else item.place,
        approver=Rank(item.consent) if item.consent else None,
    )


def work_week(
    mandate: Mandate, week: Week, unit: Unit | None = None
) -> list[tuple[date, list[WorkRow]]]:
    """The week's events day by day, with what the rules in force say of each; of one unit: its own
    and the whole agency's.

    A fixed number of queries, however many events there are.
    """
    rows = work_rows(mandate, week, listed_items(items_in(mandate, week)), unit)
    return [(day, list(group)) for day, group in groupby(rows, key=lambda row: row.day)]


def listed_items(items: QuerySet[WorkItem]) -> list[WorkItem]:
    """With all that a line of the calendar says, and whom they name. Two queries."""
    along = ("unit", "room", "vehicle", "prepared_by", "filed_with")
    parts = EventPart.objects.select_related("staff")
    return list(items.select_related(*along).prefetch_related(Prefetch("parts", parts)))


def work_rows(
    mandate: Mandate, week: Week, items: Sequence[WorkItem], unit: Unit | None = None
) -> list[WorkRow]:
    """The rows of these events of the week; of one unit: its own and the whole agency's. What
    clashes is looked for among all of them.
    """
    standing = [item for item in items if item.cancelled_at is None]
    clashes = clashes_among(taken_time(mandate.agency, item) for item in standing)
    wanted = [item for item in items if unit is None or item.unit_id in (None, unit.pk)]
    findings = _findings(mandate.agency, week, wanted) if wanted else {}
    return [
        _row(mandate, item, findings.get(item.pk, ()), clashes.get(item.pk, ())) for item in wanted
    ]


def taken_time(agency: Agency, item: WorkItem) -> TakenTime:
    """What it takes of others' time and places. Online nobody sits in a room."""
    is_online = item.mode == MeetingMode.ONLINE
    return TakenTime(
        line=line_of(item),
        until=until(agency, item.begins, item.ends),
        persons=item.persons - item.online,
        room_id=None if is_online else item.room_id,
        vehicle_id=item.vehicle_id,
        seats=item.room.seats if item.room else None,
        people={part.staff.pk: part.staff.full_name for part in item.parts.all() if part.staff},
    )


def _row(
    mandate: Mandate,
    item: WorkItem,
    findings: tuple[WeekFinding, ...],
    clashes: tuple[EventClash, ...],
) -> WorkRow:
    is_cancelled = item.cancelled_at is not None
    return WorkRow(
        line=line_of(item),
        version=item.version,
        standing=item.standing,
        is_late=item.approved_version is not None and not item.is_approved,
        persons=item.persons,
        online=item.online,
        kind=_said(MEETING_KINDS, item.kind),
        mode=_said(MEETING_MODES, item.mode),
        purpose=_said(MEETING_PURPOSES, item.purpose),
        findings=findings,
        clashes=clashes,
        may_keep=not is_cancelled and may_keep(mandate, item.unit_id),
    )


def _findings(
    agency: Agency, week: Week, items: Iterable[WorkItem]
) -> dict[int, tuple[WeekFinding, ...]]:
    """Each event judged alone by the rules about meetings that hold for who holds it: a unit, or
    the agency itself.
    """
    slots = tuple(map(Slot, week.days))
    law = law_in_force(agency, slots)
    if not any(of_kind(MeetingCap, law.rules)):
        return {}
    units, together = unit_values(agency, week.monday), whole_agency(agency)
    return {
        item.pk: tuple(
            _finding(one, violation, item)
            for one, rule in of_kind(
                MeetingCap, law.for_unit(units.get(item.unit_id or 0, together), slots).rules
            )
            if item.cancelled_at is None
            for violation in rule.check(one.seen(_plan(item)))
        )
        for item in items
    }


def _plan(item: WorkItem) -> Plan:
    return Plan(
        people=(), slots=(Slot(item.day),), work={}, records=Records(meetings=(meeting_of(item),))
    )


def _finding(one: InForce, violation: Violation, item: WorkItem) -> WeekFinding:
    named = replace(violation, place=f"“{item.title}”", slot=None)
    return finding_of(one, named)


def _said(table: Mapping[str, Text], code: str) -> BilingualText:
    return in_both_languages(table[code].said) if code in table else BilingualText(code, code)
