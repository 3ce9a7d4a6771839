"""Begin from an earlier week or a kept pattern: the same people in the same places, or everybody
moved on by one, except where they are away or a rule would break.
"""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import NothingToCopy
from rosters.selectors.copying import pattern_to_copy
from rosters.services.locks import claim_roster, roster_for_act, why_refused
from rosters.services.steps import write_step
from rosters.sheets.copying import TakenCells, taken_over
from rosters.sheets.rotating import rotated
from rosters.values import Copied, CopyWish, Skipped
from units.models import Staff
from weeks.models import EDITABLE
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WeekSheet
from weeks.values.cells import CellsBefore, Seen

LAST_WEEK = CopyWish()


@transaction.atomic
def copy_week(
    roster_id: int, *, by: User, at: datetime, seen: Seen, wish: CopyWish = LAST_WEEK
) -> Copied:
    """Take what is wished for into the roster as one step; doing it twice changes nothing more.

    Cells that would break a binding rule are left at home and named. Raises NothingToCopy,
    PatternGone, NotEditable, RosterChanged.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    if roster.state not in EDITABLE:
        raise why_refused(roster, seen, EDITABLE)
    sheet = sheet_of(roster)
    source = pattern_to_copy(roster, wish)
    if not source.cells:
        raise NothingToCopy
    pattern, unmoved = rotated(source, sheet, wish.rotation)
    taken = taken_over(sheet, pattern, wish.mode)
    cells: CellsBefore = {
        key: (sheet.cells[key], cell)
        for key, cell in {**taken.emptied, **taken.cells}.items()
        if cell != sheet.cells[key]
    }
    if cells:
        claimed = claim_roster(roster, seen=seen, states=EDITABLE, at=at)
        write_step(claimed, cells, ChangeKind.COPIED, by=by, at=at)
    gone = Staff.objects.filter(pk__in=source.people - sheet.by_id.keys()).order_by("sort_key")
    return Copied(
        copied=taken.copied,
        changed=len(cells),
        skipped=_skipped(sheet, taken),
        gone=tuple(gone.values_list("full_name", flat=True)),
        unmoved=unmoved,
    )


def _skipped(sheet: WeekSheet, taken: TakenCells) -> tuple[Skipped, ...]:
    """By day, then as people stand in the list."""
    order = {member.id: place for place, member in enumerate(sheet.members)}
    return tuple(
        Skipped(staff_id=key[0], name=sheet.by_id[key[0]].staff.full_name, day=key[1], why=why)
        for key, why in sorted(taken.skipped.items(), key=lambda one: (one[0][1], order[one[0][0]]))
    )
