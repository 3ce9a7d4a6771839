"""Reminds units of the roster they owe for a season of duty, and the Office of who is missing."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import local_day
from outgoing.selectors.filing import FilingWeek, ReminderRecipient, reminder_recipients
from outgoing.selectors.seasons import (
    KIND,
    LATE,
    MISSING,
    OPENED,
    SeasonStep,
    owing_filers,
    season_steps_due,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_of
from units.models import Agency
from units.words import day, deadline


class SeasonReminderKind(LetterKind[SeasonStep]):
    kind = RunKind(code=KIND, name=gettext_lazy("Nhắc trình lịch trực"))

    def due(self, tick: Tick) -> Iterator[SeasonStep]:
        return season_steps_due(tick.agency, tick.now, tick.hours, tick.calendar)

    def key(self, agency: Agency, item: SeasonStep, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk, kind=self.kind.code, local_date=item.filing_day, step=item.step
        )

    def due_at(self, item: SeasonStep, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: SeasonStep, *, at: datetime) -> Contents:
        return compose_season_reminders(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        """Empty while one of the units still owes its roster."""
        if owing_filers(asked["season"], asked["units"]):
            return ""
        with translation.override("vi"):
            return _("Không còn phải trình lịch trực.")

    def name(self, item: SeasonStep) -> str:
        return f"reminder {item.code} of the season {item.season_id}"


def compose_season_reminders(agency: Agency, step: SeasonStep, *, at: datetime) -> Contents:
    """One mail to each who is told of a unit that owes; nobody owes anything: no letters."""
    owing = owing_filers(step.season_id)
    zone = ZoneInfo(agency.time_zone)
    people = reminder_recipients(agency, step.audience, owing, local_day(at, zone))
    with timezone.override(zone), translation.override("vi"):
        return Contents(
            subject=_subject(step),
            text=_lead(step, len(owing)) if owing else "",
            facts={"season": step.season_id, "units": [unit.name for unit in owing]},
            letters=tuple(
                letter_to(Addressee.to(person), agency, _form(step, person)) for person in people
            ),
        )


def _form(step: SeasonStep, person: ReminderRecipient) -> LetterParts:
    return LetterParts(
        page=reverse("seasons:season", args=[step.season_id]),
        page_label=lambda: _("Mở đợt trực"),
        subject=lambda: _subject(step),
        words=lambda: {
            "lead": _lead(step, len(person.units)),
            "lines": [*_named(person.units), *_what_to_do(step)],
        },
        expires_at=step.stale_at,
        still_owed={
            "season": step.season_id,
            "units": [unit.unit_id for unit in person.units],
        },
        readers=readers_of(step.audience, (unit.unit_id for unit in person.units)),
    )


def _subject(step: SeasonStep) -> str:
    subjects = {
        OPENED: _("%(name)s: trình lịch trực của đơn vị"),
        LATE: _("%(name)s: quá hạn trình lịch trực"),
        MISSING: _("%(name)s: đơn vị chưa trình lịch trực"),
    }
    return subjects.get(step.code, _("%(name)s: nhắc trình lịch trực")) % {"name": step.name}


def _lead(step: SeasonStep, units: int) -> str:
    """The one sentence that matters."""
    words = {
        "name": step.name,
        "first": day(step.first),
        "last": day(step.last),
        "deadline": deadline(step.filing_at),
        "n": units,
    }
    if step.code == MISSING:
        said = ngettext(
            "%(name)s: còn %(n)s đơn vị chưa trình lịch trực; hạn trình %(deadline)s.",
            "%(name)s: còn %(n)s đơn vị chưa trình lịch trực; hạn trình %(deadline)s.",
            units,
        )
        return said % words
    if step.code == LATE:
        return _("%(name)s: đã quá hạn trình lịch trực, %(deadline)s.") % words
    said = _(
        "%(name)s (từ %(first)s đến %(last)s): đề nghị trình lịch trực của đơn vị trước"
        " %(deadline)s."
    )
    return said % words


def _named(units: tuple[FilingWeek, ...]) -> Iterator[str]:
    for unit in units:
        yield f"- {unit.name}"


def _what_to_do(step: SeasonStep) -> Iterator[str]:
    if step.code != MISSING:
        yield _("Mở đợt trực, bấm “Lập lịch”, phân công từng ca rồi trình duyệt.")
