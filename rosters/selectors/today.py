"""Where everybody is on one day, for the staff list: as the morning list has them, and who is away
of the units that plan no weeks.
"""

from collections.abc import Collection
from datetime import date

from rosters.selectors.day import units_on
from units.models import Absence, Agency
from units.selectors import calendar_of, open_on, units_filing_on
from units.values import CodedDay
from weeks.enums import Mode
from weeks.sheets.absences import away_halves
from weeks.sheets.readers import shown_mode


def coded_day(agency: Agency, day: date, units: Collection[int] | None = None) -> CodedDay:
    """By staff member the modes of the morning and the afternoon, of everybody or of those at home
    in the `units`; who is nowhere is not in it. Sick leave comes as plain leave, whoever asks. The
    same few queries however many people there are.
    """
    filing = units_filing_on(agency, day)
    asked = [unit for unit in filing if units is None or unit.pk in units]
    known = {
        one.staff_id: _codes(one.morning, one.afternoon)
        for unit in units_on(agency, asked, day, calendar_of(agency))
        for one in (*unit.on_site, *unit.remote, *unit.away)
    }
    absences = Absence.objects.filter(open_on(day), staff__agency=agency)
    away = away_halves(absences, [day])
    others = {key[0]: _codes(half.morning, half.afternoon) for key, half in away.items()}
    return others | known


def _codes(*halves: Mode | None) -> tuple[str, ...]:
    """One for the whole day, or both."""
    return tuple(dict.fromkeys(shown_mode(False, half).value for half in halves if half))
