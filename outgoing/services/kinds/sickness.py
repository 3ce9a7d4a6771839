"""Tells who decides about somebody's leave that they said they are away from today on: at once, and
neither why nor that they are ill.
"""

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

from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.services.kinds.leave import days_told
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Absence, Agency, Unit
from units.selectors.leave import home_unit_of, who_answers

STILL_NEWS_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSickness:
    """An absence that somebody said of themselves, of which nobody was told."""

    absence_id: int
    first: date

    @property
    def step(self) -> str:
        return f"said-{self.absence_id}"


class SicknessLetterKind(LetterKind[DueSickness]):
    kind = RunKind(code="away-today", name=gettext_lazy("Báo nghỉ đột xuất"), is_urgent=True)

    def due(self, tick: Tick) -> Iterator[DueSickness]:
        step = Concat(Value("said-"), Cast(OuterRef("pk"), CharField()))
        told = Run.objects.filter(agency=tick.agency.pk, kind=self.kind.code, step=step)
        rows = Absence.objects.filter(
            ~Exists(told),
            staff__agency=tick.agency,
            reported_at__gt=tick.now - STILL_NEWS_FOR,
        )
        for pk, first in rows.order_by("pk").values_list("pk", "first"):
            yield DueSickness(absence_id=pk, first=first)

    def key(self, agency: Agency, item: DueSickness, at: datetime) -> RunKey:
        return RunKey(agency=agency.pk, kind=self.kind.code, local_date=item.first, step=item.step)

    def compose(self, agency: Agency, item: DueSickness, *, at: datetime) -> Contents:
        absence = Absence.objects.select_related("staff__user").get(pk=item.absence_id)
        zone = ZoneInfo(agency.time_zone)
        today = local_day(at, zone)
        unit = home_unit_of(absence.staff, today)
        if unit is None:
            return Contents()
        with timezone.override(zone):
            form = _form(absence, unit)
            people = [Addressee.of(user) for user in who_answers(absence.staff, unit, today)]
            letters = tuple(letter_to(person, agency, form) for person in people)
            with translation.override("vi"):
                return Contents(
                    subject=form.subject(),
                    text=str(form.words()["lead"]),
                    facts={"unit": unit.name},
                    letters=letters,
                )

    def name(self, item: DueSickness) -> str:
        return f"absence {item.step}"


def _form(absence: Absence, unit: Unit) -> LetterParts:
    said = {"name": absence.staff.full_name, "unit": unit.name}
    return LetterParts(
        page=reverse("units:unit-leave", args=[unit.pk]),
        page_label=lambda: _("Xem, sửa đợt nghỉ"),
        subject=lambda: _("%(name)s báo nghỉ đột xuất") % said,
        words=lambda: {
            "lead": _("%(name)s (%(unit)s) báo nghỉ %(days)s.")
            % {**said, "days": days_told(absence)},
            "lines": [
                _("Đợt nghỉ đã ghi vào lịch. Lý do chỉ xem được trong phần mềm."),
            ],
        },
    )
