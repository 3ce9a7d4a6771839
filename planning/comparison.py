"""What another law makes of the same week: which breaches it adds, which it lifts, and which
numbers of people it changes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from planning.people import Rank
from planning.rules.base import Measured, Rule
from planning.rules.catalogue import kind_of
from planning.rules.count_bound import CountBound
from planning.tally import TallyRow
from planning.violation import Violation


@dataclass(frozen=True, slots=True)
class RuleBreach:
    """A violation with the rule that it breaks."""

    violation: Violation
    rule: Rule

    @property
    def turns(self) -> int:
        """How many people at least must change places in the slot to mend it."""
        found, limit = self.violation.found, self.violation.limit
        return 1 if found is None or limit is None else abs(found - limit)

    @property
    def weight(self) -> tuple[bool, int]:
        """What is worse: an order before an advice, then by more people."""
        return self.violation.clause.binding.blocks, self.turns

    @property
    def subject(self) -> tuple[object, ...]:
        """What is wrong, whichever clause says so: an amendment or a stricter number speaks of
        the same thing.
        """
        return kind_of(self.rule).breach(self.rule, self.violation)


def breaches_added(
    before: Iterable[RuleBreach], after: Iterable[RuleBreach]
) -> tuple[RuleBreach, ...]:
    """The breaches of `after` whose subject was not broken before, or less badly."""
    known = _worst(before)
    return tuple(
        one for one in after if one.subject not in known or one.weight > known[one.subject]
    )


def breaches_lifted(
    before: Iterable[RuleBreach], after: Iterable[RuleBreach]
) -> tuple[RuleBreach, ...]:
    """The breaches of `before` whose subject is in order after."""
    still = {one.subject for one in after}
    return tuple(one for one in before if one.subject not in still)


def _worst(breaches: Iterable[RuleBreach]) -> Mapping[tuple[object, ...], tuple[bool, int]]:
    worst: dict[tuple[object, ...], tuple[bool, int]] = {}
    for one in breaches:
        worst[one.subject] = max(worst.get(one.subject, one.weight), one.weight)
    return worst


class CountedPeople(NamedTuple):
    """What a number of people is about: who, where, at most or at least, and whether it is an
    order.
    """

    unit: str | None
    room: str
    measured: Measured
    ranks: frozenset[Rank]
    tags: frozenset[str]
    is_most: bool
    blocks: bool


@dataclass(frozen=True, slots=True)
class DayLimit:
    """`number` of `base` people, as `rule` says."""

    number: int
    base: int
    rule: CountBound


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitChange:
    """On `days` the limit on what is `counted` goes from `before` to `after`; None: no limit."""

    counted: CountedPeople
    before: DayLimit | None
    after: DayLimit | None
    days: tuple[date, ...]


def limit_changes(before: Iterable[TallyRow], after: Iterable[TallyRow]) -> tuple[LimitChange, ...]:
    """Every limit that is not the same under both laws, the days with the same change together,
    in the order of the days.
    """
    old, new = _limits(before), _limits(after)
    found: dict[
        tuple[object, ...], tuple[CountedPeople, DayLimit | None, DayLimit | None, list[date]]
    ] = {}
    for counted, day in sorted({**old, **new}, key=lambda key: key[1]):
        was, will = old.get((counted, day)), new.get((counted, day))
        numbers = tuple((one.number, one.base) if one else None for one in (was, will))
        if numbers[0] != numbers[1]:
            found.setdefault((counted, numbers), (counted, was, will, []))[3].append(day)
    return tuple(
        LimitChange(counted=counted, before=was, after=will, days=tuple(days))
        for counted, was, will, days in found.values()
    )


def _limits(rows: Iterable[TallyRow]) -> dict[tuple[CountedPeople, date], DayLimit]:
    """The tightest limit on each thing that is counted, day by day."""
    found: dict[tuple[CountedPeople, date], DayLimit] = {}
    for row in rows:
        for counter in filter(None, row.counters):
            count = counter.count
            for number, is_most in ((count.high, True), (count.low, False)):
                if number is None:
                    continue
                key = (_counted(row.rule, count.unit, count.room, is_most), counter.day)
                limit = DayLimit(number, len(count.base), row.rule)
                found[key] = _tighter(found.get(key, limit), limit, is_most)
    return found


def _counted(rule: CountBound, unit: str | None, room: str, is_most: bool) -> CountedPeople:
    return CountedPeople(
        unit,
        room,
        rule.measured,
        rule.base.ranks,
        rule.base.only_tags,
        is_most,
        rule.clause.binding.blocks,
    )


def _tighter(one: DayLimit, other: DayLimit, is_most: bool) -> DayLimit:
    return min(one, other, key=lambda limit: limit.number if is_most else -limit.number)
