"""Reminds heads and deputies of the roster they still owe, because the Director or the Office
pressed a button on the board.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import Audience, ReminderMatter, local_day
from outgoing.selectors.filing import FilingWeek, ReminderRecipient, reminder_recipients, unit_weeks
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.kinds.reminders import why_no_reminder
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_of
from planning.time import Week
from rosters.models import RosterReminder
from rosters.selectors.deadlines import filing_deadline
from units.models import Agency
from units.words import deadline, week_span

STILL_NEWS_FOR: Final = timedelta(hours=1)
MATTER: Final = ReminderMatter.NOT_FILED


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedReminder:
    """One press: who asked that units be reminded of which week, and when."""

    act: UUID
    week: Week
    by_id: int
    by_name: str
    at: datetime


class AskedReminderKind(LetterKind[AskedReminder]):
    kind = RunKind(code="asked-reminder", name=gettext_lazy("Nhắc trình lịch"), is_about_week=True)

    def due(self, tick: Tick) -> Iterator[AskedReminder]:
        """One query while nobody pressed within the hour."""
        rows = RosterReminder.objects.filter(
            agency=tick.agency, at__gt=tick.now - STILL_NEWS_FOR, at__lte=tick.now
        )
        seen = set()
        for row in rows.select_related("by"):
            if row.act not in seen and not self._is_told(tick.agency, row.act):
                yield AskedReminder(
                    act=row.act,
                    week=Week.of(row.monday),
                    by_id=row.by_id,
                    by_name=row.by.full_name,
                    at=row.at,
                )
            seen.add(row.act)

    def _is_told(self, agency: Agency, act: UUID) -> bool:
        runs = Run.objects.filter(agency=agency.pk, kind=self.kind.code, step=act.hex)
        return runs.exists()

    def key(self, agency: Agency, item: AskedReminder, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=item.week.monday,
            step=item.act.hex,
        )

    def due_at(self, item: AskedReminder, at: datetime) -> datetime:
        return item.at

    def compose(self, agency: Agency, item: AskedReminder, *, at: datetime) -> Contents:
        return compose_asked_reminders(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_reminder(asked)

    def name(self, item: AskedReminder) -> str:
        return f"reminder asked for by {item.by_id} of the week of {item.week.monday}"


def compose_asked_reminders(agency: Agency, asked: AskedReminder, *, at: datetime) -> Contents:
    """One letter to each head or deputy of the units that still owe it, but none to who asked."""
    zone = ZoneInfo(agency.time_zone)
    units = RosterReminder.objects.filter(act=asked.act).values_list("unit", flat=True)
    weeks = unit_weeks(agency.pk, asked.week.monday, only=set(units))
    owing = tuple(unit for unit in weeks if unit.owes(MATTER))
    audience = Audience.HEADS_AND_DEPUTIES
    people = reminder_recipients(agency, audience, owing, local_day(at, zone))
    due = filing_deadline(agency, asked.week)
    with timezone.override(zone), translation.override("vi"):
        return Contents(
            subject=_subject(asked),
            text=_lead(asked, due) if owing else "",
            facts={
                "monday": asked.week.monday.isoformat(),
                "by": asked.by_name,
                "units": [unit.name for unit in owing],
            },
            letters=tuple(
                letter_to(Addressee.to(person), agency, _form(agency, asked, person, due))
                for person in people
                if person.user_id != asked.by_id
            ),
        )


def _form(
    agency: Agency, asked: AskedReminder, person: ReminderRecipient, due: datetime
) -> LetterParts:
    units = [unit.unit_id for unit in person.units]
    return LetterParts(
        page=reverse("rosters:week-unit", args=[units[0], asked.week]),
        page_label=lambda: _("Mở lịch tuần"),
        subject=lambda: _subject(asked),
        words=lambda: {"lead": _lead(asked, due), "lines": _named(person.units)},
        expires_at=asked.at + timedelta(days=1),
        still_owed={
            "agency": agency.pk,
            "monday": asked.week.monday.isoformat(),
            "matter": MATTER.value,
            "units": units,
        },
        readers=readers_of(Audience.HEADS_AND_DEPUTIES, units),
    )


def _subject(asked: AskedReminder) -> str:
    words = {"week": asked.week.number, "span": week_span(asked.week)}
    return _("Nhắc trình lịch tuần %(week)s (%(span)s)") % words


def _lead(asked: AskedReminder, due: datetime) -> str:
    words = {"who": asked.by_name, "week": asked.week.number, "deadline": deadline(due)}
    if asked.at > due:
        return (
            _("%(who)s đề nghị đồng chí trình ngay lịch tuần %(week)s; hạn trình là %(deadline)s.")
            % words
        )
    return _("%(who)s đề nghị đồng chí trình lịch tuần %(week)s trước %(deadline)s.") % words


def _named(units: tuple[FilingWeek, ...]) -> list[str]:
    return [f"- {unit.name}" for unit in units]
