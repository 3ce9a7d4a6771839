"""The days of a workbook's calendar held against those on record."""

from django.utils.translation import gettext as _

from units.importing.book import ImportBook
from units.importing.compare_steps import hidden_asks, step_of
from units.importing.proposal import (
    ImportStep,
    changes_in,
)
from units.importing.questions import Questions
from units.importing.sheet_plans import CALENDAR
from units.models import Agency


def compare_calendar(agency: Agency, book: ImportBook, questions: Questions) -> list[ImportStep]:
    known = {row.day: row for row in agency.calendar_days.all()}
    steps = []
    for row in book.of(CALENDAR):
        day = known.get(row.values["day"])
        changes = (
            ()
            if day is None
            else changes_in(
                row.values,
                {key: getattr(day, key) for key in ("kind", "name", "basis")},
                CALENDAR.columns,
            )
        )
        weekend = row.values["day"].weekday() >= 5
        if (row.values["kind"] == "made-up") != weekend and row.values["kind"] != "holiday":
            book.object_to(
                CALENDAR,
                row,
                "kind",
                _(
                    "Chỉ làm bù vào ngày nghỉ hằng tuần; chỉ nghỉ bù, nghỉ hoán đổi vào ngày"
                    " làm việc."
                ),
            )
            continue
        steps.append(
            step_of(
                CALENDAR,
                row,
                day is not None,
                changes,
                f"{row.values['day']:%d/%m/%Y}",
                dict(row.values),
                hidden_asks(questions, CALENDAR, row),
            )
        )
    return steps
