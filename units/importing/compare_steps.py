"""One line of a workbook as a step of the proposal, and what is asked of any line."""

from typing import Any

from units.folding import fold_name, tidy_code
from units.importing.book import ImportRow
from units.importing.columns import SheetPlan
from units.importing.proposal import (
    ImportAction,
    ImportStep,
)
from units.importing.questions import Questions
from units.models import Staff


def step_of(
    plan: SheetPlan,
    row: ImportRow,
    known: bool,
    changes: tuple[Any, ...],
    name: str,
    values: dict[str, Any],
    asks: tuple[str, ...] = (),
) -> ImportStep:
    what = ImportAction.ADD if not known else ImportAction.CHANGE if changes else ImportAction.SAME
    return ImportStep(
        sheet=plan.key,
        row=row.number,
        what=what,
        name=name,
        values=values,
        changes=changes,
        asks=asks,
    )


def hidden_asks(questions: Questions, plan: SheetPlan, row: ImportRow) -> tuple[str, ...]:
    return questions.about_hidden(plan, row) if row.is_hidden else ()


def spelling_asks(
    questions: Questions, plan: SheetPlan, row: ImportRow, staff: Staff
) -> tuple[str, ...]:
    """Where the file spells the code in another way than the records; nobody minds case."""
    written = tidy_code(row.values["code"])
    if written.casefold() == tidy_code(staff.code).casefold():
        return ()
    name = row.values.get("full_name")
    is_same = name is None or fold_name(name) == fold_name(staff.full_name)
    return questions.about_spelling(plan, row, staff, name=None if is_same else name)
