"""What of a week is still to come and breaks a binding rule."""

from datetime import datetime

from planning.spans import is_ahead
from planning.time import Slot
from planning.wording.verdicts import short_law
from rosters.values.rejudged import Breach
from weeks.sheets.sheet import WeekSheet
from weeks.sheets.verdicts import VerdictWriter


def breaches_ahead(sheet: WeekSheet, now: datetime) -> tuple[Breach, ...]:
    """`now` is the agency's local time, without zone. What holds over the whole week counts
    until its last day is over.
    """
    if not sheet.blocking or not sheet.days or not is_ahead(Slot(sheet.days[-1]), now):
        return ()
    told = zip(sheet.blocking, VerdictWriter(sheet, lambda mode: mode).verdicts(), strict=False)
    return tuple(
        Breach(law=short_law(violation.clause), sentence=verdict.sentence, slot=violation.slot)
        for violation, verdict in told
        if violation.slot is None or is_ahead(violation.slot, now)
    )
