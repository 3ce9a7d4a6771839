"""What the planner of duty is asked about a roster, and its answer as a proposal."""

from collections.abc import Iterable
from functools import partial

from duties.sheets.sheet import DutySheet
from duties.sheets.values import id_of
from duties.values.plans import DutyProposal, LevelReached, PlannedTurn
from planning.duty.fault import DutyLack
from planning.duty.plan import DutyTurn
from planning.solver.duty.outcome import DutyOutcome, DutyShortage
from planning.solver.duty.problem import FRESH_DUTY, REPAIRED_DUTY, DutyProblem
from planning.wording.duty_shortages import (
    NOBODY_QUALIFIED,
    duty_helps,
    duty_shortage_sentence,
)
from weeks.values.bilingual import BilingualText, in_both_languages
from weeks.values.cells import Seen


def duty_problem(sheet: DutySheet, *, is_repair: bool = False) -> DutyProblem:
    """Plan the roster; with `is_repair` people know it already, and the fewest turns move."""
    return DutyProblem(
        plan=sheet.plan,
        rules=sheet.rules,
        near=sheet.plan.turns if is_repair else None,
        order=REPAIRED_DUTY if is_repair else FRESH_DUTY,
    )


def duty_proposal(sheet: DutySheet, outcome: DutyOutcome) -> DutyProposal:
    """The answer as a difference to the turns that stand."""
    before, after = sheet.plan.turns, outcome.plan.turns
    return DutyProposal(
        seen=Seen(sheet.roster.version, sheet.roster.content),
        taken=_planned(before - after),
        given=_planned(after - before),
        levels=tuple(
            LevelReached(one.level, one.value, one.bound, one.proven) for one in outcome.levels
        ),
        lacks=tuple(_lack(one, sheet) for one in outcome.shortages),
        is_lawful=outcome.lawful,
        is_final=outcome.is_final,
    )


def _planned(turns: Iterable[DutyTurn]) -> tuple[PlannedTurn, ...]:
    return tuple(
        PlannedTurn(id_of(turn.shift), turn.day, int(turn.person)) for turn in sorted(turns)
    )


def _lack(
    shortage: DutyShortage, sheet: DutySheet
) -> tuple[BilingualText, tuple[BilingualText, ...]]:
    names = sheet.names
    said = in_both_languages(partial(duty_shortage_sentence, shortage, names))
    if _is_nobodys(shortage, sheet):
        return said, (in_both_languages(NOBODY_QUALIFIED.said),)
    vi, en = (duty_helps(shortage, names, language) for language in ("vi", "en"))
    return said, tuple(map(BilingualText, vi, en))


def _is_nobodys(shortage: DutyShortage, sheet: DutySheet) -> bool:
    """True where people are missing at a post that nobody may have that day."""
    day = shortage.day
    return (
        shortage.lack is DutyLack.UNCOVERED
        and day is not None
        and not any(one.is_qualified(shortage.post, day) for one in sheet.plan.people)
    )
