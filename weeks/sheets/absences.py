"""What absences do to the cells of a week: whole days, or the half somebody is away in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from units.enums import AbsenceKind
from units.models import Absence, LeaveRequest
from weeks.enums import Mode
from weeks.sheets.modes import AWAY_AS
from weeks.values.cells import AWAY_MODES, Cell, CellKey


@dataclass(frozen=True, slots=True)
class AwayHalves:
    """As what somebody is away in the morning and in the afternoon; None: not away then."""

    morning: Mode | None
    afternoon: Mode | None


def away_halves(
    absences: Iterable[Absence | LeaveRequest], days: Iterable[date]
) -> dict[CellKey, AwayHalves]:
    """Who is away, or asks to be, when on these days; where two absences meet in a half, the one
    that began later.
    """
    wanted = tuple(days)
    away: dict[CellKey, AwayHalves] = {}
    for absence in sorted(absences, key=lambda row: (row.first, row.begins_at_noon, row.pk or 0)):
        mode = AWAY_AS[AbsenceKind(absence.kind)]
        for day in wanted:
            morning, afternoon = absence.halves_on(day)
            if not (morning or afternoon):
                continue
            before = away.get((absence.staff_id, day), AwayHalves(None, None))
            away[absence.staff_id, day] = AwayHalves(
                mode if morning else before.morning, mode if afternoon else before.afternoon
            )
    return away


def laid_over(away: AwayHalves | None, cell: Cell, default: Mode) -> Cell:
    """The cell as the record of absences has it.

    What an absence takes stands as it does on record; a half that is left, or that an absence
    took before and takes no more, stands as in `cell` or else in `default`. A cell that no absence
    touches, now or before, is `cell` itself.
    """
    if away is None:
        return (
            cell
            if not cell.is_given
            else replace(
                cell,
                morning=_left(cell.morning, default),
                afternoon=_left(cell.afternoon, default),
                is_given=False,
            )
        )
    laid = replace(
        cell,
        morning=away.morning or _left(cell.morning, default),
        afternoon=away.afternoon or _left(cell.afternoon, default),
        is_given=True,
    )
    return laid if laid.is_on_site else replace(laid, reason="", reason_text="")


def first_away(away: Mapping[CellKey, AwayHalves], key: CellKey, default: Mode) -> Cell:
    """A cell nobody has planned, with what absences take of it."""
    return laid_over(away.get(key), Cell(morning=default, afternoon=default), default)


def _left(stands: Mode, default: Mode) -> Mode:
    return default if stands in AWAY_MODES else stands
