"""What in a week's directives is for their keeper to look at: rules that collide, exceptions
without power, ceilings gone below.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from planning.collision import Collision
from planning.people import Unit
from planning.precedence import Law, Resolution, StricterThanCeiling, Void
from planning.spans import Period, Spans
from planning.time import Slot
from planning.wording.precedence import to_be_reported, unheeded_in_words
from planning.wording.verdicts import law
from weeks.sheets.sheet import WeekSheet
from weeks.sheets.verdicts import collision_in_words
from weeks.values.bilingual import BilingualText, in_both_languages


def unit_flaws(sheet: WeekSheet) -> tuple[tuple[BilingualText, date], ...]:
    """What shows in one unit's week, with the first day it is about. Nobody's fault."""
    return (*_resolved(sheet.resolution, sheet.days), *_colliding(sheet.collisions))


def agency_flaws(
    law: Law, units: Iterable[Unit], days: tuple[date, ...]
) -> tuple[tuple[BilingualText, date], ...]:
    """What shows in the rules that are counted over all these units together."""
    return tuple(_resolved(law.for_agency(units, map(Slot, days)), days)) if days else ()


def _resolved(
    resolution: Resolution, days: tuple[date, ...]
) -> Iterator[tuple[BilingualText, date]]:
    for void in resolution.void:
        period = void.by.period
        yield (
            in_both_languages(partial(_void, void)),
            _first(days, Spans.of(period) if isinstance(period, Period) else period),
        )
    for one in resolution.ceilings:
        if not one.rule.origin.is_proposed:
            yield (
                in_both_languages(partial(_ceiling, one)),
                _first(days, one.rule.spans.within(one.ceiling.spans)),
            )


def _colliding(collisions: Iterable[Collision]) -> Iterator[tuple[BilingualText, date]]:
    for collision in collisions:
        yield (
            in_both_languages(partial(collision_in_words, collision.yields, collision.to)),
            collision.slot.day,
        )


def _first(days: tuple[date, ...], spans: Spans) -> date:
    return next((day for day in days if spans.holds(Slot(day))), days[0])


def _void(void: Void, language: str) -> str:
    return f"{law(void.rule.clause, language)}. {unheeded_in_words(void, language)}"


def _ceiling(one: StricterThanCeiling, language: str) -> str:
    return f"{law(one.rule.clause, language)}. {to_be_reported(one, language)}"
