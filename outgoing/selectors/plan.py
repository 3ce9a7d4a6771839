"""The plan of reminders as an agency keeps it, when each falls for a week, and whom it would reach
now.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from notices.models import Run
from outgoing.models import ChangedStep
from outgoing.schedule import (
    STEPS,
    Audience,
    DueStep,
    ReminderMatter,
    ReminderStep,
    hours_of,
    local_day,
    steps_of,
)
from outgoing.selectors.filing import ReminderRecipient, reminder_recipients, unit_weeks
from planning.time import Week
from units.models import Agency
from units.selectors import calendar_of

BLANKS: Final = ("tuần", "từ-đến", "số", "hạn", "đơn vị")
"""What a text of one's own may leave open: {tuần}, {từ-đến}, {số}, {hạn}, {đơn vị}."""
BY_CODE: Final = {step.code: step for step in STEPS}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedReminder:
    """One step of the plan about a week: `due` is nothing where it is off or nobody works that
    week; `people` are those it would reach if it left now.
    """

    step: ReminderStep
    is_changed: bool
    due: DueStep | None
    people: tuple[ReminderRecipient, ...]


def plan_of(agency: Agency) -> tuple[ReminderStep, ...]:
    """Our steps as the agency changed them, those that are off included, and then those that it
    added. One query.
    """
    rows = ChangedStep.objects.filter(agency=agency).order_by("pk")
    changed = {row.code: row for row in rows}
    ours = (
        overlaid_step(step, changed[step.code]) if step.code in changed else step for step in STEPS
    )
    return (*ours, *(added_step(row) for row in changed.values() if row.matter))


def added_step(row: ChangedStep) -> ReminderStep:
    """A step of the agency's own."""
    step = ReminderStep(
        code=row.code,
        days_before=row.days_before,
        at=row.at,
        audience=Audience(row.audience),
        matter=ReminderMatter(row.matter),
        is_own=True,
    )
    return overlaid_step(step, row)


def overlaid_step(step: ReminderStep, row: ChangedStep) -> ReminderStep:
    return replace(
        step,
        days_before=row.days_before,
        at=row.at,
        audience=Audience(row.audience),
        is_on=row.is_on,
        subjects=_said(vi=row.subject_vi, en=row.subject_en),
        leads=_said(vi=row.lead_vi, en=row.lead_en),
    )


def _said(**texts: str) -> dict[str, str]:
    return {language: text for language, text in texts.items() if text}


def planned_for(
    agency: Agency, week: Week, steps: Iterable[ReminderStep], *, at: datetime
) -> Iterator[PlannedReminder]:
    """The steps with their moments for the week and whom they would reach at this moment."""
    steps, hours = tuple(steps), hours_of(agency)
    due = {one.step.code: one for one in steps_of(week, hours, calendar_of(agency), steps)}
    units = unit_weeks(agency.pk, week.monday)
    today = local_day(at, ZoneInfo(agency.time_zone))
    for step in steps:
        owing = tuple(unit for unit in units if unit.owes(step.matter))
        yield PlannedReminder(
            step=step,
            is_changed=not step.is_own and step != BY_CODE[step.code],
            due=due.get(step.code),
            people=reminder_recipients(agency, step.audience, owing, today) if step.is_on else (),
        )


def begun_about(agency: Agency, week: Week, code: str) -> Run | None:
    """The reminder of this step about the week that is on record; there will be no second one."""
    return Run.objects.filter(
        agency=agency.pk, kind=Run.Kind.REMINDER, local_date=week.monday, step=code
    ).first()


def week_to_remind_of(agency: Agency, at: datetime) -> Week:
    """The week that people are filing now: the coming one."""
    return Week.of(local_day(at, ZoneInfo(agency.time_zone))).shifted(1)


def unknown_blanks(text: str) -> list[str]:
    """Blanks that nothing would fill."""
    return [blank for blank in re.findall(r"{([^{}]*)}", text) if blank not in BLANKS]
