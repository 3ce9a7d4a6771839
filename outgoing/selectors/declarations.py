"""Whom to remind of declarations: the evening before, and when the unit asks for it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from declarations.models import DeclarationReminder
from declarations.selectors.book import is_anything_asked
from declarations.selectors.policy import declaration_care
from declarations.selectors.unit_week import lacking_from_today
from notices.models import Run
from outgoing.schedule import local_day, moment_at
from planning.time import Week
from units.models import Agency, Staff, Unit

KIND: Final = "declaration-reminder"
STILL_ASKED_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDeclaration:
    """People of all units who come on `day`, the next one; or, `reminder_id`, those of one unit who
    come on some day from `day` on.
    """

    day: date
    due_at: datetime
    unit_id: int | None = None
    reminder_id: int | None = None

    @property
    def step(self) -> str:
        return f"asked-{self.reminder_id}" if self.reminder_id else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingPerson:
    """Who is reminded, and per declaration (by its seal and title) the days that lack it."""

    staff: Staff
    lacking: tuple[tuple[str, str, tuple[date, ...]], ...]


def declarations_due(agency: Agency, now: datetime) -> Iterator[DueDeclaration]:
    """What was asked for since yesterday, and tomorrow's letters once their hour has come, each if
    it is not begun yet.
    """
    zone = ZoneInfo(agency.time_zone)
    today = local_day(now, zone)
    if not is_anything_asked(agency, [Week.of(today), Week.of(today).shifted(1)]):
        return
    begun = set(
        Run.objects.filter(
            agency=agency.pk, kind=KIND, local_date__range=(today, today + timedelta(days=1))
        ).values_list("local_date", "step")
    )
    asked = DeclarationReminder.objects.filter(
        agency=agency, day=today, asked_at__gt=now - STILL_ASKED_FOR, asked_at__lte=now
    )
    for row in asked:
        due = DueDeclaration(
            day=today, due_at=row.asked_at, unit_id=row.unit_id, reminder_id=row.pk
        )
        if (today, due.step) not in begun:
            yield due
    care = declaration_care(agency)
    due_at, tomorrow = moment_at(today, care.remind_at, zone), today + timedelta(days=1)
    due = DueDeclaration(day=tomorrow, due_at=due_at)
    is_time = care.sends_reminders and now >= due_at and (tomorrow, "") not in begun
    if is_time and people_lacking(agency, due, now):
        yield due


def people_lacking(agency: Agency, due: DueDeclaration, at: datetime) -> list[LackingPerson]:
    """Whom the letter goes to, by Vietnamese name order: who can sign in and declare. A fixed
    number of queries.
    """
    units = Unit.objects.filter(agency=agency).select_related("agency").order_by("order", "pk")
    chosen = list(units.filter(pk=due.unit_id) if due.unit_id else units)
    found: dict[int, dict[str, tuple[str, tuple[date, ...]]]] = defaultdict(dict)
    only_on = None if due.unit_id else due.day
    for lacking in lacking_from_today(agency, chosen, at=at, only_on=only_on):
        for person, days in lacking.days.items():
            before = found[person].get(lacking.rule.seal, ("", ()))[1]
            found[person][lacking.rule.seal] = (lacking.rule.title, (*before, *days))
    people = Staff.objects.filter(pk__in=found, is_active=True, user__is_active=True)
    return [
        LackingPerson(
            staff=staff,
            lacking=tuple((seal, title, days) for seal, (title, days) in found[staff.pk].items()),
        )
        for staff in people.select_related("user").order_by("sort_key", "pk")
    ]
