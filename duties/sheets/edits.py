"""What a roster of duty comes to by some edits, or what speaks against the first that cannot be."""

from collections.abc import Sequence

from duties.errors import NotThere
from duties.sheets.obstacles import obstacle
from duties.sheets.sheet import DutySheet, TurnKey
from duties.values.rosters import TurnEdit


def edited_keys(sheet: DutySheet, edits: Sequence[TurnEdit]) -> set[TurnKey]:
    """The turns there are after all of them. Each edit is looked at as if those before it were
    done, so that two people change places in one step.

    Raises NotThere for who is to leave a shift and is not in it, and the first obstacle.
    """
    after = set(sheet.keys)
    for edit in edits:
        if edit.take is not None:
            if (edit.shift_id, edit.day, edit.take) not in after:
                raise NotThere(day=edit.day)
            after.discard((edit.shift_id, edit.day, edit.take))
    for edit in edits:
        if edit.give is not None:
            left = sheet.with_keys(after)
            refused = obstacle(left, edit.shift_id, edit.day, edit.give)
            if refused is not None:
                raise refused
            after.add((edit.shift_id, edit.day, edit.give))
    return after
