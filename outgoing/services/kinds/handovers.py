"""Reminds who did not hand a shift over, and tells who comes next that nothing was handed over."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duties.models import DutyTurn
from duties.texts import hours_text
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.selectors.late_handovers import (
    KIND,
    LateHandover,
    is_open_still,
    late_handovers,
    who_waits,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.words import day as in_figures


class HandoverKind(LetterKind[LateHandover]):
    kind = RunKind(code=KIND, name=gettext_lazy("Nhắc bàn giao ca trực"))

    def due(self, tick: Tick) -> Iterator[LateHandover]:
        return late_handovers(tick.agency, tick.now)

    def key(self, agency: Agency, item: LateHandover, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk, kind=self.kind.code, local_date=item.turn.day, step=item.step
        )

    def compose(self, agency: Agency, item: LateHandover, *, at: datetime) -> Contents:
        return compose_handover(agency, item.turn)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_handover_reminder(asked["turn"])

    def name(self, item: LateHandover) -> str:
        return f"the handover of turn {item.turn.pk}"


def compose_handover(agency: Agency, turn: DutyTurn) -> Contents:
    """One letter to each side that has an address."""
    giver = Addressee.of_staff(turn.staff)
    waits = who_waits(turn)
    letters = [(giver, _giving_form(turn))]
    if waits is not None:
        letters.append((Addressee.of_staff(waits), _waiting_form(turn)))
    with timezone.override(ZoneInfo(agency.time_zone)), translation.override("vi"):
        return Contents(
            subject=_subject(turn),
            text=_turn(turn),
            facts={"turn": turn.pk},
            letters=tuple(
                letter_to(person, agency, form) for person, form in letters if person.address
            ),
        )


def why_no_handover_reminder(turn_id: int) -> str:
    """Empty while the shift is not handed over."""
    if is_open_still(turn_id):
        return ""
    with translation.override("vi"):
        return _("Ca trực đã được bàn giao hoặc không còn trong lịch.")


def _giving_form(turn: DutyTurn) -> LetterParts:
    return LetterParts(
        page=reverse("duties:turn", args=[turn.pk]),
        page_label=lambda: _("Bàn giao ca"),
        subject=lambda: _subject(turn),
        words=lambda: {"lead": _("Đồng chí chưa bàn giao ca trực:"), "lines": [_turn(turn)]},
        still_owed={"turn": turn.pk},
    )


def _waiting_form(turn: DutyTurn) -> LetterParts:
    said = {"name": turn.staff.full_name}
    return LetterParts(
        page=reverse("duties:mine"),
        page_label=lambda: _("Mở lượt trực của tôi"),
        subject=lambda: _subject(turn),
        words=lambda: {
            "lead": _("Ca trước đồng chí chưa được %(name)s bàn giao:") % said,
            "lines": [_turn(turn)],
        },
        still_owed={"turn": turn.pk},
    )


def _subject(turn: DutyTurn) -> str:
    return _("Chưa bàn giao ca trực ngày %(day)s") % {"day": in_figures(turn.day)}


def _turn(turn: DutyTurn) -> str:
    shift = turn.shift
    facts = {
        "post": shift.post.name,
        "day": in_figures(turn.day),
        "hours": hours_text(shift.begins, shift.ends),
    }
    return _("%(post)s, ngày %(day)s, %(hours)s.") % facts
