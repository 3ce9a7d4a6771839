"""Tells of events of the work calendar that go another way than the week they belong to: who
approves, that one waits for them; who is named, that one was added, changed or called off.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums import EventNews
from events.models import WorkItem
from events.selectors.concerned import concerned
from events.selectors.late import late_events, who_called_off
from events.sheets.lines import line_of
from events.values.lines import CalendarLine
from events.values.news import LateEvent
from events.words import line_words
from notices.kinds import RunKind
from notices.letters import Contents, Letter, RunKey
from notices.models import Run
from outgoing.schedule import Audience, local_day, moment_at
from outgoing.selectors.filing import FilingWeek, reminder_recipients
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency

STILL_NEWS_FOR: Final = timedelta(days=3)
MOST_AT_ONCE: Final = 50


class LateEventKind(LetterKind[LateEvent]):
    kind = RunKind(code="event", name=gettext_lazy("Việc bổ sung, thay đổi trong lịch công tác"))

    def due(self, tick: Tick) -> Iterator[LateEvent]:
        return events_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: LateEvent, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day, step=item.step)

    def compose(self, agency: Agency, item: LateEvent, *, at: datetime) -> Contents:
        return compose_event(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_news(asked["event"], asked["version"], EventNews(asked["news"]))

    def name(self, item: LateEvent) -> str:
        return f"event {item.step}"


def events_due(agency: Agency, now: datetime) -> Iterator[LateEvent]:
    """Each once, however often it is asked."""
    today = local_day(now, ZoneInfo(agency.time_zone))
    news = list(late_events(agency, today, since=now - STILL_NEWS_FOR))
    told = set(
        Run.objects.filter(
            agency=agency.pk,
            kind=LateEventKind.kind.code,
            step__in=[one.step for one in news],
        ).values_list("step", flat=True)
    )
    new = [one for one in news if one.step not in told]
    yield from new[:MOST_AT_ONCE]


def compose_event(agency: Agency, due: LateEvent, *, at: datetime) -> Contents:
    """What waits is told to who approves, what holds to who is named, what is off to both, but
    to nobody whose own act it is.
    """
    along = ("room", "vehicle", "prepared_by", "unit")
    item = WorkItem.objects.select_related(*along).get(pk=due.item_id)
    line, zone = line_of(item), ZoneInfo(agency.time_zone)
    with timezone.override(zone):
        form = _form(line, due, zone)
        letters = {
            **({} if due.news is EventNews.WAITING else _to_named(agency, line, form)),
            **({} if due.news is EventNews.HELD else _to_approvers(agency, item, form, at)),
        }
        letters.pop(f"user:{_whose_act(item, due.news)}", None)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"event": item.pk, "news": due.news.value},
                letters=tuple(letters.values()),
            )


def _whose_act(item: WorkItem, news: EventNews) -> int | None:
    """Whose account decided what is told; nobody's where it waits for somebody to."""
    if news is EventNews.CANCELLED:
        return who_called_off(item)
    return item.approved_by_id if news is EventNews.HELD else None


def _to_named(agency: Agency, line: CalendarLine, form: LetterParts) -> dict[str, Letter]:
    people = (Addressee.of_staff(staff) for staff in concerned(agency, [line], line.day))
    return {who.key: letter_to(who, agency, form) for who in people if who.address}


def _to_approvers(
    agency: Agency, item: WorkItem, form: LetterParts, at: datetime
) -> dict[str, Letter]:
    about = FilingWeek(unit_id=item.unit_id or 0, name=str(item.unit or agency))
    today = local_day(at, ZoneInfo(agency.time_zone))
    found = reminder_recipients(agency, Audience.APPROVERS, [about], today)
    people = [Addressee.to(one) for one in found]
    return {who.key: letter_to(who, agency, form) for who in people}


def why_not_news(item_id: int, version: int, news: EventNews) -> str:
    """Empty while it stands as it is told; else why nothing is to be told any more."""
    item = WorkItem.objects.filter(pk=item_id, version=version).first()
    if item is not None and _stands(item, news):
        return ""
    with translation.override("vi"):
        return _("Việc này đã được duyệt, sửa tiếp hoặc hủy.")


def _stands(item: WorkItem, news: EventNews) -> bool:
    is_off = item.cancelled_at is not None
    if news is EventNews.WAITING:
        return not is_off and not item.is_approved
    return is_off == (news is EventNews.CANCELLED)


def _form(line: CalendarLine, due: LateEvent, zone: ZoneInfo) -> LetterParts:
    return LetterParts(
        page=reverse("events:week", args=[line.week]),
        page_label=lambda: _("Mở lịch công tác"),
        subject=lambda: _subject(line, due.news),
        words=lambda: {"lead": _lead(due.news), "lines": [line_words(line), *_more(line)]},
        expires_at=moment_at(line.day + timedelta(days=1), time(0), zone),
        still_owed={"event": due.item_id, "version": due.version, "news": due.news.value},
    )


def _subject(line: CalendarLine, news: EventNews) -> str:
    said = {"title": line.title}
    match news:
        case EventNews.WAITING:
            return _("Chờ duyệt vào lịch công tác: %(title)s") % said
        case EventNews.HELD:
            return _("Lịch công tác bổ sung, thay đổi: %(title)s") % said
        case EventNews.CANCELLED:
            return _("Không tổ chức: %(title)s") % said


def _lead(news: EventNews) -> str:
    match news:
        case EventNews.WAITING:
            return _("Việc này được ghi hoặc sửa sau khi lịch tuần đã trình, còn chờ duyệt.")
        case EventNews.HELD:
            return _("Việc này được duyệt bổ sung vào lịch công tác.")
        case EventNews.CANCELLED:
            return _("Việc này không tổ chức nữa.")


def _more(line: CalendarLine) -> Iterator[str]:
    if line.chair:
        yield _("Chủ trì: %(who)s") % {"who": line.chair}
    if line.note:
        yield line.note
