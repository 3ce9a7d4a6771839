"""The counters under a week: for each rule that counts, day by day, how many are there, how many
may be, and why.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planning.clause import ClauseRef
from planning.force import InForce
from planning.people import Person
from planning.plan import Plan
from planning.rules.base import Direction, Measured
from planning.rules.catalogue import counted_daily, is_judged
from planning.rules.count_bound import CountBound
from planning.rules.counting import Count
from planning.violation import Violation


@dataclass(frozen=True, slots=True)
class TallyCounter:
    """One number under one day. Where a rule judges the halves of a day apart, `count` is that
    of the tighter half.
    """

    rule: CountBound
    count: Count

    @property
    def day(self) -> date:
        return self.count.slot.day

    @property
    def is_over(self) -> bool:
        return self.count.high is not None and self.count.found > self.count.high

    @property
    def is_under(self) -> bool:
        return self.count.low is not None and self.count.found < self.count.low

    @property
    def room(self) -> int:
        """How many more people may change sides before the bound is broken; below zero it is."""
        above = [] if self.count.high is None else [self.count.high - self.count.found]
        below = [] if self.count.low is None else [self.count.found - self.count.low]
        return min(above + below)


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One clause over the days of the plan; None on days on which it does not hold. `unit` is None
    for a rule of the agency.

    `rule` is the clause as it first holds; each counter has its own, since an exception may change
    it for some of the days.
    """

    rule: CountBound
    unit: str | None
    counters: tuple[TallyCounter | None, ...]

    @property
    def caps_presence(self) -> bool:
        return self.rule.measured is Measured.ON_SITE and self.rule.direction is not Direction.MIN


@dataclass(frozen=True, slots=True)
class DayTally:
    """What a day comes to as a whole: who is on site, which leaders, and the tightest binding
    cap on presence, if any.
    """

    day: date
    present: tuple[Person, ...]
    leaders: tuple[Person, ...]
    cap: TallyCounter | None


@dataclass(frozen=True, slots=True)
class Tally:
    """`kept` are the rules without a breach; what cannot be checked, or was not because nothing
    is recorded, is never among them.
    """

    rows: tuple[TallyRow, ...]
    days: tuple[DayTally, ...]
    kept: tuple[InForce, ...]


def tally(plan: Plan, rules: Iterable[InForce], violations: Iterable[Violation]) -> Tally:
    """The counters of a plan whose `violations` under `rules` are known: the numbers are those
    the judge used.
    """
    in_force = tuple(rules)
    rows = tuple(_rows(plan, in_force))
    broken = {(violation.clause, violation.rule) for violation in violations}
    by_clause = {(one.clause, one.rule.code): one for one in reversed(in_force)}
    return Tally(
        rows=rows,
        days=tuple(_day(plan, place, rows) for place in range(len(plan.days))),
        kept=tuple(
            one
            for clause, one in reversed(by_clause.items())
            if clause not in broken and is_judged(one.rule, one.seen(plan))
        ),
    )


def _rows(plan: Plan, rules: Iterable[InForce]) -> Iterator[TallyRow]:
    """A row for each clause and group; what the clause comes to may change within it (an
    exception for some days).
    """
    found: dict[tuple[ClauseRef, str | None, str], dict[date, TallyCounter]] = {}
    for rule, seen in ((counted_daily(one.rule), one.seen(plan)) for one in rules):
        if rule is None:
            continue
        for count in rule.counts(seen):
            by_day, counter = (
                found.setdefault((rule.clause, count.unit, count.room), {}),
                TallyCounter(rule, count),
            )
            by_day[counter.day] = min(
                by_day.get(counter.day, counter), counter, key=lambda either: either.room
            )
    for (_, unit, _), by_day in found.items():
        rule = next(iter(by_day.values())).rule
        yield TallyRow(rule, unit, tuple(by_day.get(day) for day in plan.days))


def _day(plan: Plan, place: int, rows: tuple[TallyRow, ...]) -> DayTally:
    day = plan.days[place]
    there = frozenset[str]().union(*(plan.present(slot) for slot in plan.slots_of(day)))
    present = tuple(person for person in plan.people if person.key in there)
    binding = (
        row.counters[place] for row in rows if row.caps_presence and row.rule.clause.binding.blocks
    )
    caps = [counter for counter in binding if counter is not None]
    return DayTally(
        day=day,
        present=present,
        leaders=tuple(person for person in present if person.rank.leads),
        cap=min(caps, key=lambda counter: counter.room, default=None),
    )
