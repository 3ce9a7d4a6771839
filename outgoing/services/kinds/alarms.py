"""Wakes the Office by mail when today's list is not out half-way between its hour and its
deadline.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Min
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Delivery, Run
from notices.services import after_early
from outgoing.schedule import DueAlarm, DueList, alarm_due
from outgoing.selectors.filing import office_of
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_who_may
from units.enums import Right
from units.models import Agency
from units.words import clock_time, moment
from units.words import day as in_figures


class AlarmKind(LetterKind[DueAlarm]):
    kind = RunKind(code=Run.Kind.ALARM, name=gettext_lazy("Báo động"), is_urgent=True)

    def due(self, tick: Tick) -> Iterator[DueAlarm]:
        alarm = alarm_due(tick.now, tick.hours, tick.calendar)
        if alarm is not None and left_at(tick.agency.pk, alarm.late.day) is None:
            yield alarm

    def key(self, agency: Agency, item: DueAlarm, at: datetime) -> RunKey:
        return after_early(RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.late.day))

    def due_at(self, item: DueAlarm, at: datetime) -> datetime:
        return item.late.alarm_at

    def compose(self, agency: Agency, item: DueAlarm, *, at: datetime) -> Contents:
        return compose_alarm(agency, item.late)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_alarm(asked["agency"], date.fromisoformat(asked["list"]))

    def name(self, item: DueAlarm) -> str:
        return f"the alarm about the list of {item.late.day}"


def left_at(agency_id: int, day: date) -> datetime | None:
    """When the first letter of the day's list was taken by a server; None: it is not out."""
    letters = Delivery.objects.filter(
        run__agency=agency_id,
        run__kind=Run.Kind.DAILY_LIST,
        run__local_date=day,
        state=Delivery.State.SENT,
    )
    first: datetime | None = letters.aggregate(first=Min("sent_at"))["first"]
    return first


def why_no_alarm(agency_id: int, day: date) -> str:
    left = left_at(agency_id, day)
    if left is None:
        return ""
    with translation.override("vi"):
        return _("Danh sách đã gửi lúc %(moment)s.") % {"moment": moment(left)}


def compose_alarm(agency: Agency, late: DueList) -> Contents:
    run = (
        Run.objects.filter(agency=agency.pk, kind=Run.Kind.DAILY_LIST, local_date=late.day)
        .order_by("-revision")
        .first()
    )
    why = run.note if run is not None else ""
    with timezone.override(ZoneInfo(agency.time_zone)):
        letters = tuple(
            letter_to(Addressee.of(user), agency, _form(agency, late, why=why))
            for user in office_of(agency, late.day)
        )
        with translation.override("vi"):
            return Contents(subject=_subject(late), text=_lead(late), letters=letters)


def _form(agency: Agency, late: DueList, *, why: str) -> LetterParts:
    return LetterParts(
        template="alarm",
        page=reverse("outgoing:day", args=[late.day]),
        page_label=lambda: _("Xem danh sách của ngày"),
        subject=lambda: _subject(late),
        words=lambda: {"lead": _lead(late), "why": _(why) if why else ""},
        expires_at=late.stale_at,
        still_owed={"agency": agency.pk, "list": late.day.isoformat()},
        readers=readers_who_may(Right.SEND_REPORTS),
    )


def _subject(late: DueList) -> str:
    return _("Danh sách trực ngày %(day)s chưa gửi") % {"day": in_figures(late.day)}


def _lead(late: DueList) -> str:
    words = {"day": in_figures(late.day), "deadline": clock_time(late.deadline_at)}
    return _("Danh sách trực ngày %(day)s chưa gửi. Hạn gửi: %(deadline)s.") % words
