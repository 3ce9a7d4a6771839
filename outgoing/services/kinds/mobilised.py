"""Tells people that they are called to a team."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mobilisation.models import MobilisedPerson
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
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
        step = Concat(Value("called-"), Cast(OuterRef("pk"), CharField()))
        told = Run.objects.filter(agency=tick.agency.pk, kind=self.kind.code, step=step)
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
        person = rows.get(pk=item.person_id)
        if person.staff is None:
            return Contents()
        with timezone.override(ZoneInfo(agency.time_zone)):
            form = _form(person)
            letters = (letter_to(Addressee.of_staff(person.staff), agency, form),)
            with translation.override("vi"):
                return Contents(
                    subject=form.subject(),
                    text=str(form.words()["lead"]),
                    facts={"step": item.step},
                    letters=letters,
                )

    def name(self, item: DueCall) -> str:
        return f"the call {item.step} to a team"


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
