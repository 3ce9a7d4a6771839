"""Compare a workbook with the records: what would be added, what changed, what stays, and what
cannot be.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from hashlib import sha256
from typing import Any

from units.importing.book import ImportNote, ImportProblem
from units.importing.columns import NO, YES, Column, SheetPlan


class ImportAction(StrEnum):
    ADD = "add"
    CHANGE = "change"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class ImportChange:
    """One fact that would be written over: the column's header, what stands, what comes."""

    header: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ImportQuestion:
    """What only who brings the file can know. What depends on it is written if they agree."""

    key: str
    sheet: str
    text: str


@dataclass(frozen=True, slots=True)
class ImportStep:
    """What one line of the file asks for. `values` is what the services get; `name` tells the
    reader whom it is about; `asks` are the keys of the questions it depends on.
    """

    sheet: str
    row: int
    what: ImportAction
    name: str
    values: Mapping[str, Any]
    changes: tuple[ImportChange, ...] = ()
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportProposal:
    """Everything a file asks for; nothing is written until somebody confirms exactly this. What a
    question is open about is not counted: it is left out unless the answer is yes.
    """

    steps: tuple[ImportStep, ...]
    problems: tuple[ImportProblem, ...]
    questions: tuple[ImportQuestion, ...] = ()
    notes: tuple[ImportNote, ...] = ()

    def agreed(self, keys: Iterable[str]) -> "ImportProposal":
        """As it is written when the questions with these keys are answered with yes."""
        yes = frozenset(keys)
        steps = (replace(step, asks=()) for step in self.steps if yes.issuperset(step.asks))
        return replace(self, steps=tuple(steps), questions=())

    def of(self, sheet: str, what: ImportAction | None = None) -> tuple[ImportStep, ...]:
        return tuple(
            step for step in self.steps if step.sheet == sheet and what in (None, step.what)
        )

    @property
    def added(self) -> tuple[ImportStep, ...]:
        return tuple(step for step in self.steps if step.what is ImportAction.ADD and not step.asks)

    @property
    def changed(self) -> tuple[ImportStep, ...]:
        return tuple(
            step for step in self.steps if step.what is ImportAction.CHANGE and not step.asks
        )

    @property
    def asked(self) -> tuple[ImportStep, ...]:
        return tuple(
            step for step in self.steps if step.what is not ImportAction.SAME and step.asks
        )

    @property
    def same(self) -> int:
        return sum(step.what is ImportAction.SAME for step in self.steps)

    @property
    def writes(self) -> int:
        return len(self.added) + len(self.changed)

    @property
    def bad_rows(self) -> int:
        return len({(problem.sheet, problem.row) for problem in self.problems})

    def counts(self) -> dict[str, int]:
        return dict(Counter(f"{step.sheet}.{step.what}" for step in (*self.added, *self.changed)))

    @property
    def seal(self) -> str:
        """Two proposals with one seal ask and write the same; a preview is confirmed by it."""
        flat = [[_flat(step) for step in self.steps], [each.key for each in self.questions]]
        return sha256(repr(flat).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a proposal makes of one sheet: how many lines of which kind, how many bad ones, and
    the lines that would be written, now or after an answer.
    """

    plan: SheetPlan
    counts: Mapping[str, int]
    asked: int
    bad: int
    writes: tuple[ImportStep, ...]


def sums_of(proposal: ImportProposal, plans: Iterable[SheetPlan]) -> tuple[Sums, ...]:
    """Each sheet that has anything."""
    found = (_sums(proposal, plan) for plan in plans)
    return tuple(sums for sums in found if any(sums.counts.values()) or sums.bad or sums.asked)


def _sums(proposal: ImportProposal, plan: SheetPlan) -> Sums:
    steps = proposal.of(plan.key)
    return Sums(
        plan=plan,
        counts={
            what.value: len([s for s in steps if s.what is what and not s.asks])
            for what in ImportAction
        },
        asked=len([step for step in steps if step.asks and step.what is not ImportAction.SAME]),
        bad=len({problem.row for problem in proposal.problems if problem.sheet == plan.title}),
        writes=tuple(step for step in steps if step.what is not ImportAction.SAME),
    )


def _flat(step: ImportStep) -> tuple[Any, ...]:
    written = sorted(step.values.items())
    return step.sheet, step.row, step.what.value, written, step.changes, step.asks


def cell_words(value: Any) -> str:
    """A value as the preview shows it."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def changes_in(
    wanted: Mapping[str, Any], stands: Mapping[str, Any], columns: Iterable[Column]
) -> tuple[ImportChange, ...]:
    """Only what was filled in can differ."""
    return tuple(
        ImportChange(
            column.header, _said(stands[column.key], column), _said(wanted[column.key], column)
        )
        for column in columns
        if column.key in stands
        and column.key in wanted
        and wanted[column.key] != stands[column.key]
    )


def _said(value: Any, column: Column) -> str:
    """Codes in the words of the sheet."""
    labels = {code: label for label, code in (column.choices or {}).items()}
    if isinstance(value, list | tuple):
        return cell_words([labels.get(item, item) for item in value])
    return labels.get(value, cell_words(value)) if isinstance(value, str) else cell_words(value)
