"""What a proposal would change, by shifts and by people, so that part of it can be taken."""

from collections import Counter

from duties.sheets.sheet import DutySheet
from duties.values.bands import CellPlace
from duties.values.plans import DutyProposal, PlannedTurn
from duties.values.roster_page import CellChange, PersonChanges, ShiftChanges


def shift_changes(proposal: DutyProposal, sheet: DutySheet) -> tuple[ShiftChanges, ...]:
    """Shift by shift as the table has them, day by day."""
    gone, come = (_by_cell(turns, sheet) for turns in (proposal.taken, proposal.given))
    cells: dict[int, list[CellChange]] = {}
    for shift_id, day in sorted(gone.keys() | come.keys()):
        change = CellChange(
            place=f"{shift_id}:{day.isoformat()}",
            day=day,
            gone=tuple(gone.get((shift_id, day), ())),
            come=tuple(come.get((shift_id, day), ())),
        )
        cells.setdefault(shift_id, []).append(change)
    return tuple(
        ShiftChanges(
            shift_id=shift.pk,
            name=f"{shift.post.name}, {shift.name}" if shift.name else shift.post.name,
            cells=tuple(cells[shift.pk]),
        )
        for shift in sheet.shifts
        if shift.pk in cells
    )


def person_changes(proposal: DutyProposal, sheet: DutySheet) -> tuple[PersonChanges, ...]:
    """Everybody who has some turn more or less, as the page names people in order."""
    given = Counter(one.staff_id for one in proposal.given)
    taken = Counter(one.staff_id for one in proposal.taken)
    return tuple(
        PersonChanges(staff_id=pk, name=member.staff.full_name, given=given[pk], taken=taken[pk])
        for pk, member in sheet.members.items()
        if given[pk] or taken[pk]
    )


def _by_cell(turns: tuple[PlannedTurn, ...], sheet: DutySheet) -> dict[CellPlace, list[str]]:
    found: dict[CellPlace, list[str]] = {}
    for one in turns:
        member = sheet.members.get(one.staff_id)
        found.setdefault(one[:2], []).append(member.short_name if member else "–")
    return found
