"""What somebody has to declare before they come to the office."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from declarations.selectors.own import declarations_to_make
from declarations.values.own import OwnDeclaration
from units.selectors import Mandate
from units.values import ToDo
from units.words import day as in_figures


def declarations_to_do(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """What is missing for the next day at the office, due when work begins there; and what they
    said that speaks against coming. No query while no clause asks anybody.
    """
    if mandate.staff is None:
        return
    for one in declarations_to_make(mandate.staff, at=at):
        yield _unfit(one) if one.is_unfit else _missing(mandate, one, at)


def _unfit(one: OwnDeclaration) -> ToDo:
    return ToDo(
        icon="stop",
        title=_("Bạn chưa đủ điều kiện đến cơ quan"),
        text=one.rule.advice or one.rule.title,
        url=reverse("declarations:mine"),
        press=_("Khai lại"),
    )


def _missing(mandate: Mandate, one: OwnDeclaration, at: datetime) -> ToDo:
    zone = ZoneInfo(mandate.agency.time_zone)
    due = datetime.combine(one.day, mandate.agency.morning_begins, zone)
    told = ToDo(
        icon="shield",
        title=one.rule.title,
        text=_("trước khi đến cơ quan ngày %(day)s") % {"day": in_figures(one.day)},
        url=reverse("declarations:mine"),
        press=_("Khai báo"),
        due=due,
        is_overdue=due < at,
    )
    return _with_renewal(told, one.seal) if one.can_renew else told


def _with_renewal(told: ToDo, seal: str) -> ToDo:
    return replace(
        told,
        press=_("Như lần trước"),
        sends_to=reverse("declarations:renew", args=[seal]),
        otherwise=_("Khai lại"),
    )
