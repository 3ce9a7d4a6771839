"""A unit's week: who works at home on which day, beside what they have to do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from assignments.enums import AssignmentState
from assignments.models import STANDING, Assignment
from assignments.selectors.reach import may_give
from assignments.selectors.rows import task_row
from assignments.values.rows import PersonTasks, TaskDay, TaskWeek
from planning.time import Week
from units.models import Unit
from units.selectors import Mandate
from weeks.enums import RosterState
from weeks.models import LIVING, WeeklyRoster
from weeks.selectors.sheets import absences_in
from weeks.selectors.shown import sheets_shown
from weeks.sheets import WeekSheet
from weeks.sheets.absences import AwayHalves, away_halves
from weeks.sheets.people import Member
from weeks.values.cells import CellKey


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWeek:
    """A unit's week as far as a roster says where people are: the published one, else the one that
    is being made.
    """

    sheet: WeekSheet
    roster: WeeklyRoster | None
    away: Mapping[CellKey, AwayHalves]

    def day_of(self, member: Member, day: date) -> TaskDay:
        cell = self.sheet.cells.get((member.id, day))
        if cell is None or day not in member.days:
            return TaskDay(day=day)
        away = self.away.get((member.id, day), AwayHalves(None, None))
        return TaskDay(
            day=day,
            morning=away.morning or cell.morning,
            afternoon=away.afternoon or cell.afternoon,
        )


def known_week(unit: Unit, week: Week) -> KnownWeek:
    """A fixed number of queries, however many people there are."""
    rosters = WeeklyRoster.objects.filter(
        unit=unit, monday=week.monday, state__in=[*LIVING, RosterState.PUBLISHED]
    )
    shown = sorted(rosters, key=lambda one: one.state != RosterState.PUBLISHED)[:1]
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
    """The unit's people with their days and tasks; whoever has left and still has a task comes
    last. A fixed number of queries.
    """
    known = known_week(unit, week)
    today = at.astimezone(ZoneInfo(unit.agency.time_zone)).date()
    held: dict[int, list[Assignment]] = defaultdict(list)
    for task in tasks_in(unit, week):
        held[task.staff_id].append(task)
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
        may_give=may_give(mandate, unit.pk),
    )


def _person(
    known: KnownWeek, member: Member, tasks: Sequence[Assignment], *, today: date, at: datetime
) -> PersonTasks:
    days = [known.day_of(member, day) for day in known.sheet.days]
    return PersonTasks(
        staff_id=member.id,
        name=member.staff.full_name,
        title=member.title,
        days=tuple(
            TaskDay(
                day=one.day,
                morning=one.morning,
                afternoon=one.afternoon,
                is_idle=one.is_remote and not has_work_on(one.day, tasks, today),
            )
            for one in days
        ),
        tasks=tuple(task_row(task, at=at) for task in tasks),
    )


def has_work_on(day: date, tasks: Iterable[Assignment], today: date) -> bool:
    """Whether somebody has something to do then: a task given by that day, not done before it; of
    a day to come, one that is due then or later.
    """
    return any(_covers(task, day, today) for task in tasks)


def _covers(task: Assignment, day: date, today: date) -> bool:
    zone = ZoneInfo(task.agency.time_zone)
    if task.given_at.astimezone(zone).date() > day:
        return False
    if task.done_at is not None:
        return task.done_at.astimezone(zone).date() >= day
    return day <= max(task.due, today)
