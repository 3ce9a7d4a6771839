"""What each cell of a week becomes when an earlier week or a kept pattern is taken into it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planning.violation import Violation
from rosters.values.copying import CopyMode, WeekPattern, WhySkipped
from weeks.enums import Mode
from weeks.sheets import WORK_OF, WeekSheet
from weeks.sheets.called import called_in
from weeks.sheets.swapped import swapped_in
from weeks.values.cells import AT_WORK_MODES, Cell, CellKey


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenCells:
    """`cells` are as in the pattern, but for those in `skipped` that a rule sends home; `emptied`
    stand as when the week was opened.
    """

    cells: Mapping[CellKey, Cell]
    emptied: Mapping[CellKey, Cell]
    skipped: Mapping[CellKey, WhySkipped]

    @property
    def copied(self) -> int:
        """How many stand as in the pattern."""
        return len(self.cells.keys() - self.skipped.keys())


def pattern_of(cells: Mapping[CellKey, Cell], days: Iterable[date]) -> WeekPattern:
    """A week as a pattern: the cells on `days`, which were worked."""
    worked = frozenset(days)
    return WeekPattern(
        cells={
            (staff_id, day.weekday()): cell
            for (staff_id, day), cell in cells.items()
            if day in worked
        },
        weekdays=frozenset(day.weekday() for day in worked),
    )


def without_absences(pattern: WeekPattern) -> WeekPattern:
    """What may be kept of it for long: that somebody was away, not why, and no pin."""
    return replace(
        pattern,
        cells={
            key: replace(
                swapped_in(called_in(cell, None), None),
                morning=_kept_half(cell.morning),
                afternoon=_kept_half(cell.afternoon),
                is_pinned=False,
                is_given=False,
            )
            for key, cell in pattern.cells.items()
        },
    )


def _kept_half(mode: Mode) -> Mode:
    return mode if mode in AT_WORK_MODES else Mode.OFF


def taken_over(sheet: WeekSheet, pattern: WeekPattern, mode: CopyMode) -> TakenCells:
    """The week with the pattern in it, as far as people are there and no binding rule is broken."""
    copied: dict[CellKey, Cell] = {}
    emptied: dict[CellKey, Cell] = {}
    skipped: dict[CellKey, WhySkipped] = {}
    people = pattern.people
    for key in sheet.cells:
        source = pattern.cells.get((key[0], key[1].weekday()))
        kept = _why_kept(sheet, key, mode)
        why = kept or _why_nothing(source, is_known=key[0] in people)
        if why is None and source is not None:
            planned = swapped_in(called_in(source, None), None)
            copied[key] = replace(planned, is_pinned=False, is_given=False)
        elif why is not None:
            skipped[key] = why
            if kept is None and mode is CopyMode.REPLACE:
                emptied[key] = _empty(sheet, key)
    lawful, refused = _without_breaches(sheet.with_cells({**sheet.cells, **emptied}), copied)
    return TakenCells(cells=lawful, emptied=emptied, skipped={**skipped, **refused})


def is_filled(sheet: WeekSheet, key: CellKey) -> bool:
    """Whether somebody made of the cell what it was not when the week was opened."""
    return replace(sheet.cells[key], is_pinned=False) != _empty(sheet, key)


def _empty(sheet: WeekSheet, key: CellKey) -> Cell:
    return Cell(morning=sheet.default[key[1]], afternoon=sheet.default[key[1]])


def _why_kept(sheet: WeekSheet, key: CellKey, mode: CopyMode) -> WhySkipped | None:
    """Why what stands in the cell stays, whatever the pattern has."""
    cell = sheet.cells[key]
    if cell.is_given:
        return WhySkipped.ON_LEAVE
    if cell.is_rostered:
        return WhySkipped.ON_DUTY
    if cell.is_called:
        return WhySkipped.CALLED
    if cell.is_swapped:
        return WhySkipped.SWAPPED
    if cell.is_pinned and mode is not CopyMode.REPLACE:
        return WhySkipped.PINNED
    if mode is CopyMode.EMPTY and is_filled(sheet, key):
        return WhySkipped.FILLED
    return None


def _why_nothing(source: Cell | None, *, is_known: bool) -> WhySkipped | None:
    """Why the pattern has nothing for a cell, whose person it may know or not."""
    if source is None:
        return WhySkipped.DAY_OFF if is_known else WhySkipped.NEW_HERE
    if not {source.morning, source.afternoon} <= AT_WORK_MODES:
        return WhySkipped.WAS_AWAY
    return WhySkipped.WAS_ON_DUTY if source.is_rostered else None


def _without_breaches(
    sheet: WeekSheet, copied: Mapping[CellKey, Cell]
) -> tuple[dict[CellKey, Cell], dict[CellKey, WhySkipped]]:
    """Take back what breaks a binding rule, staff before leaders: of presence, what is too much; of
    a day at home, that of who must come.
    """
    lawful, refused = dict(copied), dict[CellKey, WhySkipped]()
    while found := dict(_breaches(sheet.with_cells({**sheet.cells, **lawful}), lawful)):
        for key, why in found.items():
            if why is WhySkipped.MUST_COME:
                del lawful[key]
            else:
                lawful[key] = replace(
                    lawful[key],
                    morning=Mode.REMOTE,
                    afternoon=Mode.REMOTE,
                    reason="",
                    reason_text="",
                )
        refused |= found
    return lawful, refused


def _breaches(
    sheet: WeekSheet, copied: Mapping[CellKey, Cell]
) -> Iterator[tuple[CellKey, WhySkipped]]:
    """Copied cells that break a rule: on each day those of one breach, as mending it may mend
    another.
    """
    days = set[date]()
    for violation in sheet.blocking:
        keys = [key for key in copied if _concerns(violation, key)]
        there = [key for key in keys if copied[key].is_on_site]
        if not keys or keys[0][1] in days:
            continue
        if violation.person is not None and violation.found is None:
            days.add(keys[0][1])
            why = WhySkipped.NOT_ALLOWED if there else WhySkipped.MUST_COME
            yield from ((key, why) for key in keys)
        elif there and (excess := _excess(violation)) > 0:
            days.add(keys[0][1])
            yield from ((key, WhySkipped.OVER_CAP) for key in _last(sheet, copied, there, excess))


def _last(
    sheet: WeekSheet, copied: Mapping[CellKey, Cell], there: list[CellKey], count: int
) -> list[CellKey]:
    """Who goes home first: staff before leaders, nobody on duty before others, from the end of the
    list.
    """
    order = {member.id: place for place, member in enumerate(sheet.members)}
    return sorted(
        there,
        key=lambda key: (
            sheet.by_id[key[0]].person.rank.leads,
            not WORK_OF[copied[key].morning].is_decided,
            -order[key[0]],
        ),
    )[:count]


def _concerns(violation: Violation, key: CellKey) -> bool:
    if violation.slot is None or violation.slot.day != key[1]:
        return False
    return violation.person is None or violation.person == str(key[0])


def _excess(violation: Violation) -> int:
    """By how many there are too many."""
    if violation.found is None or violation.limit is None:
        return 0
    return violation.found - violation.limit
