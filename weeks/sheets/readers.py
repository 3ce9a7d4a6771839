"""Who may be told what of a sheet."""

from functools import partial

from units.enums import Right
from units.selectors import Mandate
from weeks.enums import Mode
from weeks.sheets import WeekSheet
from weeks.sheets.verdicts import VerdictWriter


def verdict_writer_for(mandate: Mandate, sheet: WeekSheet) -> VerdictWriter:
    """Tells of a sheet what this reader may know."""
    return VerdictWriter(
        sheet, partial(shown_mode, mandate.may(Right.SEE_RESTRICTED, sheet.unit.pk))
    )


def shown_mode(sees_restricted: bool, mode: Mode) -> Mode:
    """That somebody is ill is shown as plain leave to who need not know."""
    return mode if sees_restricted else Mode(mode.row.shown_as or mode)
