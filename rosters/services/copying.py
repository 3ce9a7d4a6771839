"""Begin from last week: the same people in the same places, except where they are away or a rule
would break.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from planning.violation import Violation
from planning.workflow import RosterAct
from rosters.enums import ChangeKind
from rosters.errors import NothingToCopy
from rosters.services.locks import claim_roster, roster_for_act, why_refused
from rosters.services.steps import write_step
from rosters.values import Copied, Skipped, WhySkipped
from units.selectors import calendar_of
from weeks.enums import Mode, RosterState
from weeks.models import EDITABLE, WeeklyRoster
from weeks.selectors.rosters import rosters_to_copy
from weeks.selectors.sheets import sheet_of
from weeks.sheets import WORK_OF, WeekSheet, cells_of
from weeks.sheets.called import called_in
from weeks.sheets.swapped import swapped_in
from weeks.values.cells import AT_WORK_MODES, Cell, CellKey, CellsBefore, Seen


@transaction.atomic
def copy_last_week(roster_id: int, *, by: User, at: datetime, seen: Seen) -> Copied:
    """Copy the latest roster of the week before as one step; doing it twice changes nothing more.

    Cells that would break a binding rule are left at home and named. Raises NothingToCopy,
    NotEditable, RosterChanged.
    """
    roster = roster_for_act(roster_id, RosterAct.SUBMIT, by=by, at=at)
    if roster.state not in EDITABLE:
        raise why_refused(roster, seen, EDITABLE)
    sheet = sheet_of(roster)
    copied, skipped = _copied(sheet, _last_week(roster))
    lawful, over = _without_breaches(sheet, copied)
    cells: CellsBefore = {
        key: (sheet.cells[key], cell) for key, cell in lawful.items() if cell != sheet.cells[key]
    }
    if cells:
        claimed = claim_roster(roster, seen=seen, states=EDITABLE, at=at)
        write_step(claimed, cells, ChangeKind.COPIED, by=by, at=at)
    all_skipped = [_skipped(sheet, key, why) for key, why in {**skipped, **over}.items()]
    return Copied(
        copied=len(lawful) - len(over),
        changed=len(cells),
        skipped=tuple(sorted(all_skipped, key=lambda one: (one.day, one.staff_id))),
    )


def _last_week(roster: WeeklyRoster) -> dict[CellKey, Cell]:
    """The cells to copy: of the version people were shown last, else of the one being made. Duty
    on a holiday is not for an ordinary day of the next week.
    """
    shown = sorted(
        rosters_to_copy(roster), key=lambda one: (one.state == RosterState.PUBLISHED, one.revision)
    )
    calendar = calendar_of(roster.agency)
    entries = shown[-1].entries.all() if shown else ()
    cells = cells_of(entry for entry in entries if calendar.is_working(entry.day))
    if not cells:
        raise NothingToCopy
    return cells


def _copied(
    sheet: WeekSheet, last: dict[CellKey, Cell]
) -> tuple[dict[CellKey, Cell], dict[CellKey, WhySkipped]]:
    """What each cell becomes, and for which nothing could be taken over."""
    copied: dict[CellKey, Cell] = {}
    skipped: dict[CellKey, WhySkipped] = {}
    known = {staff_id for staff_id, _day in last}
    for key, cell in sheet.cells.items():
        source = last.get((key[0], key[1] - timedelta(days=7)))
        if cell.is_given:
            skipped[key] = WhySkipped.ON_LEAVE
        elif cell.is_rostered:
            skipped[key] = WhySkipped.ON_DUTY
        elif cell.is_called:
            skipped[key] = WhySkipped.CALLED
        elif cell.is_pinned:
            skipped[key] = WhySkipped.PINNED
        elif source is None:
            skipped[key] = WhySkipped.DAY_OFF if key[0] in known else WhySkipped.NEW_HERE
        elif not {source.morning, source.afternoon} <= AT_WORK_MODES:
            skipped[key] = WhySkipped.WAS_AWAY
        elif source.is_rostered:
            skipped[key] = WhySkipped.WAS_ON_DUTY
        else:
            planned = swapped_in(called_in(source, None), None)
            copied[key] = replace(planned, is_pinned=False, is_given=False)
    return copied, skipped


def _without_breaches(
    sheet: WeekSheet, copied: dict[CellKey, Cell]
) -> tuple[dict[CellKey, Cell], dict[CellKey, WhySkipped]]:
    """Take back copied presence, staff before leaders, until no binding rule is broken by too
    much of it.
    """
    lawful, over = dict(copied), dict[CellKey, WhySkipped]()
    while (breach := _breach(sheet.with_cells({**sheet.cells, **lawful}), lawful)) is not None:
        lawful[breach] = replace(
            lawful[breach], morning=Mode.REMOTE, afternoon=Mode.REMOTE, reason="", reason_text=""
        )
        over[breach] = WhySkipped.OVER_CAP
    return lawful, over


def _breach(sheet: WeekSheet, copied: dict[CellKey, Cell]) -> CellKey | None:
    """One copied cell whose presence is too much for a rule, if there is such a one."""
    for violation in sheet.blocking:
        keys = [key for key in copied if copied[key].is_on_site and _concerns(violation, key)]
        if keys and _is_too_much(violation):
            order = {member.id: place for place, member in enumerate(sheet.members)}
            return max(
                keys,
                key=lambda key: (
                    not sheet.by_id[key[0]].person.rank.leads,
                    WORK_OF[copied[key].morning].is_decided,
                    order[key[0]],
                ),
            )
    return None


def _concerns(violation: Violation, key: CellKey) -> bool:
    if violation.slot is None or violation.slot.day != key[1]:
        return False
    return violation.person is None or violation.person == str(key[0])


def _is_too_much(violation: Violation) -> bool:
    """About one person: whoever is there against a rule. About many: more than the limit."""
    if violation.found is None or violation.limit is None:
        return violation.person is not None
    return violation.found > violation.limit


def _skipped(sheet: WeekSheet, key: CellKey, why: WhySkipped) -> Skipped:
    return Skipped(staff_id=key[0], name=sheet.by_id[key[0]].staff.full_name, day=key[1], why=why)
