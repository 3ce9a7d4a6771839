"""Tells a unit that its roster was returned, why, and what was said about which of its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.models import Event
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import Audience, local_day
from outgoing.selectors.filing import FilingWeek, reminder_recipients
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_of
from rosters.selectors.comments import comments_of_week
from rosters.values.comment import RosterComment
from units.models import Agency
from units.words import day as in_figures
from units.words import weekday_short
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

STILL_NEWS_FOR: Final = timedelta(days=3)
RETURNED: Final = "rosters.return"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReturn:
    """One return that the unit was not told of; `act` is its place on record."""

    act: int
    roster_id: int
    monday: date


class ReturnedKind(LetterKind[DueReturn]):
    kind = RunKind(
        code="returned",
        name=gettext_lazy("Lịch được trả lại"),
        is_about_week=True,
        is_about_unit=True,
    )

    def due(self, tick: Tick) -> Iterator[DueReturn]:
        return returns_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueReturn, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk, kind=self.kind.code, local_date=item.monday, step=str(item.act)
        )

    def compose(self, agency: Agency, item: DueReturn, *, at: datetime) -> Contents:
        return compose_returned(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_returned(asked["roster"])

    def name(self, item: DueReturn) -> str:
        return f"the return of roster {item.roster_id}"


def returns_due(agency: Agency, now: datetime) -> Iterator[DueReturn]:
    """What was returned of late and is still in the hands of its unit."""
    told = Run.objects.filter(
        agency=agency.pk, kind=ReturnedKind.kind.code, step=Cast(OuterRef("pk"), CharField())
    )
    rows = WeeklyRoster.objects.filter(agency=agency, state=RosterState.RETURNED)
    back = dict(rows.values_list("pk", "monday"))
    events = Event.objects.filter(
        agency=agency.pk,
        action=RETURNED,
        at__gt=now - STILL_NEWS_FOR,
        subject_id__in=back,
    )
    for event in events.filter(~Exists(told)).order_by("pk"):
        assert event.subject_id is not None
        yield DueReturn(act=event.pk, roster_id=event.subject_id, monday=back[event.subject_id])


def compose_returned(agency: Agency, due: DueReturn, *, at: datetime) -> Contents:
    """A letter to each head, deputy and clerk of the unit, with the comments that are open."""
    roster = WeeklyRoster.objects.select_related("unit").get(pk=due.roster_id)
    who = Event.objects.get(pk=due.act).actor_name
    comments = [one for one in comments_of_week(roster) if one.is_open]
    zone = ZoneInfo(agency.time_zone)
    unit = FilingWeek(unit_id=roster.unit_id, name=roster.unit.name)
    people = reminder_recipients(agency, Audience.EDITORS, [unit], local_day(at, zone))
    form = _form(roster, who, comments)
    with timezone.override(zone):
        letters = tuple(letter_to(Addressee.to(person), agency, form) for person in people)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"unit": unit.name, "weeks": [str(roster.week)], "comments": len(comments)},
                letters=letters,
            )


def why_not_returned(roster_id: int) -> str:
    """Empty while the roster is still with its unit; else why nothing is to be told any more."""
    if WeeklyRoster.objects.filter(pk=roster_id, state=RosterState.RETURNED).exists():
        return ""
    with translation.override("vi"):
        return _("Đã trình lại.")


def _form(roster: WeeklyRoster, who: str, comments: list[RosterComment]) -> LetterParts:
    said = {"unit": roster.unit.name, "week": roster.week.number, "who": who}
    return LetterParts(
        page=reverse("rosters:week-unit", args=[roster.unit_id, roster.week]),
        page_label=lambda: _("Mở lịch tuần"),
        subject=lambda: _("Lịch tuần %(week)s của %(unit)s được trả lại") % said,
        words=lambda: {
            "lead": _("%(who)s trả lại lịch tuần %(week)s của %(unit)s.") % said,
            "lines": [
                _("Lý do: %(reason)s") % {"reason": roster.return_reason},
                *(_line(one) for one in comments),
            ],
        },
        still_owed={"roster": roster.pk},
        readers=readers_of(Audience.EDITORS, [roster.unit_id]),
    )


def _line(comment: RosterComment) -> str:
    """Vân, T2 30/11/2026: Ai nghe điện thoại? (Trương Nhật Minh)"""
    day = f"{weekday_short(comment.day)} {in_figures(comment.day)}"
    place = f"{comment.name}, {day}" if comment.name else day
    return f"{place}: {comment.text} ({comment.who})"
