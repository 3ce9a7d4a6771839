"""A roster of duty as a page draws it: a band a week, a row a shift; and the same by people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from duties.enums import TurnState
from duties.models import DutyShift, DutyTurn
from duties.sheets.counting import sums_of
from duties.sheets.sheet import DutySheet
from duties.sheets.values import id_of
from duties.texts import hours_text
from duties.values.bands import (
    CellPlace,
    DutyBand,
    DutyCell,
    DutyHead,
    DutyVerdict,
    ShiftRow,
    TurnChip,
)
from duties.values.roster_page import PersonDay, PersonLine
from planning.duty.day import DayClass, DutyDay
from planning.duty.shift import DAY
from units.lunar import lunar_label


def duty_bands(
    sheet: DutySheet, verdicts: Iterable[DutyVerdict], *, before: DutySheet | None = None
) -> tuple[DutyBand, ...]:
    """The weeks of the period from Monday to Sunday; with what a proposal changes of the turns
    `before` it.
    """
    told: dict[str, bool] = {}
    for verdict in verdicts:
        told[verdict.place] = told.get(verdict.place, False) or verdict.blocks
    heads, changes = heads_of(sheet), _changes(sheet, before)
    return tuple(_band(sheet, monday, heads, told, changes) for monday in _mondays(heads))


def person_lines(sheet: DutySheet) -> tuple[PersonLine, ...]:
    """Everybody who may be on duty, day by day."""
    heads, words = heads_of(sheet), _short_words(sheet.shifts)
    turns: dict[tuple[int, date], list[tuple[CellPlace, str]]] = {}
    for turn in sheet.turns:
        if turn.state != TurnState.ABSENT:
            place = turn.shift_id, turn.day
            turns.setdefault((turn.staff_id, turn.day), []).append((place, words[turn.shift_id]))
    return tuple(
        PersonLine(
            staff_id=member.id,
            name=member.short_name,
            full_name=member.staff.full_name,
            unit=member.unit,
            days=tuple(
                PersonDay(
                    head=head,
                    shifts=tuple(turns.get((member.id, day), ())),
                    away=sheet.away.get((member.id, day), ""),
                )
                for day, head in heads.items()
            ),
            now=sums_of(sheet.plan, sheet.turns_by_person.get(str(member.id), ())),
        )
        for member in sheet.members.values()
    )


def heads_of(sheet: DutySheet) -> dict[date, DutyHead]:
    return {one.day: _head(one, sheet.holidays) for one in sheet.plan.days}


def chip_of(sheet: DutySheet, turn: DutyTurn) -> TurnChip:
    member = sheet.members.get(turn.staff_id)
    return TurnChip(
        turn_id=turn.pk,
        staff_id=turn.staff_id,
        name=member.short_name if member else "–",
        full_name=member.staff.full_name if member else "–",
        state=TurnState(turn.state),
        is_pinned=turn.is_pinned,
        was=_name_before(sheet, turn),
    )


def _name_before(sheet: DutySheet, turn: DutyTurn) -> str:
    """By the short name whoever had the turn before, by the full one who is not here any more."""
    if turn.planned_for is None:
        return ""
    member = sheet.members.get(turn.planned_for.pk)
    return member.short_name if member else turn.planned_for.full_name


def cell_of(sheet: DutySheet, shift_id: int, head: DutyHead, told: Mapping[str, bool]) -> DutyCell:
    need = sheet.need_of.get((shift_id, head.day))
    chips = tuple(chip_of(sheet, turn) for turn in sheet.by_cell.get((shift_id, head.day), ()))
    there = sum(chip.state is not TurnState.ABSENT for chip in chips)
    blocks = told.get(f"{shift_id}:{head.day.isoformat()}")
    return DutyCell(
        shift_id=shift_id,
        head=head,
        chips=chips,
        is_overnight=sheet.shift_of[shift_id].ends > DAY,
        is_held=need is not None,
        missing=max(0, need.least - there) if need else 0,
        is_bad=blocks is True,
        is_warned=blocks is False,
    )


def _changes(sheet: DutySheet, before: DutySheet | None) -> dict[CellPlace, tuple[TurnChip, ...]]:
    """The chips of every cell that a proposal changes, those that go first."""
    if before is None:
        return {}
    changed = {(shift, day) for shift, day, _ in before.keys ^ sheet.keys}
    return {
        place: (
            *(
                replace(chip_of(before, turn), is_gone=True)
                for turn in before.by_cell.get(place, ())
                if (*place, turn.staff_id) not in sheet.keys
            ),
            *(
                replace(chip_of(sheet, turn), is_given=(*place, turn.staff_id) not in before.keys)
                for turn in sheet.by_cell.get(place, ())
            ),
        )
        for place in changed
    }


def _band(
    sheet: DutySheet,
    monday: date,
    heads: Mapping[date, DutyHead],
    told: Mapping[str, bool],
    changes: Mapping[CellPlace, tuple[TurnChip, ...]],
) -> DutyBand:
    week = tuple(heads.get(monday + timedelta(days=number)) for number in range(7))
    return DutyBand(
        monday=monday,
        heads=week,
        rows=tuple(
            ShiftRow(
                shift_id=shift.pk,
                post=shift.post.name,
                shift=shift.name,
                hours=hours_text(shift.begins, shift.ends),
                cells=tuple(
                    _changed(cell_of(sheet, shift.pk, head, told), changes) if head else None
                    for head in week
                ),
            )
            for shift in sheet.shifts
        ),
    )


def _changed(cell: DutyCell, changes: Mapping[CellPlace, tuple[TurnChip, ...]]) -> DutyCell:
    chips = changes.get((cell.shift_id, cell.head.day))
    return replace(cell, chips=chips) if chips else cell


def _mondays(heads: Iterable[date]) -> Iterator[date]:
    yield from sorted({day - timedelta(days=day.weekday()) for day in heads})


def _head(one: DutyDay, holidays: Mapping[date, str]) -> DutyHead:
    is_holiday = one.kind in (DayClass.HOLIDAY, DayClass.TET)
    return DutyHead(
        day=one.day,
        lunar=lunar_label(one.day),
        holiday=holidays.get(one.day, "") if is_holiday else "",
        is_rest=one.kind is DayClass.REST,
        is_holiday=is_holiday,
    )


def _short_words(shifts: Sequence[DutyShift]) -> dict[int, str]:
    """A few letters for each shift, no two the same: the first of each word of its post, with a
    number where that does not tell it apart.
    """
    found: dict[int, str] = {}
    for shift in shifts:
        words = [word for word in shift.post.name.replace(",", " ").split() if word[0].isalpha()]
        short = "".join(word[0] for word in words[:3]).upper() or "?"
        taken = set(found.values())
        numbered = (f"{short}{number}" for number in range(2, len(shifts) + 2))
        found[shift.pk] = next(one for one in (short, *numbered) if one not in taken)
    return found


def place_of_turn(shift_key: str, day: date) -> str:
    """How the page names the cell of a turn that rules speak of."""
    return f"{id_of(shift_key)}:{day.isoformat()}"
