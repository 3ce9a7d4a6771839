"""Reminds people the day before of the duty they have, and at once whoever takes a turn later."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duties.texts import hours_text
from duties.values.standing import StandingTurn, company_of
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import local_day, moment_at
from outgoing.selectors.duty_reminders import (
    KIND,
    DueDutyDay,
    PersonTurns,
    duty_days_due,
    holds_still,
    people_to_remind,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.names import digits
from units.words import day as in_figures
from units.words import day_in_a_sentence, phone


class DutyReminderKind(LetterKind[DueDutyDay]):
    kind = RunKind(code=KIND, name=gettext_lazy("Nhắc trực"))

    def due(self, tick: Tick) -> Iterator[DueDutyDay]:
        return duty_days_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueDutyDay, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=item.day,
            step=f"later-{item.number}" if item.number else "",
        )

    def compose(self, agency: Agency, item: DueDutyDay, *, at: datetime) -> Contents:
        return compose_duty_reminders(agency, item.day, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_duty_reminder(
            asked["staff"], date.fromisoformat(asked["day"]), asked["shifts"]
        )

    def name(self, item: DueDutyDay) -> str:
        return f"the duty of {item.day}"


def compose_duty_reminders(agency: Agency, day: date, *, at: datetime) -> Contents:
    """One letter to each who was not told yet, of all their turns of the day."""
    zone = ZoneInfo(agency.time_zone)
    owed = [one for one in people_to_remind(agency, at) if one.day == day]
    today = local_day(at, zone)
    with timezone.override(zone):
        letters = tuple(
            letter_to(Addressee.of_staff(one.staff), agency, _form(one, today, zone))
            for one in owed
        )
        with translation.override("vi"):
            names = ", ".join(one.staff.full_name for one in owed)
            return Contents(
                subject=_subject(day),
                text=names,
                facts={"day": day.isoformat(), "people": len(owed)},
                letters=letters,
            )


def why_no_duty_reminder(staff_id: int, day: date, shift_ids: list[int]) -> str:
    """Empty while the person has all the turns the letter names."""
    if holds_still(staff_id, day, shift_ids):
        return ""
    with translation.override("vi"):
        return _("Lượt trực đã giao cho người khác hoặc không còn.")


def _form(owed: PersonTurns, today: date, zone: ZoneInfo) -> LetterParts:
    """What it says is true until midnight: then tomorrow is today."""
    return LetterParts(
        page=reverse("duties:mine"),
        page_label=lambda: _("Mở lượt trực của tôi"),
        subject=lambda: _subject(owed.day),
        words=lambda: {"lead": _lead(owed, today), "lines": list(_lines(owed))},
        expires_at=moment_at(today + timedelta(days=1), time(0), zone),
        still_owed={
            "staff": owed.staff.pk,
            "day": owed.day.isoformat(),
            "shifts": [turn.shift_id for turn in owed.turns],
        },
    )


def _subject(day: date) -> str:
    return _("Nhắc trực ngày %(day)s") % {"day": in_figures(day)}


def _lead(owed: PersonTurns, today: date) -> str:
    words = {"day": day_in_a_sentence(owed.day), "n": len(owed.turns)}
    if owed.day == today:
        return (
            ngettext(
                "Hôm nay (%(day)s) đồng chí có lượt trực:",
                "Hôm nay (%(day)s) đồng chí có %(n)s lượt trực:",
                len(owed.turns),
            )
            % words
        )
    return (
        ngettext(
            "Ngày mai (%(day)s) đồng chí có lượt trực:",
            "Ngày mai (%(day)s) đồng chí có %(n)s lượt trực:",
            len(owed.turns),
        )
        % words
    )


def _lines(owed: PersonTurns) -> Iterator[str]:
    for turn in owed.turns:
        yield _turn_line(turn)
        if turn.instead_of:
            yield _("Trực thay đồng chí %(name)s.") % {"name": turn.instead_of}
        beside = [_named(one) for one in company_of(turn, owed.around)]
        if beside:
            yield _("Cùng trực: %(people)s.") % {"people": "; ".join(beside)}


def _turn_line(turn: StandingTurn) -> str:
    """Trực cơ quan, Ca 1, 7h30–17h00, tại cơ quan; điện thoại trực 0243 123 456."""
    where = _("tại cơ quan") if turn.on_site else _("qua điện thoại")
    parts = [turn.post, turn.unit, turn.shift, hours_text(turn.begins, turn.ends), where]
    line = ", ".join(part for part in parts if part)
    if turn.post_phone:
        line += "; " + _("điện thoại trực %(number)s") % {"number": turn.post_phone}
    return f"{line}."


def _named(turn: StandingTurn) -> str:
    said = [turn.post, *([phone(digits(turn.phone))] if turn.phone else [])]
    return f"{turn.name} ({', '.join(said)})"
