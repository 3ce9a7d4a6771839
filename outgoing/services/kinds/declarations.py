"""Reminds who comes to the office without what a directive asks to be declared: the evening before,
and at once where who makes the rosters asks for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from declarations.models import MadeDeclaration
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from outgoing.schedule import moment_at
from outgoing.selectors.declarations import (
    KIND,
    DueDeclaration,
    LackingPerson,
    declarations_due,
    people_lacking,
)
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.words import day as in_figures


class DeclarationLetterKind(LetterKind[DueDeclaration]):
    kind = RunKind(code=KIND, name=gettext_lazy("Nhắc khai báo trước khi đến cơ quan"))

    def due(self, tick: Tick) -> Iterator[DueDeclaration]:
        return declarations_due(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueDeclaration, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=KIND, local_date=item.day, step=item.step)

    def due_at(self, item: DueDeclaration, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueDeclaration, *, at: datetime) -> Contents:
        return compose_declaration_letters(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_to_declare(asked["declares"], asked["told"])

    def name(self, item: DueDeclaration) -> str:
        return f"the reminders of declarations for {item.day} {item.step}"


def compose_declaration_letters(agency: Agency, due: DueDeclaration, *, at: datetime) -> Contents:
    """One letter to each who can be written to."""
    zone = ZoneInfo(agency.time_zone)
    owed = people_lacking(agency, due, at)
    with timezone.override(zone):
        found = ((Addressee.of_staff(one.staff), one) for one in owed)
        letters = tuple(
            letter_to(who, agency, _form(one, zone)) for who, one in found if who.address
        )
        with translation.override("vi"):
            return Contents(
                subject=_subject(),
                text=", ".join(one.staff.full_name for one in owed),
                facts={"people": len(owed)},
                letters=letters,
            )


def why_not_to_declare(staff_id: int, told: list[list[str]]) -> str:
    """Empty while one of these declarations (seal, last day) is still missing."""
    made = MadeDeclaration.objects.filter(staff=staff_id)
    missing = [
        seal
        for seal, last in told
        if not made.filter(seal=seal, last__gte=date.fromisoformat(last)).exists()
    ]
    if missing:
        return ""
    with translation.override("vi"):
        return _("Đã khai báo.")


def _form(owed: LackingPerson, zone: ZoneInfo) -> LetterParts:
    last = max(day for _seal, _title, days in owed.lacking for day in days)
    return LetterParts(
        page=reverse("declarations:mine"),
        page_label=lambda: _("Khai báo"),
        subject=_subject,
        words=lambda: {
            "lead": _("Đồng chí đến cơ quan mà chưa có khai báo còn giá trị:"),
            "lines": [_line(title, days) for _seal, title, days in owed.lacking],
        },
        expires_at=moment_at(last + timedelta(days=1), time(0), zone),
        still_owed={
            "declares": owed.staff.pk,
            "told": [[seal, max(days).isoformat()] for seal, _title, days in owed.lacking],
        },
    )


def _subject() -> str:
    return _("Khai báo trước khi đến cơ quan")


def _line(title: str, days: Sequence[date]) -> str:
    """Khai báo y tế: ngày 30/11/2026, 01/12/2026."""
    return _("%(title)s: ngày %(days)s.") % {
        "title": title,
        "days": ", ".join(map(in_figures, days)),
    }
