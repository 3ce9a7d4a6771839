"""Tells those who keep duty, once for each order, which rosters of duty that were sent already do
not keep it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from directives.models import Edition
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import local_day
from outgoing.selectors.duty_rules import (
    KIND,
    DutyRosterBroken,
    duty_broken_by,
    duty_rules_untold,
    step_of_rules,
)
from outgoing.selectors.filing import who_may
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_who_may
from units.enums import Right
from units.models import Agency
from units.words import day

SHOWN = 10
"""So many points of a roster stand in the letter; the page has all."""


class DutyRulesKind(LetterKind[Edition]):
    kind = RunKind(code=KIND, name=gettext_lazy("Lịch trực trái quy định mới"))

    def due(self, tick: Tick) -> Iterator[Edition]:
        return duty_rules_untold(tick.agency, tick.now)

    def key(self, agency: Agency, item: Edition, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=local_day(at, ZoneInfo(agency.time_zone)),
            step=step_of_rules(item),
        )

    def compose(self, agency: Agency, item: Edition, *, at: datetime) -> Contents:
        return compose_duty_rules(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_duty_rules(asked["agency"], asked["edition"], asked["at"])

    def name(self, item: Edition) -> str:
        return f"what edition {item.pk} makes wrong in rosters of duty"


def compose_duty_rules(agency: Agency, edition: Edition, *, at: datetime) -> Contents:
    """One letter to each who keeps duty; none where every roster keeps the order."""
    broken = duty_broken_by(agency, edition.pk, at)
    if not broken:
        return Contents()
    zone = ZoneInfo(agency.time_zone)
    with timezone.override(zone):
        keepers = who_may(Right.KEEP_DUTY, agency, local_day(at, zone))
        form = _form(agency, edition, broken, at)
        letters = tuple(letter_to(Addressee.of(user), agency, form) for user in keepers)
        with translation.override("vi"):
            return Contents(
                subject=_subject(edition),
                text=_lead(edition, broken),
                facts={"edition": edition.pk, "rosters": [one.roster.pk for one in broken]},
                letters=letters,
            )


def why_no_duty_rules(agency_id: int, edition_id: int, at: str) -> str:
    """Empty while some roster does not keep the order."""
    agency = Agency.objects.get(pk=agency_id)
    if duty_broken_by(agency, edition_id, datetime.fromisoformat(at)):
        return ""
    with translation.override("vi"):
        return _("Lịch trực đã được sửa hoặc quy định không còn hiệu lực.")


def _form(
    agency: Agency, edition: Edition, broken: tuple[DutyRosterBroken, ...], at: datetime
) -> LetterParts:
    only = broken[0].roster.pk if len(broken) == 1 else None
    return LetterParts(
        page=reverse("duties:roster", args=[only]) if only else reverse("duties:rosters"),
        page_label=lambda: _("Mở lịch trực"),
        subject=lambda: _subject(edition),
        words=lambda: {"lead": _lead(edition, broken), "lines": list(_lines(broken))},
        still_owed={"agency": agency.pk, "edition": edition.pk, "at": at.isoformat()},
        readers=readers_who_may(Right.KEEP_DUTY),
    )


def _subject(edition: Edition) -> str:
    return _("Lịch trực trái %(document)s") % {"document": edition.directive}


def _lead(edition: Edition, broken: tuple[DutyRosterBroken, ...]) -> str:
    words = {"document": edition.directive, "n": len(broken)}
    return (
        ngettext(
            "%(document)s có hiệu lực. %(n)s lịch trực đã trình không còn đúng quy định:",
            "%(document)s có hiệu lực. %(n)s lịch trực đã trình không còn đúng quy định:",
            len(broken),
        )
        % words
    )


def _lines(broken: tuple[DutyRosterBroken, ...]) -> Iterator[str]:
    for one in broken:
        yield _called(one)
        yield from (str(sentence) for sentence in one.sentences[:SHOWN])
        if len(one.sentences) > SHOWN:
            yield _("và %(n)s điểm khác.") % {"n": len(one.sentences) - SHOWN}


def _called(one: DutyRosterBroken) -> str:
    roster = one.roster
    if roster.title:
        return f"{roster.title}:"
    return f"{day(roster.first)} – {day(roster.last)}:"
