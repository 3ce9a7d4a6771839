"""Absences and conditions of a workbook held against those on record."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from units.folding import fold_code
from units.importing.book import ImportBook, ImportRow
from units.importing.columns import SheetPlan
from units.importing.compare_steps import hidden_asks, spelling_asks, step_of
from units.importing.proposal import (
    ImportStep,
)
from units.importing.questions import Questions
from units.importing.sheet_plans import ABSENCES, CONDITIONS_SHEET
from units.models import Absence, Agency, Condition, Staff

KnownPeriods = dict[int, list[tuple[str, date, date | None]]]
"""What a period is of, its first day and its last, by the person."""


class PeriodComparison:
    """`newcomers` are the names of those whom the workbook brings, `open_about` what is still asked
    about a person; both by the code.
    """

    def __init__(
        self,
        agency: Agency,
        book: ImportBook,
        questions: Questions,
        *,
        known_staff: Mapping[str, Staff],
        newcomers: Mapping[str, str],
        open_about: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.agency, self.book, self.questions = agency, book, questions
        self.known_staff, self.newcomers, self.open_about = known_staff, newcomers, open_about

    def absences(self) -> list[ImportStep]:
        known: KnownPeriods = {}
        for absence in Absence.objects.filter(staff__agency=self.agency):
            known.setdefault(absence.staff_id, []).append(
                (absence.kind, absence.first, absence.last)
            )
        return self._periods(ABSENCES, "kind", known, alone=False)

    def conditions(self) -> list[ImportStep]:
        known: KnownPeriods = {}
        for condition in Condition.objects.filter(staff__agency=self.agency):
            known.setdefault(condition.staff_id, []).append(
                (condition.tag, condition.first, condition.last)
            )
        return self._periods(CONDITIONS_SHEET, "tag", known, alone=True)

    def _periods(
        self,
        plan: SheetPlan,
        word: str,
        known: KnownPeriods,
        *,
        alone: bool,
    ) -> list[ImportStep]:
        """Periods of one person must not overlap; with `alone`, only those of one condition must
        not.
        """
        steps = []
        taken = {
            fold_code(staff.code): list(known.get(staff.pk, []))
            for staff in self.known_staff.values()
        }
        for row in self.book.of(plan):
            code, asked = (
                fold_code(row.values["code"]),
                (row.values[word], row.values["first"], row.values.get("last")),
            )
            others = taken.setdefault(code, [])
            asks = self._period_asks(plan, row, code)
            if code not in self.newcomers and code not in self.known_staff:
                self.book.object_to(plan, row, "code", _("Không có cán bộ mang mã này."))
            elif asked[2] is not None and asked[2] < asked[1]:
                self.book.object_to(plan, row, "last", _("Ngày cuối trước ngày đầu."))
            elif asked in others:
                steps.append(step_of(plan, row, True, (), self._who(code), dict(row.values), asks))
            elif clash := next(
                (
                    other
                    for other in others
                    if (other[0] == asked[0] or not alone) and _meet(other, asked)
                ),
                None,
            ):
                self.book.object_to(
                    plan,
                    row,
                    "first",
                    _("Trùng với đợt từ ngày %(first)s.") % {"first": f"{clash[1]:%d/%m/%Y}"},
                )
            else:
                others.append(asked)
                steps.append(step_of(plan, row, False, (), self._who(code), dict(row.values), asks))
        return steps

    def _period_asks(self, plan: SheetPlan, row: ImportRow, code: str) -> tuple[str, ...]:
        """Whatever is open about a person is open about what the file says of them."""
        staff = self.known_staff.get(code)
        spelled = spelling_asks(self.questions, plan, row, staff) if staff else ()
        return (*self.open_about.get(code, ()), *hidden_asks(self.questions, plan, row), *spelled)

    def _who(self, code: str) -> str:
        return (
            self.known_staff[code].full_name if code in self.known_staff else self.newcomers[code]
        )


def _meet(one: tuple[str, date, date | None], other: tuple[str, date, date | None]) -> bool:
    return one[1] <= (other[2] or date.max) and other[1] <= (one[2] or date.max)
