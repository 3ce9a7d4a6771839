"""Tells people that they are called to the office, or need not come any more; and who called them
that somebody cannot come, or has not answered in time.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.enums import SummonsAnswer
from calls.models import SummonedPerson, Summons
from notices.kinds import RunKind
from notices.letters import Contents, Letter, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.words import clock_time, deadline
from units.words import day as in_figures

MOST_AT_ONCE: Final = 50
STILL_NEWS_FOR: Final = timedelta(days=3)


class SummonsNews(StrEnum):
    """What there is to tell."""

    CALLED = "called"
    OFF = "off"
    UNABLE = "unable"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSummons:
    """One summons of which somebody was not told; or (`unable`) one of those called."""

    news: SummonsNews
    row_id: int
    day: date

    @property
    def step(self) -> str:
        return f"{self.news.value}-{self.row_id}"


class SummonsLetterKind(LetterKind[DueSummons]):
    kind = RunKind(code="summons", name=gettext_lazy("Triệu tập"), is_urgent=True)

    def due(self, tick: Tick) -> Iterator[DueSummons]:
        return summons_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueSummons, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day, step=item.step)

    def compose(self, agency: Agency, item: DueSummons, *, at: datetime) -> Contents:
        return compose_summons(agency, item)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_called(asked["summoned"])

    def name(self, item: DueSummons) -> str:
        return f"summons {item.step}"


def summons_due(agency: Agency, now: datetime) -> Iterator[DueSummons]:
    """What happened in the last days and is not told yet, the oldest first. Of a day that is over
    nobody is told.
    """
    since, today = now - STILL_NEWS_FOR, local_day(now, ZoneInfo(agency.time_zone))
    ours = Summons.objects.filter(agency=agency, day__gte=today)
    standing = ours.filter(off_at__isnull=True)
    unanswered = SummonedPerson.objects.filter(summons=OuterRef("pk"), answer="")
    waiting: tuple[tuple[SummonsNews, QuerySet[Summons]], ...] = (
        (SummonsNews.CALLED, standing.filter(called_at__gt=since)),
        (SummonsNews.OFF, ours.filter(_told(agency, SummonsNews.CALLED), off_at__gt=since)),
        (
            SummonsNews.SILENT,
            standing.filter(Exists(unanswered), answer_by__gt=since, answer_by__lte=now),
        ),
    )
    for news, rows in waiting:
        new = rows.filter(~_told(agency, news)).order_by("pk")
        for pk, day in new.values_list("pk", "day")[:MOST_AT_ONCE]:
            yield DueSummons(news=news, row_id=pk, day=day)
    unable = SummonedPerson.objects.filter(
        ~_told(agency, SummonsNews.UNABLE),
        summons__in=standing,
        answer=SummonsAnswer.UNABLE,
        answered_at__gt=since,
    )
    for pk, day in unable.order_by("pk").values_list("pk", "summons__day")[:MOST_AT_ONCE]:
        yield DueSummons(news=SummonsNews.UNABLE, row_id=pk, day=day)


def _told(agency: Agency, news: SummonsNews) -> Exists:
    step = Concat(Value(f"{news.value}-"), Cast(OuterRef("pk"), CharField()))
    return Exists(Run.objects.filter(agency=agency.pk, kind=SummonsLetterKind.kind.code, step=step))


def compose_summons(agency: Agency, due: DueSummons) -> Contents:
    """The letters about one of these."""
    with timezone.override(ZoneInfo(agency.time_zone)):
        if due.news is SummonsNews.UNABLE:
            person = _people().get(pk=due.row_id)
            form = _unable_form(person)
            letters = _to_caller(agency, person.summons, form)
        else:
            rows = list(_people().filter(summons=due.row_id))
            summons = rows[0].summons
            form, letters = _about(agency, summons, rows, due.news)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"step": due.step},
                letters=letters,
            )


def why_not_called(person_id: int) -> str:
    """Empty while this person has to answer; else why they have not."""
    waiting = SummonedPerson.objects.filter(pk=person_id, answer="", summons__off_at__isnull=True)
    if waiting.exists():
        return ""
    with translation.override("vi"):
        return _("Đã trả lời hoặc giấy triệu tập đã hủy.")


def _people() -> QuerySet[SummonedPerson]:
    rows = SummonedPerson.objects.select_related("summons__called_by", "staff__user")
    return rows.order_by("staff__sort_key", "pk")


def _about(
    agency: Agency, summons: Summons, rows: Iterable[SummonedPerson], news: SummonsNews
) -> tuple[LetterParts, tuple[Letter, ...]]:
    rows = list(rows)
    if news is SummonsNews.SILENT:
        form = _silent_form(summons, [one.staff.full_name for one in rows if not one.answer])
        return form, _to_caller(agency, summons, form)
    make = _calling_form if news is SummonsNews.CALLED else _off_form
    told = [one for one in rows if one.answer != SummonsAnswer.UNABLE]
    return make(rows[0]), _to_each(agency, told, make)


def _to_each(
    agency: Agency,
    people: Iterable[SummonedPerson],
    make: Callable[[SummonedPerson], LetterParts],
) -> tuple[Letter, ...]:
    found = ((Addressee.of_staff(one.staff), one) for one in people)
    return tuple(letter_to(who, agency, make(one)) for who, one in found if who.address)


def _to_caller(agency: Agency, summons: Summons, form: LetterParts) -> tuple[Letter, ...]:
    return (letter_to(Addressee.of(summons.called_by), agency, form),)


def _calling_form(person: SummonedPerson) -> LetterParts:
    summons = person.summons
    there = datetime.combine(summons.day, summons.present_by, timezone.get_current_timezone())
    return LetterParts(
        page=reverse("calls:called", args=[person.pk]),
        page_label=lambda: _("Trả lời"),
        subject=lambda: _("Triệu tập đến cơ quan trước %(when)s") % _said(summons),
        words=lambda: {
            "lead": _("Đồng chí được triệu tập, có mặt tại cơ quan trước %(when)s.")
            % _said(summons),
            "lines": [
                _("Việc: %(reason)s") % _said(summons),
                _("Người gọi: %(who)s.") % _said(summons),
                _("Đề nghị trả lời trước %(answer_by)s.") % _said(summons),
            ],
        },
        expires_at=there,
        still_owed={"summoned": person.pk},
    )


def _off_form(person: SummonedPerson) -> LetterParts:
    summons = person.summons
    return LetterParts(
        page=reverse("calls:called", args=[person.pk]),
        page_label=lambda: _("Xem giấy triệu tập"),
        subject=lambda: _("Hủy triệu tập ngày %(day)s") % _said(summons),
        words=lambda: {
            "lead": _("Đồng chí không phải đến cơ quan ngày %(day)s nữa.") % _said(summons),
            "lines": [_("Lý do: %(off)s") % _said(summons)],
        },
    )


def _unable_form(person: SummonedPerson) -> LetterParts:
    summons = person.summons
    said = {**_said(summons), "name": person.staff.full_name, "why": person.why_unable}
    return LetterParts(
        page=reverse("calls:summons", args=[summons.pk]),
        page_label=lambda: _("Mở danh sách được gọi"),
        subject=lambda: _("%(name)s không đến được ngày %(day)s") % said,
        words=lambda: {
            "lead": _("%(name)s không đến được ngày %(day)s.") % said,
            "lines": [_("Lý do: %(why)s") % said, _("Hãy gọi người khác nếu cần.")],
        },
    )


def _silent_form(summons: Summons, names: list[str]) -> LetterParts:
    return LetterParts(
        page=reverse("calls:summons", args=[summons.pk]),
        page_label=lambda: _("Mở danh sách gọi điện"),
        subject=lambda: _("Chưa trả lời triệu tập ngày %(day)s") % _said(summons),
        words=lambda: {
            "lead": _("Đã quá %(answer_by)s, còn người chưa trả lời.") % _said(summons),
            "lines": names,
        },
    )


def _said(summons: Summons) -> dict[str, str]:
    place = f", {summons.place}" if summons.place else ""
    return {
        "when": f"{clock_time(summons.present_by)}, {in_figures(summons.day)}",
        "day": in_figures(summons.day),
        "reason": f"{summons.reason}{place}",
        "who": summons.called_by.full_name,
        "answer_by": deadline(summons.answer_by),
        "off": summons.off_reason,
    }
