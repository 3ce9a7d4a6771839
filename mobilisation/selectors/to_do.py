"""Which calls to teams wait for somebody's answer, and who is to be replaced."""

from collections.abc import Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mobilisation.enums import CallAnswer
from mobilisation.models import MobilisedPerson
from mobilisation.selectors.pages import calls_to_answer, declined_unreplaced
from mobilisation.selectors.reach import mobilises
from units.selectors import Mandate
from units.values import ToDo
from units.words import day


def mobilisation_to_do(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """One's own calls until they are answered; of who calls people those who declined, campaign by
    campaign, until somebody takes their place. Two queries at most.
    """
    today = localdate(at)
    if mandate.staff is None:
        return
    for person in calls_to_answer(mandate.staff, today):
        begins = datetime.combine(person.first, time(0), ZoneInfo(mandate.agency.time_zone))
        yield ToDo(
            icon="send",
            title=_("Bạn được gọi vào đội công tác"),
            text=_told(person),
            url=reverse("mobilisation:called", args=[person.pk]),
            press=_("Tôi nhận"),
            due=begins,
            is_overdue=begins < at,
            sends_to=reverse("mobilisation:answer", args=[person.pk]),
            sends={"do": CallAnswer.ACCEPTED.value},
            otherwise=_("Không nhận được"),
        )
    if mobilises(mandate):
        yield from _to_replace(mandate, at)


def _to_replace(mandate: Mandate, at: datetime) -> Iterator[ToDo]:
    campaigns: dict[tuple[int, str], int] = {}
    for person in declined_unreplaced(mandate, localdate(at)):
        key = (person.team_id, f"{person.team.name}, {person.team.campaign.name}")
        campaigns[key] = campaigns.get(key, 0) + 1
    for (team_id, name), count in campaigns.items():
        yield ToDo(
            icon="person",
            title=ngettext(
                "%(n)s người không nhận, chưa có người thay",
                "%(n)s người không nhận, chưa có người thay",
                count,
            )
            % {"n": count},
            text=name,
            url=reverse("mobilisation:team", args=[team_id]),
            press=_("Thay người"),
        )


def _told(person: MobilisedPerson) -> str:
    """Đội lấy mẫu (Đợt 1), từ 30/11/2026 đến 13/12/2026. Người gọi: Hà Thục Quyên"""
    until = person.until
    return _("%(team)s (%(campaign)s), từ %(first)s đến %(last)s. Người gọi: %(name)s") % {
        "team": person.team.name,
        "campaign": person.team.campaign.name,
        "first": day(person.first),
        "last": day(until) if until else _("khi có thông báo mới"),
        "name": person.called_by.full_name,
    }
