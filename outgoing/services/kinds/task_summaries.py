"""Sums a unit's week of tasks up for its head: what was done, what is late, who is at home with
nothing to do.
"""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assignments.selectors.overview import sum_of_rows
from assignments.selectors.unit_week import unit_task_week
from assignments.values.rows import PersonTasks, TaskRow, TaskWeek
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import local_day, moment_at
from outgoing.selectors.tasks import SUMMARY, DueTaskWeek, task_weeks_due
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, ReadersByRole, letter_to
from units.enums import Role
from units.models import Agency
from units.selectors import who_is_told
from units.words import week_span, weekday_short


class TaskSummaryKind(LetterKind[DueTaskWeek]):
    kind = RunKind(
        code=SUMMARY,
        name=gettext_lazy("Tổng hợp việc được giao"),
        is_about_week=True,
        is_about_unit=True,
    )

    def due(self, tick: Tick) -> Iterator[DueTaskWeek]:
        return task_weeks_due(tick.agency, tick.calendar, tick.now)

    def key(self, agency: Agency, item: DueTaskWeek, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk, kind=self.kind.code, local_date=item.week.monday, step=item.step
        )

    def due_at(self, item: DueTaskWeek, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueTaskWeek, *, at: datetime) -> Contents:
        return compose_task_summary(agency, item, at=at)

    def name(self, item: DueTaskWeek) -> str:
        return f"the tasks of unit {item.unit.pk} in {item.week}"


def compose_task_summary(agency: Agency, due: DueTaskWeek, *, at: datetime) -> Contents:
    """A letter to the head and whoever acts for the head."""
    zone = ZoneInfo(agency.time_zone)
    work = unit_task_week(due.unit, due.week, at=at)
    told = who_is_told(agency, local_day(at, zone), own={Role.HEAD}, whole=())
    heads = dict.fromkeys(one.user for one in told if one.unit_id == due.unit.pk)
    form = _form(work, moment_at(due.week.sunday + timedelta(days=3), time(0), zone))
    with timezone.override(zone):
        letters = tuple(letter_to(Addressee.of(user), agency, form) for user in heads)
        with translation.override("vi"):
            return Contents(
                subject=_subject(work),
                text=_lead(work),
                facts={"unit": work.unit_name, "weeks": [str(work.week)]},
                letters=letters,
            )


def _form(work: TaskWeek, until: datetime) -> LetterParts:
    return LetterParts(
        page=reverse("assignments:unit", args=[work.unit_id, work.week]),
        page_label=lambda: _("Mở trang giao việc"),
        subject=lambda: _subject(work),
        words=lambda: {"lead": _lead(work), "lines": list(_lines(work))},
        expires_at=until,
        readers=ReadersByRole(own=frozenset({Role.HEAD}), units=(work.unit_id,)),
    )


def _subject(work: TaskWeek) -> str:
    words = {"week": work.week.number, "span": week_span(work.week), "unit": work.unit_name}
    return _("Việc giao tuần %(week)s (%(span)s) của %(unit)s") % words


def _lead(work: TaskWeek) -> str:
    sums = sum_of_rows(work.tasks)
    words = {
        "given": sums.given,
        "in_time": sums.in_time,
        "late": sums.late,
        "overdue": sums.overdue,
        "waiting": sums.waiting,
    }
    return (
        _(
            "%(given)s việc: xong đúng hạn %(in_time)s, xong sau hạn %(late)s, quá hạn"
            " %(overdue)s; chờ nhận kết quả %(waiting)s."
        )
        % words
    )


def _lines(work: TaskWeek) -> Iterator[str]:
    for person in work.people:
        if person.tasks:
            tasks = "; ".join(f"{task.title} – {_state(task)}" for task in person.tasks)
            yield f"{person.name}: {tasks}."
    if work.idle:
        people = "; ".join(map(_idle, work.idle))
        yield _("Ở nhà chưa có việc: %(people)s.") % {"people": people}


def _state(task: TaskRow) -> str:
    percent = f" {task.percent}%" if task.is_under_way else ""
    if task.is_overdue:
        return f"{task.state.label}{percent}, {_('quá hạn')}"
    return f"{task.state.label}{percent}" + (f", {_('xong sau hạn')}" if task.was_late else "")


def _idle(person: PersonTasks) -> str:
    return f"{person.name} ({', '.join(map(weekday_short, person.idle_days))})"
