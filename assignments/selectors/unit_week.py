"""A unit's week: who works at home on which day, beside what they have to do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from assignments.enums import AssignmentAct, AssignmentState
from assignments.models import STANDING, Assignment, AssignmentStep
from assignments.selectors.reach import may_give
from assignments.sheets.demands import demands_in, findings_in
from assignments.sheets.rows import recorded_task, task_row
from assignments.values.rows import PersonTasks, TaskDay, TaskWeek
from planning.plan import Plan, Work
from planning.records import Records, TaskBook
from planning.time import Half, Slot, Week
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import WeeklyRoster
from weeks.selectors.sheets import absences_in
from weeks.selectors.shown import sheets_shown, standing_rosters
from weeks.sheets import WeekSheet
from weeks.sheets.absences import AwayHalves, away_halves
from weeks.sheets.called import called_in
from weeks.sheets.modes import WORK_OF
from weeks.sheets.people import Member
from weeks.sheets.swapped import swapped_in
from weeks.values.cells import CellKey
from weeks.values.finding import WeekFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWeek:
    """A unit's week as far as a roster says where people are: the published one, else the one that
    is being made.
    """

    sheet: WeekSheet
    roster: WeeklyRoster | None
    away: Mapping[CellKey, AwayHalves]

    @property
    def plan(self) -> Plan:
        """Where people are as far as it is known, by halves; nobody is anywhere where no roster
        says so.
        """
        slots = tuple(Slot(day, half) for day in self.sheet.days for half in Half)
        people = [member for member in self.sheet.members if member.days]
        work = {
            (member.person.key, slot): self._work(member, slot)
            for member in people
            for slot in slots
        }
        return Plan(people=tuple(member.person for member in people), slots=slots, work=work)

    def _work(self, member: Member, slot: Slot) -> Work:
        day = self.day_of(member, slot.day)
        mode = day.morning if slot.half is Half.MORNING else day.afternoon
        return WORK_OF[mode] if mode else Work.OFF

    def day_of(self, member: Member, day: date) -> TaskDay:
        cell = self.sheet.cells.get((member.id, day))
        if cell is None or day not in member.days:
            return TaskDay(day=day)
        cell = swapped_in(cell, self.sheet.swapped.get((member.id, day)))
        cell = called_in(cell, self.sheet.called.get((member.id, day)))
        away = self.away.get((member.id, day), AwayHalves(None, None))
        return TaskDay(
            day=day,
            morning=away.morning or cell.morning,
            afternoon=away.afternoon or cell.afternoon,
        )


def known_week(unit: Unit, week: Week) -> KnownWeek:
    """A fixed number of queries, however many people there are."""
    shown = list(standing_rosters([unit], week).values())
    sheet = sheets_shown(unit.agency, [unit], week, shown)[unit.pk]
    absences = absences_in(unit, sheet.days, (member.id for member in sheet.members))
    return KnownWeek(
        sheet=sheet, roster=next(iter(shown), None), away=away_halves(absences, sheet.days)
    )


def tasks_in(unit: Unit, week: Week) -> list[Assignment]:
    """What is due in the week; of other tasks those that were given before it is over, stand, and
    are due before it or after it. What was called off is not among them.
    """
    during = Q(due__range=(week.monday, week.sunday))
    beside = Q(state__in=STANDING, given_at__date__lte=week.sunday)
    settled = Q(settled_at__date__gte=week.monday, given_at__date__lte=week.sunday)
    rows = Assignment.objects.filter(during | beside | settled, unit=unit)
    rows = rows.exclude(state=AssignmentState.CANCELLED)
    return list(rows.select_related("staff", "agency"))


def task_week(mandate: Mandate, unit: Unit, week: Week, *, at: datetime) -> TaskWeek:
    """The week as this reader sees it."""
    found = unit_task_week(unit, week, at=at)
    return replace(found, may_give=may_give(mandate, unit.pk))


def unit_task_week(unit: Unit, week: Week, *, at: datetime) -> TaskWeek:
    """The unit's people with their days and tasks; whoever has left and still has a task comes
    last. A fixed number of queries.
    """
    known = known_week(unit, week)
    today = at.astimezone(ZoneInfo(unit.agency.time_zone)).date()
    held: dict[int, list[Assignment]] = defaultdict(list)
    for task in tasks_in(unit, week):
        held[task.staff_id].append(task)
    findings = task_findings(known, [task for tasks in held.values() for task in tasks], at=at)
    here = [
        _person(known, member, held.pop(member.id, ()), today=today, at=at)
        for member in known.sheet.members
        if member.days
    ]
    gone = [
        PersonTasks(
            staff_id=staff_id,
            name=tasks[0].staff.full_name,
            title="",
            days=(),
            tasks=tuple(task_row(task, at=at) for task in tasks),
        )
        for staff_id, tasks in held.items()
    ]
    return TaskWeek(
        unit_id=unit.pk,
        unit_name=unit.name,
        week=week,
        people=(*here, *gone),
        is_known=known.roster is not None,
        is_published=known.roster is not None and known.roster.state == RosterState.PUBLISHED,
        may_give=False,
        findings=findings,
        asked=demands_in(known.sheet.rules),
    )


def task_findings(
    known: KnownWeek, tasks: Sequence[Assignment], *, at: datetime
) -> tuple[WeekFinding, ...]:
    """What clauses about results find in the week. One query, and none where there are none."""
    rules = known.sheet.rules
    if not demands_in(rules):
        return ()
    zone = ZoneInfo(known.sheet.unit.agency.time_zone)
    steps = AssignmentStep.objects.filter(
        assignment__in=tasks, act__in=[AssignmentAct.PROGRESS, AssignmentAct.DONE]
    )
    reported: dict[int, set[date]] = defaultdict(set)
    for task_id, told_at in steps.values_list("assignment", "at"):
        reported[task_id].add(told_at.astimezone(zone).date())
    book = TaskBook(
        tasks=tuple(
            replace(recorded_task(task, at=at), reported=frozenset(reported[task.pk]))
            for task in tasks
        ),
        today=at.astimezone(zone).date(),
    )
    plan = replace(known.plan, records=Records(tasks=book))
    names = {member.person.key: member.short_name for member in known.sheet.members}
    return findings_in(rules, plan, names)


def _person(
    known: KnownWeek, member: Member, tasks: Sequence[Assignment], *, today: date, at: datetime
) -> PersonTasks:
    days = [known.day_of(member, day) for day in known.sheet.days]
    recorded = [recorded_task(task, at=at) for task in tasks]
    return PersonTasks(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        days=tuple(
            TaskDay(
                day=one.day,
                morning=one.morning,
                afternoon=one.afternoon,
                is_idle=one.is_remote and not any(task.covers(one.day, today) for task in recorded),
            )
            for one in days
        ),
        tasks=tuple(task_row(task, at=at) for task in tasks),
    )
