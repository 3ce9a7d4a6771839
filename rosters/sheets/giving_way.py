"""Which sentences would end under another law, and which would give way to others, in how many
units.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from planning.force import InForce
from planning.precedence import Replaced, Why
from planning.rules.base import Rule
from planning.rules.catalogue import kind_of
from planning.spans import Spans
from planning.wording.dates import upper_first
from planning.wording.sentences import rule_sentence
from rosters.values.impact import EndingRule, GivingWay, Source
from weeks.sheets import WeekSheet
from weeks.values.bilingual import in_both_languages


def source_of(rule: Rule) -> Source:
    return Source(upper_first(rule.clause.item), upper_first(rule.clause.document))


def giving_way(pairs: Iterable[tuple[WeekSheet, WeekSheet]]) -> tuple[GivingWay, ...]:
    """Each rule that holds in a unit now and not as written then, because of the same other one,
    once with its units.

    What its own document's pause takes away is among what ends.
    """
    found: dict[tuple[str, Source | str, Why], tuple[Replaced, dict[str, None]]] = {}
    for now, then in pairs:
        known = {_key(one) for one in now.resolution.replaced}
        for one in then.resolution.replaced:
            if one.why is not Why.SUSPENDED and _key(one) not in known and _is_ordered(one.rule):
                found.setdefault(_key(one), (one, {}))[1][then.unit.name] = None
    return tuple(
        GivingWay(
            sentence=in_both_languages(partial(rule_sentence, one.rule.rule)),
            source=source_of(one.rule.rule),
            to=_by(one),
            why=one.why,
            units=tuple(units),
        )
        for one, units in found.values()
    )


def _key(one: Replaced) -> tuple[str, Source | str, Why]:
    return one.rule.clause.key, _by(one), one.why


def _by(one: Replaced) -> Source | str:
    """The clause it gives way to, the number of a written exception, or nothing where its
    document pauses.
    """
    if one.by is None:
        return ""
    return source_of(one.by.rule) if isinstance(one.by, InForce) else one.by.number


def _is_ordered(one: InForce) -> bool:
    return kind_of(one.rule).nature.judges and not one.origin.is_proposed


def ending_rules(
    now: Iterable[InForce], then: Iterable[InForce], zone: ZoneInfo
) -> tuple[EndingRule, ...]:
    """What is ordered today and would hold for a shorter time, through all editions of its
    document.
    """
    stays: dict[str, Spans] = {}
    for one in then:
        stays[one.clause.key] = stays.get(one.clause.key, Spans()).plus(one.spans)
    lost = (
        (one, one.spans.minus(stays.get(one.clause.key, Spans())))
        for one in now
        if _is_ordered(one)
    )
    return tuple(
        EndingRule(
            sentence=in_both_languages(partial(rule_sentence, one.rule)),
            source=source_of(one.rule),
            until=_until(one, gone, zone),
        )
        for one, gone in lost
        if gone
    )


def _until(one: InForce, gone: Spans, zone: ZoneInfo) -> datetime | None:
    """When it stops to hold; None if it never begins to."""
    stops = gone.periods[0].begins
    return stops.replace(tzinfo=zone) if stops > one.spans.periods[0].begins else None
