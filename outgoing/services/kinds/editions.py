"""Sends the published work calendar to whom it concerns: one letter a person and edition."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import CalendarEdition
from events.selectors.concerned import concerned
from events.values.lines import CalendarLine
from events.words import line_words
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day, moment_at
from outgoing.services.kinds.late_events import LateEventKind
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from planning.time import Week
from units.models import Agency, Staff
from units.words import week_span

STILL_NEWS_FOR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueEdition:
    """The last publication of a week, which nobody was told of."""

    edition_id: int
    number: int
    week: Week
    published_at: datetime

    @property
    def step(self) -> str:
        return f"edition-{self.edition_id}"


class EditionKind(LetterKind[DueEdition]):
    kind = RunKind(
        code="work-calendar", name=gettext_lazy("Công bố lịch công tác tuần"), is_about_week=True
    )

    def due(self, tick: Tick) -> Iterator[DueEdition]:
        return editions_due(tick.agency, tick.now) if tick.agency.calendar_letters else iter(())

    def key(self, agency: Agency, item: DueEdition, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk, kind=self.kind.code, local_date=item.week.monday, step=item.step
        )

    def due_at(self, item: DueEdition, at: datetime) -> datetime:
        return item.published_at

    def compose(self, agency: Agency, item: DueEdition, *, at: datetime) -> Contents:
        return compose_edition(agency, item)

    def name(self, item: DueEdition) -> str:
        return f"edition {item.number} of the work calendar of {item.week}"


def editions_due(agency: Agency, now: datetime) -> Iterator[DueEdition]:
    """Of each week that is not over its last edition, unless it was told. Two queries."""
    today = local_day(now, ZoneInfo(agency.time_zone))
    rows = CalendarEdition.objects.filter(
        agency=agency,
        monday__gte=today - timedelta(days=6),
        published_at__gt=now - STILL_NEWS_FOR,
    )
    last = {one.monday: one for one in rows.order_by("monday", "number")}
    told = _told(agency, list(last.values()))
    for edition in last.values():
        if edition.pk not in told:
            yield DueEdition(
                edition_id=edition.pk,
                number=edition.number,
                week=Week.of(edition.monday),
                published_at=edition.published_at,
            )


def _told(agency: Agency, editions: list[CalendarEdition]) -> set[int]:
    steps = {f"edition-{one.pk}": one.pk for one in editions}
    runs = Run.objects.filter(agency=agency.pk, kind=EditionKind.kind.code, step__in=steps)
    return {steps[step] for step in runs.values_list("step", flat=True)}


def compose_edition(agency: Agency, due: DueEdition) -> Contents:
    """To each what concerns them and is not in the edition that was told last; who hears of it by
    a notice of its own is not told twice.
    """
    edition = CalendarEdition.objects.get(pk=due.edition_id)
    before = _lines_told(agency, edition)
    new = [line for line in _lines(edition) if line not in before]
    news = _without_notices(agency, concerned(agency, new, due.week.monday))
    zone, is_first = ZoneInfo(agency.time_zone), not before
    with timezone.override(zone):
        people = {
            staff: Addressee.of_staff(staff)
            for staff in news
            if staff.user is None or staff.user.gets_week_mail
        }
        letters = tuple(
            letter_to(who, agency, _form(due, news[staff], zone, is_first=is_first))
            for staff, who in people.items()
            if who.address
        )
        with translation.override("vi"):
            return Contents(
                subject=_subject(due, is_first=is_first),
                text=_lead(due, is_first=is_first),
                facts={"edition": due.number, "lines": len(new), "people": len(news)},
                letters=letters,
            )


def _lines(edition: CalendarEdition) -> list[CalendarLine]:
    return list(map(CalendarLine.of, edition.lines))


def _lines_told(agency: Agency, edition: CalendarEdition) -> list[CalendarLine]:
    """Those of the edition before that people were told of last."""
    earlier = list(
        CalendarEdition.objects.filter(
            agency=agency, monday=edition.monday, number__lt=edition.number
        ).order_by("-number")
    )
    told = _told(agency, earlier)
    return next((_lines(one) for one in earlier if one.pk in told), [])


def _without_notices(
    agency: Agency, news: dict[Staff, list[CalendarLine]]
) -> dict[Staff, list[CalendarLine]]:
    """Nobody to whom every line was told by itself. Two queries."""
    days = {line.day for lines in news.values() for line in lines}
    sent = Run.objects.filter(agency=agency.pk, kind=LateEventKind.kind.code, local_date__in=days)
    told = {
        (key, event) for key, event in sent.values_list("deliveries__recipient_key", "facts__event")
    }
    return {
        staff: lines
        for staff, lines in news.items()
        if any((Addressee.of_staff(staff).key, line.item_id) not in told for line in lines)
    }


def _form(
    due: DueEdition, lines: list[CalendarLine], zone: ZoneInfo, *, is_first: bool
) -> LetterParts:
    return LetterParts(
        page=reverse("events:edition", args=[due.week, due.number]),
        page_label=lambda: _("Xem, in lịch công tác"),
        subject=lambda: _subject(due, is_first=is_first),
        words=lambda: {
            "lead": _lead(due, is_first=is_first),
            "lines": [line_words(line) for line in lines],
        },
        expires_at=moment_at(due.week.sunday + timedelta(days=1), time(0), zone),
    )


def _subject(due: DueEdition, *, is_first: bool) -> str:
    words = {"week": due.week.number, "span": week_span(due.week)}
    if is_first:
        return _("Lịch công tác tuần %(week)s (%(span)s)") % words
    return _("Lịch công tác tuần %(week)s (%(span)s) bổ sung, thay đổi") % words


def _lead(due: DueEdition, *, is_first: bool) -> str:
    words = {"week": due.week.number, "span": week_span(due.week)}
    if is_first:
        return _("Lịch công tác tuần %(week)s (%(span)s) đã công bố; có việc của đồng chí:") % words
    return _("Lịch công tác tuần %(week)s (%(span)s) có thay đổi với đồng chí:") % words
