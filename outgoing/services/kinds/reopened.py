"""Tells a unit, once, that the rules have changed and which of its weeks are to be planned anew,
or need not be any more.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
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
from outgoing.selectors.filing import FilingWeek, reminder_recipients
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_of
from rosters.models import Reopening
from rosters.selectors.reopenings import told_of, untold_reopenings
from rosters.values import Reopened
from units.models import Agency
from units.words import two_digits, week_span


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReopened:
    """What one unit is to be told; `monday` begins the first of the weeks, `step` names unit,
    rules and first week.
    """

    unit_id: int
    monday: date
    step: str


class ReopenedKind(LetterKind[DueReopened]):
    kind = RunKind(
        code=Run.Kind.REOPENED,
        name=gettext_lazy("Lịch phải lập lại"),
        is_about_week=True,
        is_about_unit=True,
    )

    def due(self, tick: Tick) -> Iterator[DueReopened]:
        return reopened_due(tick.agency)

    def key(self, agency: Agency, item: DueReopened, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.monday, step=item.step)

    def compose(self, agency: Agency, item: DueReopened, *, at: datetime) -> Contents:
        return compose_reopened(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_reopened(asked["reopened"])

    def name(self, item: DueReopened) -> str:
        return f"what unit {item.unit_id} has to plan anew"


def reopened_due(agency: Agency) -> Iterator[DueReopened]:
    """A letter for each unit that has not been told."""
    rows = sorted(untold_reopenings(agency), key=lambda row: row.roster.unit_id)
    for unit_id, group in groupby(rows, key=lambda row: row.roster.unit_id):
        news = list(group)
        rules = max(row.rules_revision for row in news)
        yield DueReopened(
            unit_id=unit_id,
            monday=news[0].roster.monday,
            step=f"unit-{unit_id}-rules-{rules}-{news[0].pk}",
        )


def compose_reopened(agency: Agency, due: DueReopened, *, at: datetime) -> Contents:
    """All weeks of the unit in one letter to each of its head, deputies and clerks. Whoever else
    composes finds them told.
    """
    rows = list(
        untold_reopenings(agency).filter(roster__unit=due.unit_id).select_for_update(of=("self",))
    )
    Reopening.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=at)
    if not rows:
        return Contents()
    weeks, zone = [told_of(row) for row in rows], ZoneInfo(agency.time_zone)
    unit = FilingWeek(unit_id=due.unit_id, name=weeks[0].unit_name)
    people = reminder_recipients(agency, Audience.EDITORS, [unit], local_day(at, zone))
    form = _form(due.unit_id, weeks, zone, still_open=[row.pk for row in rows if not row.is_lifted])
    with timezone.override(zone):
        letters = tuple(letter_to(Addressee.to(person), agency, form) for person in people)
        with translation.override("vi"):
            subject, lead = _subject(weeks), _lead(weeks)
    return Contents(
        subject=subject,
        text=lead,
        facts={"unit": unit.name, "weeks": [str(one.week) for one in weeks]},
        letters=letters,
    )


def why_not_reopened(reopening_ids: Collection[int]) -> str:
    """Empty while one of the weeks is still to be sent; else why nothing is to be told any more,
    for the record.
    """
    rows = Reopening.objects.filter(pk__in=reopening_ids)
    if rows.filter(closed_at=None).exists():
        return ""
    with translation.override("vi"):
        return (
            _("Quy định lại thay đổi, không còn phải lập lại.")
            if rows.filter(is_lifted=True).exists()
            else _("Đã trình lại.")
        )


def _form(
    unit_id: int, weeks: Sequence[Reopened], zone: ZoneInfo, *, still_open: Sequence[int]
) -> LetterParts:
    is_all_open = len(still_open) == len(weeks)
    return LetterParts(
        template="reopened",
        page=reverse("rosters:week-unit", args=[unit_id, weeks[0].week]),
        page_label=lambda: _("Mở lịch tuần"),
        subject=lambda: _subject(weeks),
        words=lambda: {"lead": _lead(weeks), "weeks": weeks},
        expires_at=moment_at(weeks[-1].week.sunday + timedelta(days=1), time(0), zone),
        still_owed={"reopened": list(still_open)} if is_all_open else {},
        readers=readers_of(Audience.EDITORS, [unit_id]),
    )


def _subject(weeks: Sequence[Reopened]) -> str:
    to_plan = [one for one in weeks if not one.is_lifted]
    about = to_plan or weeks
    words = {
        "week": about[0].week.number,
        "span": week_span(about[0].week),
        "count": two_digits(len(about)),
    }
    if len(about) > 1:
        return (
            _("%(count)s lịch tuần phải lập lại") % words
            if to_plan
            else _("%(count)s lịch tuần không phải lập lại nữa") % words
        )
    if to_plan:
        return _("Lịch tuần %(week)s (%(span)s) phải lập lại") % words
    return _("Lịch tuần %(week)s (%(span)s) không phải lập lại nữa") % words


def _lead(weeks: Sequence[Reopened]) -> str:
    to_plan = [one for one in weeks if not one.is_lifted]
    about = to_plan or weeks
    words = {"unit": about[0].unit_name, "count": two_digits(len(about))}
    if to_plan:
        return _("Quy định đã thay đổi: %(count)s lịch tuần của %(unit)s phải lập lại.") % words
    return _("Quy định lại thay đổi: lịch của %(unit)s không phải lập lại nữa.") % words
