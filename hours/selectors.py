"""When people were at the office, and what the rules about hours say of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from hours.enums import HoursSource
from hours.models import Presence
from hours.values import HoursRule, PresenceDay, PresenceRow, PresenceWeek
from planning.force import InForce, of_kind
from planning.plan import Plan
from planning.records import PresenceHours, Records
from planning.rules.time_window import TimeWindow
from planning.time import Slot, Week
from planning.violation import Violation
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import law
from units.enums import Right
from units.models import Staff, Unit
from units.selectors import Mandate
from weeks.errors import NoSuchRoster
from weeks.selectors.rosters import visible_units
from weeks.selectors.sheets import sheets_of
from weeks.sheets import WeekSheet
from weeks.sheets.findings import finding_of
from weeks.sheets.people import Member
from weeks.values.bilingual import in_both_languages
from weeks.values.finding import WeekFinding

Recorded = Mapping[tuple[int, date], Presence]
"""The hours of some people by person and day."""
PersonDay = tuple[str, date]


def may_keep_hours(mandate: Mandate) -> bool:
    """Who keeps the list of staff records when people came and left."""
    return mandate.may(Right.KEEP_STAFF)


def hours_units(mandate: Mandate) -> QuerySet[Unit]:
    """The units whose people's hours the user may look at: those whose rosters they see; who
    keeps the hours sees all.
    """
    return (
        Unit.objects.filter(agency=mandate.agency)
        if may_keep_hours(mandate)
        else visible_units(mandate)
    )


def people_in(unit: Unit, week: Week) -> QuerySet[Staff]:
    """Who belongs to the unit on some day of the week, by Vietnamese name order."""
    post = Q(positions__unit=unit, positions__is_home=True, positions__first__lte=week.sunday)
    held = post & (Q(positions__last__isnull=True) | Q(positions__last__gte=week.monday))
    return Staff.objects.filter(held, agency=unit.agency_id).distinct().order_by("sort_key", "pk")


def own_hours(staff: Staff, week: Week) -> dict[date, PresenceHours]:
    """One's own hours. One query."""
    return {
        row.day: PresenceHours(row.came, row.left)
        for row in Presence.objects.filter(
            staff=staff, day__range=(week.monday, week.sunday)
        ).order_by("day")
    }


def presence_week(mandate: Mandate, unit: Unit, week: Week, *, at: datetime) -> PresenceWeek:
    """The hours of the unit's people in the week. Raises NoSuchRoster where they are out of the
    reader's reach.

    A fixed number of queries, however many people there are.
    """
    reached = hours_units(mandate).select_related("agency").filter(pk=unit.pk).first()
    if reached is None:
        raise NoSuchRoster
    sheet = sheets_of(reached.agency, [reached], week, [])[reached.pk]
    recorded = _recorded(sheet)
    told = _told(sheet, recorded, at)
    days = tuple(sorted({*sheet.days, *(day for _staff, day in recorded)}))
    outside = {
        _cell(violation): sentence
        for violation, sentence in sorted(told, key=lambda pair: pair[1].is_violation)
    }
    return PresenceWeek(
        unit_id=reached.pk,
        unit_name=reached.name,
        week=week,
        days=days,
        rows=tuple(
            _row(sheet, member, days, recorded, outside) for member in sheet.members if member.days
        ),
        rules=tuple(_rule(one) for one in _windows(sheet)),
        findings=tuple(sentence for _violation, sentence in told),
        may_keep=may_keep_hours(mandate),
    )


def presence_findings(sheet: WeekSheet, *, at: datetime) -> tuple[WeekFinding, ...]:
    """Who came too early or left too late. One query, and none where no rule asks for hours."""
    return (
        tuple(sentence for _violation, sentence in _told(sheet, _recorded(sheet), at))
        if _windows(sheet)
        else ()
    )


def _windows(sheet: WeekSheet) -> list[InForce]:
    return [one for one, _ in of_kind(TimeWindow, sheet.rules)]


def _recorded(sheet: WeekSheet) -> Recorded:
    """What is recorded of the sheet's people in its week, on the days on which they belong to
    the unit.
    """
    if not sheet.days:
        return {}
    week, members = Week.of(sheet.days[0]), sheet.by_id
    rows = Presence.objects.filter(staff__in=list(members), day__range=(week.monday, week.sunday))
    return {
        (row.staff_id, row.day): row
        for row in rows
        if _belongs(sheet, members[row.staff_id], row.day)
    }


def _belongs(sheet: WeekSheet, member: Member, day: date) -> bool:
    """On a day of rest somebody belongs where they do at the end of the week."""
    return day in member.days or (day not in sheet.days and sheet.days[-1] in member.days)


def _told(
    sheet: WeekSheet, recorded: Recorded, at: datetime
) -> list[tuple[Violation, WeekFinding]]:
    """What the rules say of the days that are over, day by day; nothing of those that were over
    when a rule came.
    """
    today = at.astimezone(ZoneInfo(sheet.unit.agency.time_zone)).date()
    hours = {
        (str(staff), day): PresenceHours(row.came, row.left)
        for (staff, day), row in recorded.items()
        if day < today
    }
    slots = tuple(Slot(day) for day in sorted({day for _person, day in hours}))
    plan = Plan(people=sheet.plan.people, slots=slots, work={}, records=Records(hours=hours))
    names = {member.person.key: member.short_name for member in sheet.members}
    found = [
        (violation, finding_of(one, violation, names))
        for one in _windows(sheet)
        for violation in one.rule.check(one.seen(plan))
        if not one.was_unknown(violation.slot)
    ]
    return sorted(found, key=lambda pair: _cell(pair[0])[1])


def _cell(violation: Violation) -> PersonDay:
    return violation.person or "", violation.slot.day if violation.slot else date.min


def _row(
    sheet: WeekSheet,
    member: Member,
    days: Sequence[date],
    recorded: Recorded,
    outside: Mapping[PersonDay, WeekFinding],
) -> PresenceRow:
    return PresenceRow(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        days=tuple(
            PresenceDay(
                day=day,
                hours=PresenceHours(row.came, row.left) if row else None,
                is_here=_belongs(sheet, member, day),
                is_by_hand=row is not None and row.source == HoursSource.HAND,
                finding=outside.get((member.person.key, day)),
            )
            for day in days
            for row in [recorded.get((member.id, day))]
        ),
    )


def _rule(one: InForce) -> HoursRule:
    return HoursRule(
        sentence=in_both_languages(lambda language: rule_sentence(one.rule, language)),
        law=in_both_languages(lambda language: law(one.clause, language)),
    )
