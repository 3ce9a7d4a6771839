"""Tells a unit, once a week, that its last approved plan stands as provisional: nobody filed the
week in time, and until a roster of it is approved this is where its people are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import Audience, local_day
from outgoing.selectors.filing import FilingWeek, reminder_recipients
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_of
from planning.time import Week
from rosters.selectors.deadlines import filing_deadline
from rosters.selectors.provisional import borrowed_weeks
from units.models import Agency, Unit
from weeks.models import SHOWN, WeeklyRoster

STILL_NEWS_FOR: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStandIn:
    """One unit and the week in which the plan of `borrowed` stands for it."""

    unit_id: int
    unit_name: str
    week: Week
    borrowed: Week


class ProvisionalKind(LetterKind[DueStandIn]):
    kind = RunKind(
        code="provisional",
        name=gettext_lazy("Lịch cũ tạm áp dụng"),
        is_about_week=True,
        is_about_unit=True,
    )

    def due(self, tick: Tick) -> Iterator[DueStandIn]:
        return stand_ins_due(tick)

    def key(self, agency: Agency, item: DueStandIn, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=item.week.monday,
            step=str(item.unit_id),
        )

    def compose(self, agency: Agency, item: DueStandIn, *, at: datetime) -> Contents:
        return compose_provisional(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_not_provisional(asked["unit"], asked["monday"])

    def name(self, item: DueStandIn) -> str:
        return f"the stand-in of unit {item.unit_id} for {item.week}"


def stand_ins_due(tick: Tick) -> Iterator[DueStandIn]:
    """Of this week and the next, where the deadline passed of late. No query while none has."""
    if not tick.agency.provisional_plans:
        return
    zone = ZoneInfo(tick.agency.time_zone)
    this_week = Week.of(local_day(tick.now, zone))
    for week in (this_week, this_week.shifted(1)):
        passed = tick.now - filing_deadline(tick.agency, week, tick.calendar)
        if timedelta(0) < passed <= STILL_NEWS_FOR:
            yield from _untold(tick, week)


def _untold(tick: Tick, week: Week) -> Iterator[DueStandIn]:
    told = Run.objects.filter(
        agency=tick.agency.pk, kind=ProvisionalKind.kind.code, local_date=week.monday
    )
    steps = set(told.values_list("step", flat=True))
    units = Unit.objects.filter(agency=tick.agency, files_roster=True).order_by("order", "pk")
    waiting = [unit for unit in units if str(unit.pk) not in steps]
    if not waiting:
        return
    borrowed = borrowed_weeks(tick.agency, waiting, week, at=tick.now)
    for unit in waiting:
        if unit.pk in borrowed:
            yield DueStandIn(
                unit_id=unit.pk, unit_name=unit.name, week=week, borrowed=borrowed[unit.pk]
            )


def compose_provisional(agency: Agency, due: DueStandIn, *, at: datetime) -> Contents:
    """A letter to each head, deputy and clerk of the unit."""
    zone = ZoneInfo(agency.time_zone)
    unit = FilingWeek(unit_id=due.unit_id, name=due.unit_name)
    people = reminder_recipients(agency, Audience.EDITORS, [unit], local_day(at, zone))
    form = _form(due)
    with timezone.override(zone):
        letters = tuple(letter_to(Addressee.to(person), agency, form) for person in people)
        with translation.override("vi"):
            return Contents(
                subject=form.subject(),
                text=str(form.words()["lead"]),
                facts={"unit": due.unit_name, "weeks": [str(due.week)]},
                letters=letters,
            )


def why_not_provisional(unit_id: int, monday: str) -> str:
    """Empty while no roster of the week is approved; else why there is nothing to tell any more."""
    shown = WeeklyRoster.objects.filter(unit=unit_id, monday=monday, state__in=SHOWN)
    if not shown.exists():
        return ""
    with translation.override("vi"):
        return _("Lịch của tuần đã được duyệt.")


def _form(due: DueStandIn) -> LetterParts:
    said = {"unit": due.unit_name, "week": due.week.number, "borrowed": due.borrowed.number}
    return LetterParts(
        page=reverse("rosters:week-unit", args=[due.unit_id, due.week]),
        page_label=lambda: _("Mở lịch tuần"),
        subject=lambda: _("%(unit)s tạm theo lịch tuần %(borrowed)s trong tuần %(week)s") % said,
        words=lambda: {
            "lead": _(
                "Đã quá hạn trình mà tuần %(week)s của %(unit)s chưa có lịch được duyệt, nên lịch"
                " tuần %(borrowed)s tạm được áp dụng."
            )
            % said,
            "lines": [
                _("Cán bộ xem Lịch của tôi và danh sách buổi sáng theo lịch tạm này."),
                _("Lịch tạm được thay ngay khi lịch của tuần được duyệt."),
            ],
        },
        still_owed={"unit": due.unit_id, "monday": due.week.monday.isoformat()},
        readers=readers_of(Audience.EDITORS, [due.unit_id]),
    )
