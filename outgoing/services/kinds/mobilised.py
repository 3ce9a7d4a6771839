"""Tells people that they are called to a team, and when they may go home or need not come."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mobilisation.models import MobilisedPerson
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.words import day as in_figures

MOST_AT_ONCE: Final = 50
STILL_NEWS_FOR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCall:
    """Somebody called to a team who was not told."""

    person_id: int
    first: date

    @property
    def step(self) -> str:
        return f"called-{self.person_id}"


class TeamCallKind(LetterKind[DueCall]):
    kind = RunKind(code="team-call", name=gettext_lazy("Gọi vào đội công tác"), is_urgent=True)

    def due(self, tick: Tick) -> Iterator[DueCall]:
        told = Run.objects.filter(agency=tick.agency.pk, kind=self.kind.code, step=_step("called"))
        rows = MobilisedPerson.objects.filter(
            ~Exists(told),
            team__campaign__agency=tick.agency,
            staff__isnull=False,
            answer="",
            off_at__isnull=True,
            called_at__gt=tick.now - STILL_NEWS_FOR,
        )
        for pk, first in rows.order_by("pk").values_list("pk", "first")[:MOST_AT_ONCE]:
            yield DueCall(person_id=pk, first=first)

    def key(self, agency: Agency, item: DueCall, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.first, step=item.step)

    def compose(self, agency: Agency, item: DueCall, *, at: datetime) -> Contents:
        rows = MobilisedPerson.objects.select_related(
            "staff__user", "team__campaign__agency", "called_by"
        )
        return _told(rows.get(pk=item.person_id), agency, item.step, _form)

    def name(self, item: DueCall) -> str:
        return f"the call {item.step} to a team"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueHome:
    """Somebody sent home after `day`, or (`is_off`) whose call from `day` on was taken back, who
    was not told.
    """

    person_id: int
    day: date
    is_off: bool

    @property
    def step(self) -> str:
        return f"{'off' if self.is_off else 'home'}-{self.person_id}"


class TeamHomeKind(LetterKind[DueHome]):
    """Those whose last day is long past know it; who never heard of the call has nothing to be
    told.
    """

    kind = RunKind(code="team-home", name=gettext_lazy("Cho về từ đội công tác"), is_urgent=True)

    def due(self, tick: Tick) -> Iterator[DueHome]:
        runs = Run.objects.filter(agency=tick.agency.pk)
        told = runs.filter(kind=self.kind.code)
        ended = MobilisedPerson.objects.filter(
            Q(Exists(runs.filter(kind=TeamCallKind.kind.code, step=_step("called"))))
            | ~Q(answer=""),
            team__campaign__agency=tick.agency,
            staff__isnull=False,
            ended_by__isnull=False,
        )
        off = ended.filter(
            ~Exists(told.filter(step=_step("off"))), off_at__gt=tick.now - STILL_NEWS_FOR
        )
        home = ended.filter(
            ~Exists(told.filter(step=_step("home"), local_date=OuterRef("last"))),
            off_at__isnull=True,
            last__gte=local_day(tick.now, ZoneInfo(tick.agency.time_zone)) - STILL_NEWS_FOR,
        )
        for rows, column, is_off in ((off, "first", True), (home, "last", False)):
            for pk, day in rows.order_by("pk").values_list("pk", column)[:MOST_AT_ONCE]:
                yield DueHome(person_id=pk, day=day, is_off=is_off)

    def key(self, agency: Agency, item: DueHome, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.day, step=item.step)

    def compose(self, agency: Agency, item: DueHome, *, at: datetime) -> Contents:
        rows = MobilisedPerson.objects.select_related("staff__user", "team__campaign", "ended_by")
        return _told(rows.get(pk=item.person_id), agency, item.step, _home_form)

    def name(self, item: DueHome) -> str:
        return f"the end of a call, {item.step}"


def _step(news: str) -> Concat:
    return Concat(Value(f"{news}-"), Cast(OuterRef("pk"), CharField()))


def _told(
    person: MobilisedPerson,
    agency: Agency,
    step: str,
    form_of: Callable[[MobilisedPerson], LetterParts],
) -> Contents:
    """One letter to who is called; none to somebody from outside."""
    if person.staff is None:
        return Contents()
    with timezone.override(ZoneInfo(agency.time_zone)):
        form = form_of(person)
        letters = (letter_to(Addressee.of_staff(person.staff), agency, form),)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"step": step},
                letters=letters,
            )


def _home_form(person: MobilisedPerson) -> LetterParts:
    facts = {
        "team": person.team.name,
        "campaign": person.team.campaign.name,
        "first": in_figures(person.first),
        "last": in_figures(person.last or person.first),
    }
    if person.off_at is None:
        subject, lead = (
            gettext_lazy("Cho về: %(team)s"),
            gettext_lazy(
                "Đồng chí ở %(team)s (%(campaign)s) đến hết %(last)s, sau đó trở về đơn vị."
            ),
        )
    else:
        subject, lead = (
            gettext_lazy("Hủy lời gọi: %(team)s"),
            gettext_lazy(
                "Lời gọi đồng chí vào %(team)s (%(campaign)s) từ %(first)s đã hủy, không phải đến."
            ),
        )
    by = person.ended_by
    return LetterParts(
        page=reverse("mobilisation:called", args=[person.pk]),
        page_label=lambda: _("Xem lời gọi"),
        subject=lambda: str(subject) % facts,
        words=lambda: {
            "lead": str(lead) % facts,
            "lines": [_("Người cho về: %(name)s.") % {"name": by.full_name}] if by else [],
        },
    )


def _form(person: MobilisedPerson) -> LetterParts:
    team, until = person.team, person.until
    return LetterParts(
        page=reverse("mobilisation:called", args=[person.pk]),
        page_label=lambda: _("Trả lời"),
        subject=lambda: _("Gọi vào đội công tác: %(team)s") % {"team": team.name},
        words=lambda: {
            "lead": _("Đồng chí được gọi vào %(team)s (%(campaign)s), từ %(first)s đến %(last)s.")
            % {
                "team": team.name,
                "campaign": team.campaign.name,
                "first": in_figures(person.first),
                "last": in_figures(until) if until else _("khi có thông báo mới"),
            },
            "lines": [
                *([_("Nhiệm vụ: %(task)s.") % {"task": team.task}] if team.task else []),
                *([_("Địa điểm: %(place)s.") % {"place": team.place}] if team.place else []),
                _("Người gọi: %(name)s.") % {"name": person.called_by.full_name},
            ],
        },
    )
