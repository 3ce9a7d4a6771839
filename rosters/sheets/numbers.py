"""A unit's week comes to a few numbers: who comes on which day, what breaks a rule, and what the
directives get wrong in it.
"""

from planning.precedence import Law
from planning.tally import DayTally, tally
from rosters.sheets.law_flaws import unit_flaws
from weeks.selectors.sheets import sheet_under
from weeks.sheets import WeekSheet


def days_in_numbers(sheet: WeekSheet) -> list[list[int | None]]:
    """For each working day how many come, and how many may (None: nothing bounds)."""
    counted = tally(sheet.plan, sheet.rules, sheet.violations)
    return [_day(day, sheet) for day in counted.days]


def flaws_in_words(sheet: WeekSheet, english: Law) -> list[list[str]]:
    """What its law gets wrong in it: in Vietnamese, in English by a law that names its documents in
    English, and the day.
    """
    found = unit_flaws(sheet)
    if not found:
        return []
    said = unit_flaws(sheet_under(english, sheet))
    return [
        [words.vi, other.en, day.isoformat()]
        for (words, day), (other, _day) in zip(found, said, strict=True)
    ]


def _day(day: DayTally, sheet: WeekSheet) -> list[int | None]:
    """Against the tightest cap what it counts, else everybody who comes."""
    if day.cap is None or any(
        one.rule is day.cap.rule and slot.day == day.day for one, slot in sheet.not_checked
    ):
        return [len(day.present), None]
    return [day.cap.count.found, day.cap.count.high]
