"""Reminds people on working days of tasks that are due on the next one or overdue, by one letter
each.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from assignments.values.rows import TaskRow
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import moment_at
from outgoing.selectors.tasks import (
    REMINDER,
    DueTaskDay,
    PersonDue,
    people_with_due_tasks,
    still_open,
    task_days_due,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.selectors import calendar_of
from units.words import clock_time
from units.words import day as in_figures


class TaskReminderKind(LetterKind[DueTaskDay]):
    kind = RunKind(code=REMINDER, name=gettext_lazy("Nhắc việc được giao"))

    def due(self, tick: Tick) -> Iterator[DueTaskDay]:
        return task_days_due(tick.agency, tick.calendar, tick.now)

    def key(self, agency: Agency, item: DueTaskDay, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day)

    def due_at(self, item: DueTaskDay, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueTaskDay, *, at: datetime) -> Contents:
        return compose_task_reminders(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_task_reminder(asked["tasks"])

    def name(self, item: DueTaskDay) -> str:
        return f"the reminders of tasks of {item.day}"


def compose_task_reminders(agency: Agency, due: DueTaskDay, *, at: datetime) -> Contents:
    """One letter to each who has something due; where nobody has, the run stays empty."""
    zone = ZoneInfo(agency.time_zone)
    owed = people_with_due_tasks(agency, calendar_of(agency), at)
    until = moment_at(due.day + timedelta(days=1), time(0), zone)
    with timezone.override(zone):
        letters = tuple(
            letter_to(Addressee.of_staff(one.staff), agency, _form(one, until)) for one in owed
        )
        with translation.override("vi"):
            return Contents(
                subject=_subject(),
                text=", ".join(one.staff.full_name for one in owed),
                facts={"people": len(owed)},
                letters=letters,
            )


def why_no_task_reminder(task_ids: list[int]) -> str:
    """Empty while one of the tasks is open."""
    if still_open(task_ids):
        return ""
    with translation.override("vi"):
        return _("Việc đã báo xong hoặc đã hủy.")


def _form(owed: PersonDue, until: datetime) -> LetterParts:
    return LetterParts(
        page=reverse("assignments:mine"),
        page_label=lambda: _("Báo tiến độ, kết quả"),
        subject=_subject,
        words=lambda: {"lead": _lead(owed), "lines": [_line(task) for task in owed.tasks]},
        expires_at=until,
        still_owed={"tasks": [task.task_id for task in owed.tasks]},
    )


def _subject() -> str:
    return _("Việc sắp đến hạn, quá hạn")


def _lead(owed: PersonDue) -> str:
    said = ngettext(
        "Đồng chí có %(n)s việc đến hạn hoặc quá hạn:",
        "Đồng chí có %(n)s việc đến hạn hoặc quá hạn:",
        len(owed.tasks),
    )
    return said % {"n": len(owed.tasks)}


def _line(task: TaskRow) -> str:
    """Trả lời đơn số 12: hạn 16h30, 04/12/2026 (hạn luật định), quá hạn."""
    due = in_figures(task.due)
    if task.due_time:
        due = f"{clock_time(task.due_time)}, {due}"
    said = _("%(title)s: hạn %(due)s") % {"title": task.title, "due": due}
    if task.is_legal:
        said += " " + _("(hạn luật định)")
    return f"{said}, {_('quá hạn')}." if task.is_overdue else f"{said}."
