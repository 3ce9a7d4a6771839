"""What would hold if everything clear were accepted, found out by accepting it and taking it back:
the sentences, what says the same, what cannot be kept together, and what is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from directives.adapters import ClauseLine
from directives.models import Clause, Edition
from directives.scopes import CLAUSE_LISTS
from directives.selectors import clauses_in_force
from directives.services import put_in_force
from directives.services.documents import Head
from directives.views.sentences import sentences_of
from intake.reading.heads import HeadChange, head_of
from intake.reading.rows import ReadingRow
from intake.services import ProposedSentence, take_over
from planning.precedence import Law
from planning.solver.outcome import Solved
from planning.solver.problem import Limits
from planning.solver.weekly import solve
from planning.time import Week
from refusals import Refusal
from rosters.selectors.impact import ImpactScene, impact_on, scene_of
from rosters.sheets.problem import kept_plan, problem_of, said_again
from rosters.values.impact import Clash, EndingRule, GivingWay, NumberChange
from units.models import Agency, Unit
from units.selectors import Mandate
from weeks.selectors.outdated import first_cells
from weeks.selectors.sheets import law_on, sheets_of
from weeks.sheets.sheet import WeekSheet
from weeks.values.bilingual import BilingualText

IN_A_LOOK = Limits(seconds=4.0, patterns=1024, columns=60_000)


@dataclass(frozen=True, slots=True)
class Unmet:
    """A sentence that the best plan of the week cannot keep, and those it cannot be kept with."""

    sentence: BilingualText
    law: BilingualText
    collides: tuple[BilingualText, ...]


@dataclass(frozen=True, slots=True)
class NewSentence:
    """A sentence as its card would say it; `same` is the clause that says it already, in this draft
    or in force.
    """

    row: ReadingRow
    line: ClauseLine
    same: Clause | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialWeek:
    """Next week of the largest unit: what would give way, what changes, and what no plan could
    keep. `is_solved` is False where the planner found no answer in time.
    """

    unit: Unit
    week: Week
    clashes: tuple[Clash, ...]
    unmet: tuple[Unmet, ...]
    giving_way: tuple[GivingWay, ...]
    ending: tuple[EndingRule, ...]
    numbers: tuple[NumberChange, ...]
    is_solved: bool

    @property
    def is_calm(self) -> bool:
        return not (self.clashes or self.unmet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything to be seen before one press. `why_no_trial` says why the week was not tried."""

    heads: tuple[HeadChange, ...]
    sentences: tuple[NewSentence, ...]
    left_out: tuple[ReadingRow, ...]
    trial: TrialWeek | None
    why_no_trial: str = ""

    @property
    def duplicates(self) -> tuple[NewSentence, ...]:
        return tuple(one for one in self.sentences if one.same)


def look_at(
    mandate: Mandate, edition: Edition, rows: Sequence[ReadingRow], *, seen: int, at: datetime
) -> Look:
    """What accepting everything clear among `rows` would lead to; nothing of it is kept.

    Raises what take_over raises.
    """
    taken = [row for row in rows if row.is_clear and row.can_be_taken]
    changes = tuple(row.change for row in taken if row.change)
    found = _tried(mandate, edition, taken, changes, seen=seen, at=at)
    return Look(
        heads=changes,
        left_out=tuple(row for row in rows if row.waits and not row.is_clear),
        **found,
    )


def _tried(
    mandate: Mandate,
    edition: Edition,
    taken: Sequence[ReadingRow],
    changes: Sequence[HeadChange],
    *,
    seen: int,
    at: datetime,
) -> dict[str, Any]:
    head = head_of(edition, {change.field: change.value for change in changes})
    sentences = [row for row in taken if row.sentence]
    since = max(at + timedelta(days=7), head.effective_from or at)
    scene = _scene(mandate, since)
    before = law_on(scene.agency, scene.days) if scene else None
    law: Law | None = None
    refusal = ""
    with transaction.atomic():
        step = take_over(
            edition.pk,
            head=_with_start(head, at) if edition.effective_from is None or changes else None,
            sentences=[
                ProposedSentence(row.key, row.sentence) for row in sentences if row.sentence
            ],
            by=mandate.user,
            at=at,
            seen=seen,
        )
        said = _said(mandate.agency, edition, sentences, step.clauses, Week.of(localdate(since)))
        if scene and edition.clauses.exists():
            law, refusal = _law_then(scene, edition, mandate.user, step.version, at)
        transaction.set_rollback(True)
    trial = _trial(mandate, scene, before, law) if scene and before and law else None
    return {"sentences": said, "trial": trial, "why_no_trial": refusal}


def _said(
    agency: Agency,
    edition: Edition,
    rows: Sequence[ReadingRow],
    written: Sequence[int],
    week: Week,
) -> tuple[NewSentence, ...]:
    """The sentences that were `written` of the rows, in their order, each with what says the same
    in the week: in force by another document, or before it in the draft.
    """
    lines = {line.clause.pk: line for line in sentences_of(edition)}
    in_force = clauses_in_force(agency, week.monday, week.sunday)
    known = {
        _content(clause): clause
        for clause in (
            *in_force.exclude(edition__directive=edition.directive_id),
            *(line.clause for pk, line in lines.items() if pk not in written),
        )
    }
    said = []
    for row, pk in zip(rows, written, strict=True):
        content = _content(lines[pk].clause)
        said.append(NewSentence(row, lines[pk], known.get(content)))
        known.setdefault(content, lines[pk].clause)
    return tuple(said)


def _with_start(head: Head, at: datetime) -> Head:
    """A draft that does not say yet when it begins is looked at as if it began now."""
    if head.effective_from or (head.effective_to and head.effective_to <= at):
        return head
    return replace(head, effective_from=at)


def _law_then(
    scene: ImpactScene, edition: Edition, by: User, seen: int, at: datetime
) -> tuple[Law | None, str]:
    try:
        with transaction.atomic():
            put_in_force(edition.pk, by=by, at=at, seen=seen, retroactive=True, succeed=True)
            return law_on(scene.agency, scene.days), ""
    except Refusal as error:
        return None, str(error.sentence)


def _content(clause: Clause) -> tuple[object, ...]:
    """What makes two clauses say the same."""
    return (
        clause.kind,
        repr(sorted(clause.params.items())),
        clause.binding,
        clause.min_size,
        *(tuple(getattr(clause, name)) for name in CLAUSE_LISTS),
    )


def _scene(mandate: Mandate, since: datetime) -> ImpactScene | None:
    """The week of that day for the unit with the most people, empty; None where no unit plans."""
    scene = scene_of(mandate, Week.of(localdate(since)).monday)
    if not scene.units:
        return None
    sheets = sheets_of(scene.agency, scene.units, scene.first, ())
    largest = max(scene.units, key=lambda unit: (len(sheets[unit.pk].members), -unit.pk))
    return replace(scene, units=(largest,), rosters={})


def _trial(mandate: Mandate, scene: ImpactScene, now: Law, then: Law) -> TrialWeek:
    impact = impact_on(mandate, scene, now, then)
    (unit,) = scene.units
    unmet = _solved(sheets_of(scene.agency, [unit], scene.first, (), then)[unit.pk])
    if unmet:
        before = _solved(sheets_of(scene.agency, [unit], scene.first, (), now)[unit.pk])
        unmet = [one for one in unmet if one not in (before or ())]
    return TrialWeek(
        unit=unit,
        week=scene.first,
        clashes=impact.clashes,
        unmet=tuple(unmet or ()),
        giving_way=impact.giving_way,
        ending=impact.ending,
        numbers=impact.numbers,
        is_solved=unmet is not None,
    )


def _solved(sheet: WeekSheet) -> list[Unmet] | None:
    """What the best plan of an empty week leaves unmet of what binds; None: no answer in time."""
    sheet = sheet.with_cells(first_cells(sheet))
    outcome = solve(
        problem_of(sheet, history={}, last_on=frozenset(), is_amendment=False), IN_A_LOOK
    )
    if not isinstance(outcome, Solved):
        return None
    return list(
        dict.fromkeys(
            Unmet(
                said_again(kept["sentence"]),
                said_again(kept["law"]),
                tuple(map(said_again, kept["collides"])),
            )
            for kept in kept_plan(sheet, outcome, {})["shortages"]
            if kept["blocks"] and kept["law"][0]
        )
    )
