"""Why somebody cannot have a turn, in words for whoever wants to give it."""

from collections.abc import Iterator
from datetime import date

from duties.enums import TurnState
from duties.errors import (
    AlreadyThere,
    AwayThen,
    NotQualified,
    OutsidePeriod,
    OverlappingTurn,
    ReleasedFromDuty,
    ShiftFull,
    ShiftNotHeld,
)
from duties.sheets.sheet import DutySheet
from duties.sheets.values import post_key, shift_key
from duties.texts import hours_text
from planning.duty.plan import DutyTurn
from planning.duty.shift import ShiftHours
from refusals import Refusal


def obstacle(
    sheet: DutySheet, shift_id: int, day: date, staff_id: int, *, instead_of: int | None = None
) -> Refusal | None:
    """The first thing that speaks against it, whatever clauses say; None if nothing does.
    `instead_of` leaves the shift in the same step.
    """
    if (shift_id, day) not in sheet.need_of:
        is_known = shift_id in sheet.shift_of and sheet.roster.first <= day <= sheet.roster.last
        return ShiftNotHeld(day=day) if is_known else OutsidePeriod()
    there = [turn for turn in sheet.by_cell.get((shift_id, day), ()) if turn.staff_id != instead_of]
    need = sheet.need_of[shift_id, day]
    if any(turn.staff_id == staff_id for turn in there):
        return AlreadyThere(name=_name(sheet, staff_id), day=day)
    present = [turn for turn in there if turn.state != TurnState.ABSENT]
    if need.most is not None and len(present) >= need.most:
        return ShiftFull(day=day, most=need.most)
    return personal_obstacle(sheet, shift_id, day, staff_id)


def personal_obstacle(sheet: DutySheet, shift_id: int, day: date, staff_id: int) -> Refusal | None:
    """The same of the person alone, however many are there."""
    shift, person = sheet.shift_of[shift_id], sheet.plan.person_of.get(str(staff_id))
    facts = {"name": _name(sheet, staff_id), "post": shift.post.name, "day": day}
    is_night = ShiftHours(shift.begins, shift.ends).is_night
    if person is None or not person.is_qualified(post_key(shift.post_id), day):
        return NotQualified(**facts)
    if (staff_id, day) in sheet.away:
        return AwayThen(name=facts["name"], day=day, away=sheet.away[staff_id, day].lower())
    if person.is_released(post_key(shift.post_id), is_night, day):
        return ReleasedFromDuty(**facts)
    for other in _overlapping(sheet, shift_id, day, staff_id):
        hours = sheet.plan.shift_of[other.shift].hours
        return OverlappingTurn(
            name=facts["name"],
            post=sheet.plan.post_of[other.post].name,
            hours=hours_text(hours.begins, hours.ends),
            day=other.day,
        )
    return None


def _overlapping(sheet: DutySheet, shift_id: int, day: date, staff_id: int) -> Iterator[DutyTurn]:
    """The person's other turns with a minute in this shift."""
    hours = sheet.plan.shift_of[shift_key(shift_id)].hours
    for other in sheet.turns_by_person.get(str(staff_id), ()):
        days = (other.day - day).days
        is_this = other.shift == shift_key(shift_id) and days == 0
        if (
            not is_this
            and abs(days) < 2
            and hours.overlaps(sheet.plan.shift_of[other.shift].hours, days)
        ):
            yield other


def _name(sheet: DutySheet, staff_id: int) -> str:
    member = sheet.members.get(staff_id)
    return member.staff.full_name if member else "–"
