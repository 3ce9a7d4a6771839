"""What published rosters of duty do to the cells of a week: their turns stand there as duty."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from planning.vocabulary import DUTY_REASON
from weeks.enums import Mode
from weeks.models import DutyState
from weeks.values.cells import AWAY_MODES, Cell, CellKey, DutyHalves

NOT_ON_DUTY: DutyHalves = (False, False)


def duty_halves(states: Iterable[DutyState]) -> dict[CellKey, DutyHalves]:
    """When who is on duty at the office, by whichever roster."""
    found: dict[CellKey, DutyHalves] = {}
    for state in states:
        morning, afternoon = found.get((state.staff_id, state.day), NOT_ON_DUTY)
        found[state.staff_id, state.day] = (
            morning or state.morning,
            afternoon or state.afternoon,
        )
    return found


def on_duty_in(cell: Cell, halves: DutyHalves, default: Mode, *, is_rest_day: bool = False) -> Cell:
    """The cell with its duty as the rosters of duty have it now; an absence comes before a duty,
    and duty, absence and call before the day off after a night. A half that a roster had taken and
    takes no more stands as in `default`.
    """
    if is_rest_day and halves == NOT_ON_DUTY and not (cell.is_given or cell.is_called):
        return Cell(
            morning=Mode.OFF, afternoon=Mode.OFF, is_pinned=cell.is_pinned, is_rostered=True
        )
    if halves == NOT_ON_DUTY and not cell.is_rostered:
        return cell
    morning, afternoon = (
        _half(cell, stands, is_on_duty, default)
        for stands, is_on_duty in zip((cell.morning, cell.afternoon), halves, strict=True)
    )
    is_rostered = Mode.ON_DUTY in [
        mode for mode, is_on_duty in zip((morning, afternoon), halves, strict=True) if is_on_duty
    ]
    found = replace(cell, morning=morning, afternoon=afternoon, is_rostered=is_rostered)
    if is_rostered:
        return replace(found, reason=found.reason or DUTY_REASON)
    return replace(found, reason="" if found.reason == DUTY_REASON else found.reason)


def duty_on_day_off(halves: DutyHalves) -> Cell | None:
    """The cell of a day that nobody works; None without any duty."""
    if halves == NOT_ON_DUTY:
        return None
    morning, afternoon = (Mode.ON_DUTY if one else Mode.OFF for one in halves)
    return Cell(morning=morning, afternoon=afternoon, reason=DUTY_REASON, is_rostered=True)


def days_of_duty(
    rostered: Mapping[CellKey, DutyHalves], staff_ids: Iterable[int]
) -> frozenset[date]:
    """The days on which some of these people are on duty."""
    people = set(staff_ids)
    return frozenset(day for staff_id, day in rostered if staff_id in people)


def _half(cell: Cell, stands: Mode, is_on_duty: bool, default: Mode) -> Mode:
    if stands in AWAY_MODES and cell.is_given:
        return stands
    if is_on_duty:
        return Mode.ON_DUTY
    was_taken = cell.is_rest or (cell.is_rostered and stands is Mode.ON_DUTY)
    return default if was_taken else stands
