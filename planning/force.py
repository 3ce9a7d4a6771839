"""Which rules bind which unit, and when: period, scope, where they come from, and how strictly."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from planning.authority import Authority, AuthorityLevel
from planning.clause import ClauseRef
from planning.duty.plan import DutyPlan
from planning.people import Person, Unit
from planning.plan import Plan
from planning.rules.base import Rule
from planning.spans import BEGINNING, EVER, NEVER, Period, Spans, is_ahead
from planning.time import Slot
from planning.violation import Violation

R = TypeVar("R", bound=Rule)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of whom a clause speaks. Of units with all of `traits`, one of each group in `either`, none
    of `without`, and at least `min_size` people, whose office lies in one of the zones `offices`
    (empty: anywhere), while one of `alert_levels` is declared there (empty: whatever is); and of
    their people living in one of the zones `homes` (empty: anywhere).
    """

    traits: frozenset[str] = frozenset()
    either: frozenset[frozenset[str]] = frozenset()
    without: frozenset[str] = frozenset()
    min_size: int = 0
    offices: frozenset[str] = frozenset()
    alert_levels: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()

    def includes(self, unit: Unit) -> bool:
        """True if the clause speaks of the unit, as far as that does not change from day to day."""
        fits = (
            self.traits <= unit.traits
            and all(group & unit.traits for group in self.either)
            and not (self.without & unit.traits)
            and unit.size >= self.min_size
        )
        return fits and (not self.offices or unit.zone in self.offices)

    def when(self, unit: Unit) -> Spans:
        """The days on which the alert level at the unit's office is one the clause speaks of."""
        if not self.alert_levels:
            return EVER
        return Spans.of(
            *(
                Period.of_days(dated.first, dated.last)
                for dated in unit.levels
                if dated.level in self.alert_levels
            )
        )

    @property
    def _asked(self) -> frozenset[frozenset[str]]:
        """Groups of traits, of each of which a unit must have one."""
        return self.either.union(frozenset({trait}) for trait in self.traits)

    @property
    def singled_out(self) -> "Scope":
        """Whom it names, whomever it then leaves out: who is left out makes nobody else special."""
        return replace(self, without=frozenset())

    def is_narrower(self, other: "Scope") -> bool:
        """True if whatever it speaks of the other speaks of too, and not the other way round.

        >>> everybody, schools = Scope(), Scope(traits=frozenset({"school"}))
        >>> schools.is_narrower(everybody), everybody.is_narrower(schools)
        (True, False)
        >>> schools.is_narrower(Scope(either=frozenset({frozenset({"school", "clinic"})})))
        True
        """
        more = (
            all(any(mine <= wide for mine in self._asked) for wide in other._asked)
            and self.without >= other.without
            and self.min_size >= other.min_size
        )
        named = (
            (self.offices, other.offices),
            (self.alert_levels, other.alert_levels),
            (self.homes, other.homes),
        )
        return (
            self != other
            and more
            and all(not wide or (narrow and narrow <= wide) for narrow, wide in named)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The document a rule comes from, as far as it matters to other rules.

    `directive` and `edition` are keys, `kind` is the kind of the clause, `replaces` are the keys of
    clauses it takes the place of, `excepted_by` the levels that may depart from it besides its
    issuer and those above, `paused` the times in which the document was suspended: they are cut out
    of the rule's period already. What is proposed is checked as advice; stricter rules than a
    ceiling are to be reported. `known_since`: it was put in force here; what was worked before that
    could not be checked by it, whenever it takes effect.
    """

    directive: str = ""
    edition: str = ""
    kind: str = ""
    authority: Authority | None = None
    issued_on: date | None = None
    takes_effect: datetime = BEGINNING
    known_since: datetime = BEGINNING
    is_ceiling: bool = False
    is_proposed: bool = False
    replaces: frozenset[str] = frozenset()
    excepted_by: frozenset[AuthorityLevel] = frozenset()
    paused: Spans = NEVER

    @property
    def order(self) -> tuple[date, datetime, str]:
        """What makes a document newer than another: its date, else the day it takes effect."""
        return self.issued_on or self.takes_effect.date(), self.takes_effect, self.directive


@dataclass(frozen=True)
class InForce:
    """A rule with the period and scope in which it holds, and its origin.

    People living in `without_homes`, and for a rule on the agency as a whole the people of
    `without_units`, are left to a rule or an exception of their own (planning.precedence).
    """

    rule: Rule
    period: Period | Spans
    scope: Scope = Scope()
    origin: Origin = Origin()
    without_homes: frozenset[str] = frozenset()
    without_units: frozenset[str] = frozenset()

    @property
    def clause(self) -> ClauseRef:
        return self.rule.clause

    @property
    def blocks(self) -> bool:
        return self.clause.binding.blocks and not self.origin.is_proposed

    @cached_property
    def spans(self) -> Spans:
        return self.period if isinstance(self.period, Spans) else Spans((self.period,))

    def was_unknown(self, slot: Slot | None) -> bool:
        """True if the slot had been worked when the rule was put in force."""
        return slot is not None and not is_ahead(slot, self.origin.known_since)

    def binds(self, unit: Unit) -> bool:
        return self.scope.includes(unit) and unit.key not in self.without_units

    def speaks_of(self, person: Person) -> bool:
        """True unless it speaks only of people living elsewhere."""
        return (
            not self.scope.homes or person.home in self.scope.homes
        ) and person.home not in self.without_homes

    def seen(self, plan: Plan) -> Plan:
        """The plan as the rule may judge or bind it: while it holds, and for the people it
        speaks of.
        """
        during = plan.during(self.period.holds)
        if not (self.scope.homes or self.without_homes):
            return during
        return during.among(
            frozenset(person.key for person in plan.people if self.speaks_of(person))
        )

    def seen_turns(self, plan: DutyPlan) -> DutyPlan:
        """The duty roster as the rule may judge or bind it, alike. A turn belongs to the day on
        which it begins.
        """
        during = plan if self._holds_all(plan) else plan.during(self._holds_on)
        spoken_of = (one.key for one in plan.people if self._speaks_of_duty(one.person))
        return during.among(frozenset(spoken_of))

    @property
    def sight(self) -> Hashable:
        """When it holds and of whom it speaks: rules that agree in this see the same of a duty
        roster.
        """
        return self.spans, self.scope.homes, self.without_homes, self.without_units

    def _holds_on(self, day: date) -> bool:
        """A roster asks for the same few days once a turn."""
        known = self._held.get(day)
        if known is None:
            known = self._held[day] = self.spans.holds(Slot(day))
        return known

    @cached_property
    def _held(self) -> dict[date, bool]:
        return {}

    def _holds_all(self, plan: DutyPlan) -> bool:
        """True if it holds all through the days of the roster and of what is carried."""
        days = [*(one.day for one in plan.days), *(turn.day for turn in plan.carried)]
        if not days:
            return True
        whole = Spans.of(Period.of_days(min(days), max(days)))
        return whole.within(self.spans) == whole

    def _speaks_of_duty(self, person: Person) -> bool:
        return self.speaks_of(person) and person.unit not in self.without_units


def of_kind(wanted: type[R], rules: Iterable[InForce]) -> Iterator[tuple[InForce, R]]:
    """Those among the rules that are of one kind, for what concerns that kind alone (a page about
    hours asks for the rules about hours).
    """
    for one in rules:
        if isinstance(one.rule, wanted):
            yield one, one.rule


def rule_behind(violation: Violation, rules: Iterable[InForce]) -> InForce | None:
    """The rule that found the violation: where a clause comes to several over time, that which
    holds in its slot.
    """
    same = (
        one for one in rules if (one.clause, one.rule.code) == (violation.clause, violation.rule)
    )
    return next(
        (one for one in same if violation.slot is None or one.period.holds(violation.slot)), None
    )
