"""Who comes on a day that nobody works: on duty, or called."""

from weeks.enums import Mode
from weeks.sheets import WeekSheet
from weeks.values.cells import CallHalves, Cell, CellKey


def coming_on_days_off(sheet: WeekSheet) -> dict[CellKey, Cell]:
    """Their cells; who is called where they have none is at the office in the halves of the
    call.
    """
    called = {
        key: _called_cell(call)
        for key, call in sheet.called.items()
        if key[0] in sheet.by_id and key[1] not in sheet.days
    }
    return called | dict(sheet.duty)


def _called_cell(call: CallHalves) -> Cell:
    morning, afternoon = (Mode.ON_SITE if comes else Mode.OFF for comes in call.both)
    return Cell(morning=morning, afternoon=afternoon, reason=call.reason, is_called=True)
