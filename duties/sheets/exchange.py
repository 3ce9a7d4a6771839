"""Whether a turn may change hands: what a swap or a substitute would break."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from duties.enums import TurnState
from duties.errors import AlreadyThere, SwapBreaks
from duties.models import DutyTurn
from duties.sheets.judging import HARMLESS
from duties.sheets.obstacles import personal_obstacle
from duties.sheets.problem import duty_problem
from duties.sheets.sheet import DutySheet
from duties.sheets.values import turn_value
from planning.solver.duty.explain import worse_by
from planning.solver.duty.outcome import DutyShortage
from planning.wording.duty_shortages import duty_shortage_sentence
from refusals import Refusal
from weeks.values.bilingual import in_both_languages

Handing = tuple[DutyTurn, int]
"""A turn of the sheet, and who (id) would have it."""


def exchange_obstacle(
    sheet: DutySheet, handings: Sequence[Handing], *, binding_only: bool = False
) -> Refusal | None:
    """The first thing that speaks against all of it at once; None if nothing does. With
    `binding_only` what is merely wished for does not.
    """
    gone = {(turn.shift_id, turn.day, turn.staff_id) for turn, _who in handings}
    present = [turn for turn in sheet.turns if turn.state != TurnState.ABSENT]
    after = {(turn.shift_id, turn.day, turn.staff_id) for turn in present} - gone
    listed = sheet.keys - gone
    for turn, staff_id in handings:
        key = turn.shift_id, turn.day, staff_id
        if key in listed or key in after:
            return AlreadyThere(name=sheet.members[staff_id].staff.full_name, day=turn.day)
        refused = personal_obstacle(sheet.with_keys(after), *key)
        if refused is not None:
            return refused
        after.add(key)
    return _broken(sheet, handings, binding_only=binding_only)


def _broken(
    sheet: DutySheet, handings: Sequence[Handing], *, binding_only: bool
) -> SwapBreaks | None:
    gone = {turn_value(turn) for turn, _who in handings}
    come = {replace(turn_value(turn), person=str(who)) for turn, who in handings}
    for short in worse_by(duty_problem(sheet), (sheet.plan.turns - gone) | come):
        if _counts(short, binding_only=binding_only):
            return SwapBreaks(
                what=in_both_languages(partial(duty_shortage_sentence, short, sheet.names))
            )
    return None


def _counts(short: DutyShortage, *, binding_only: bool) -> bool:
    if short.lack in HARMLESS:
        return False
    return short.blocks or not binding_only
