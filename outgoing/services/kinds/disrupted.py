"""Tells a unit and the Office, once, that a week they filed is not lawful any more because of
what happened to its people, and what would mend it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import Audience, local_day, moment_at
from outgoing.selectors.filing import ROLES, FilingWeek, ReminderRecipient, reminder_recipients
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, ReadersByRole, letter_to
from rosters.models import Disruption
from rosters.selectors.disrupted import disrupted_from, untold_disruptions
from rosters.values import Disrupted
from units.models import Agency
from units.words import week_span


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDisrupted:
    """What one unit and the Office are to be told of the week that begins on `monday`."""

    disruption_id: int
    monday: date

    @property
    def step(self) -> str:
        return f"disruption-{self.disruption_id}"


class DisruptedKind(LetterKind[DueDisrupted]):
    kind = RunKind(
        code=Run.Kind.DISRUPTED,
        name=gettext_lazy("Lịch không còn đạt"),
        is_about_week=True,
        is_about_unit=True,
    )

    def due(self, tick: Tick) -> Iterator[DueDisrupted]:
        for row in untold_disruptions(tick.agency):
            yield DueDisrupted(disruption_id=row.pk, monday=row.roster.monday)

    def key(self, agency: Agency, item: DueDisrupted, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.monday, step=item.step)

    def compose(self, agency: Agency, item: DueDisrupted, *, at: datetime) -> Contents:
        return compose_disrupted(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_disrupted(asked["disrupted"])

    def name(self, item: DueDisrupted) -> str:
        return f"disruption {item.disruption_id}"


def compose_disrupted(agency: Agency, due: DueDisrupted, *, at: datetime) -> Contents:
    """A letter to each of the unit's head, deputies and clerks and to the Office. Whoever else
    composes finds it told.
    """
    rows = untold_disruptions(agency).filter(pk=due.disruption_id)
    row = rows.select_for_update(of=("self",)).first()
    if row is None:
        return Contents()
    Disruption.objects.filter(pk=row.pk).update(told_at=at)
    told, zone = disrupted_from(row), ZoneInfo(agency.time_zone)
    form = _form(told, row.pk, zone)
    with timezone.override(zone):
        people = _told(agency, told, local_day(at, zone))
        letters = tuple(letter_to(Addressee.to(person), agency, form) for person in people)
        with translation.override("vi"):
            subject, lead = _subject(told), _lead(told)
    return Contents(
        subject=subject,
        text=lead,
        facts={"unit": told.unit_name, "weeks": [str(told.week)]},
        letters=letters,
    )


def why_not_disrupted(disruption_id: int) -> str:
    """Empty while there is something to mend; else why nothing is to be told any more, for the
    record.
    """
    if Disruption.objects.filter(pk=disruption_id, closed_at=None).exists():
        return ""
    with translation.override("vi"):
        return _("Lịch đã đạt trở lại hoặc đã được sửa.")


def _told(agency: Agency, told: Disrupted, today: date) -> tuple[ReminderRecipient, ...]:
    """Each once, though somebody may belong to both."""
    unit = FilingWeek(unit_id=told.unit_id, name=told.unit_name)
    people = {
        person.user_id: person
        for audience in (Audience.EDITORS, Audience.OFFICE)
        for person in reminder_recipients(agency, audience, [unit], today)
    }
    return tuple(people.values())


def _form(told: Disrupted, disruption_id: int, zone: ZoneInfo) -> LetterParts:
    return LetterParts(
        template="disrupted",
        page=reverse("rosters:week-unit", args=[told.unit_id, told.week]),
        page_label=lambda: _("Mở lịch tuần"),
        subject=lambda: _subject(told),
        words=lambda: {"lead": _lead(told), "week": told},
        expires_at=moment_at(told.week.sunday + timedelta(days=1), time(0), zone),
        still_owed={"disrupted": disruption_id},
        readers=ReadersByRole(
            own=ROLES[Audience.EDITORS][0], whole=ROLES[Audience.OFFICE][1], units=(told.unit_id,)
        ),
    )


def _subject(told: Disrupted) -> str:
    words = {
        "unit": told.unit_name,
        "week": told.week.number,
        "span": week_span(told.week),
    }
    return _("Lịch tuần %(week)s (%(span)s) của %(unit)s không còn đạt quy định") % words


def _lead(told: Disrupted) -> str:
    return _("Sau khi lịch của %(unit)s được trình, có thay đổi về cán bộ:") % {
        "unit": told.unit_name
    }
