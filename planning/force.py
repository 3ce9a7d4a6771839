"""Which rules bind which unit, and when: period, scope, and how strictly."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time

from planning.people import Unit
from planning.rules.base import Rule
from planning.time import Half, Slot

WORKED_AT = {Half.MORNING: time(10), Half.AFTERNOON: time(15)}


@dataclass(frozen=True, slots=True)
class Period:
    """From `begins` (inclusive) until `ends` (exclusive; None: until further notice). Local times without zone."""

    begins: datetime
    ends: datetime | None = None

    def covers(self, moment: datetime) -> bool:
        return self.begins <= moment and (self.ends is None or moment < self.ends)

    def holds(self, slot: Slot) -> bool:
        """True if the directive is in force while people work in the slot: a start at 20:00 leaves that day alone,
        an end at 06:00 too, a start at 12:00 takes the afternoon. A whole day is held if either half is."""
        halves = (slot.half,) if slot.half else tuple(Half)
        return any(self.covers(datetime.combine(slot.day, WORKED_AT[half])) for half in halves)

    def splits(self, slot: Slot) -> bool:
        """True if the period begins or ends between the halves of a whole day, so that the day must be judged by halves."""
        return slot.half is None and len({self.holds(Slot(slot.day, half)) for half in Half}) == 2


def is_ahead(slot: Slot, now: datetime) -> bool:
    """True as long as people can still be told to work elsewhere in the slot; a whole day is ahead as long as its afternoon is."""
    return now < datetime.combine(slot.day, WORKED_AT[slot.half or Half.AFTERNOON])


@dataclass(frozen=True, slots=True)
class Scope:
    """Which units a clause speaks of: those with all of `traits`, none of `without`, and at least `min_size` people."""

    traits: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    min_size: int = 0

    def includes(self, unit: Unit) -> bool:
        return self.traits <= unit.traits and not (self.without & unit.traits) and unit.size >= self.min_size


@dataclass(frozen=True, slots=True)
class InForce:
    """A rule with the period and scope in which it holds."""

    rule: Rule
    period: Period
    scope: Scope = Scope()

    @property
    def blocks(self) -> bool:
        return self.rule.clause.binding.blocks


def rules_for(unit: Unit, slots: Iterable[Slot], rules: Iterable[InForce]) -> tuple[InForce, ...]:
    """The rules that bind `unit` in at least one of `slots`."""
    wanted = tuple(slots)
    return tuple(one for one in rules if one.scope.includes(unit) and any(one.period.holds(slot) for slot in wanted))
