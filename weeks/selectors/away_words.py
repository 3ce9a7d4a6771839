"""For what somebody is away, where that may be read by everybody: the campaign and the team."""

from datetime import date

from units.models import Absence
from weeks.enums import Mode
from weeks.sheets import WeekSheet
from weeks.values.cells import CellKey


def away_words(sheet: WeekSheet) -> dict[CellKey, str]:
    """By the cell; one query, and none where nobody of the week is mobilised."""
    keys = {
        key for key, cell in sheet.cells.items() if Mode.MOBILISED in (cell.morning, cell.afternoon)
    }
    if not keys:
        return {}
    return _words({staff for staff, _day in keys}, keys)


def _words(people: set[int], keys: set[CellKey]) -> dict[CellKey, str]:
    days: list[date] = sorted(day for _staff, day in keys)
    rows = Absence.objects.filter(staff__in=people, first__lte=days[-1], last__gte=days[0]).exclude(
        words=""
    )
    return {
        (row.staff_id, day): row.words
        for row in rows
        for staff, day in keys
        if staff == row.staff_id and row.first <= day <= row.last
    }
