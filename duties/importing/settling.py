"""Which of the wanted turns can be given, all together, and what speaks against the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duties.enums import TurnState
from duties.sheets.obstacles import obstacle, personal_obstacle
from duties.sheets.sheet import DutySheet, TurnKey
from refusals import Refusal

ShiftDay = tuple[int, date]


@dataclass(frozen=True, slots=True)
class SettledList:
    """`taken` go and `given` come, in one step."""

    taken: frozenset[TurnKey]
    given: tuple[TurnKey, ...]
    refused: Mapping[TurnKey, Refusal]


def settled(sheet: DutySheet, wanted: Mapping[ShiftDay, Sequence[int]]) -> SettledList:
    """Each shift of a day gets whom the list names instead of those who have it. Where one of them
    cannot have it, those who are there stay.
    """
    refused: dict[TurnKey, Refusal] = {}
    while True:
        kept = {key[:2] for key in refused}
        taken = frozenset(
            key
            for cell, people in wanted.items()
            if cell not in kept
            for key in _there(sheet, cell)
            if key[2] not in people
        )
        given = tuple(
            (*cell, who)
            for cell, people in wanted.items()
            for who in people
            if (*cell, who) not in sheet.keys and (*cell, who) not in refused
        )
        found = _refused(sheet, sheet.keys - taken, given)
        if not found:
            return SettledList(taken, given, refused)
        refused |= found


def _there(sheet: DutySheet, cell: ShiftDay) -> list[TurnKey]:
    """Who was absent has had the turn: it stays on record."""
    turns = sheet.by_cell.get(cell, ())
    return [(*cell, turn.staff_id) for turn in turns if turn.state != TurnState.ABSENT]


def _refused(
    sheet: DutySheet, stands: frozenset[TurnKey], given: Sequence[TurnKey]
) -> dict[TurnKey, Refusal]:
    """All are looked at as if all were there; only those that then meet an obstacle are tried one
    after the other, so that of two who clash the first has the turn.
    """
    whole = sheet.with_keys(key for key in {*stands, *given} if key[0] in sheet.shift_of)
    doubtful = [key for key in given if not _is_free(whole, key)]
    after = {*stands, *given}.difference(doubtful)
    refused: dict[TurnKey, Refusal] = {}
    for key in doubtful:
        refusal = obstacle(sheet.with_keys(after), *key)
        if refusal is None:
            after.add(key)
        else:
            refused[key] = refusal
    return refused


def _is_free(whole: DutySheet, key: TurnKey) -> bool:
    shift_id, day, staff_id = key
    need = whole.need_of.get((shift_id, day))
    if need is None or (
        need.most is not None and len(whole.by_cell.get((shift_id, day), ())) > need.most
    ):
        return False
    return personal_obstacle(whole, shift_id, day, staff_id) is None
