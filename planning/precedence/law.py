"""All that an agency knows to be ordered, and what of it holds for one unit or for the agency as
a whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planning.force import InForce
from planning.people import Unit
from planning.precedence.rank import Edge, amendments, outranked
from planning.precedence.resolving import ALONE, Case, Reach, resolve_case
from planning.precedence.subject import bounds_same_side, is_stricter, subject
from planning.precedence.values import GrantedException, Resolution, StricterThanCeiling
from planning.spans import Spans
from planning.time import Slot


@dataclass(frozen=True)
class Law:
    """Every rule and exemption (planning.rules.exemption) known for some days, and the written
    exceptions from them.

    A province sets a third in October and a half in November: the newer document of the same
    authority about the same thing is left.

    >>> from datetime import date
    >>> from fractions import Fraction
    >>> from planning.authority import Authority, AuthorityLevel
    >>> from planning.clause import ClauseRef
    >>> from planning.force import Origin
    >>> from planning.rules.base import Direction
    >>> from planning.rules.count_bound import CountBound
    >>> from planning.spans import EVER
    >>> def cap(key: str, share: Fraction, issued_on: date) -> InForce:
    ...     rule = CountBound(clause=ClauseRef(key=key), direction=Direction.MAX, amount=share)
    ...     province = Authority("UBND tỉnh", AuthorityLevel.PROVINCE)
    ...     origin = Origin(directive=key, authority=province, issued_on=issued_on)
    ...     return InForce(rule, EVER, origin=origin)
    >>> october = cap("a", Fraction(1, 3), date(2026, 10, 1))
    >>> november = cap("b", Fraction(1, 2), date(2026, 11, 1))
    >>> law = Law((october, november))
    >>> found = law.for_unit(Unit(key="U"), [Slot(date(2026, 11, 30))])
    >>> [one.clause.key for one in found.rules], [one.why.value for one in found.replaced]
    (['b'], ['newer'])
    """

    rules: tuple[InForce, ...] = ()
    exceptions: tuple[GrantedException, ...] = ()

    def for_unit(self, unit: Unit, slots: Iterable[Slot]) -> Resolution:
        """What holds for one unit in some of the slots, save rules counted over the whole
        agency.
        """
        return self._for((unit,), tuple(slots), spanning=False)

    def for_agency(self, units: Iterable[Unit], slots: Iterable[Slot]) -> Resolution:
        """The rules counted over all units together that hold in some of the slots."""
        return self._for(tuple(units), tuple(slots), spanning=True)

    def for_duty(self, units: Iterable[Unit], days: Iterable[date]) -> tuple[InForce, ...]:
        """The rules about turns of duty that hold on some of the days, for a roster with people of
        these units. People of units that a rule does not speak of are left out of it.
        """
        among = tuple(units)
        return tuple(
            replace(
                one,
                without_units=one.without_units.union(
                    unit.key for unit in among if not one.binds(unit)
                ),
            )
            for one in self.for_agency(among, map(Slot, days)).turned
        )

    @cached_property
    def amended(self) -> tuple[tuple[Edge, ...], ...]:
        return amendments(self.rules)

    @cached_property
    def outranked(self) -> tuple[tuple[Edge, ...], ...]:
        return outranked(self.rules)

    def _for(
        self, units: tuple[Unit, ...], slots: tuple[Slot, ...], *, spanning: bool
    ) -> Resolution:
        """Units of which the same rules speak at the same times are resolved once."""
        keys = {unit.key for unit in units}
        exceptions = tuple(one for one in self.exceptions if one.unit is None or one.unit in keys)
        case = Case(
            spanning=spanning,
            slots=slots,
            reach=tuple(_reach(one, units, by_name=spanning) for one in self.rules),
            exceptions=exceptions,
            people=_people(units) if any(one.amount is not None for one in exceptions) else 0,
        )
        # an agency has some eighty units but few kinds of them: those of whom the same rules speak
        # are one case (their names are left out of it), and resolving is what costs
        if case not in self._known:
            self._known[case] = resolve_case(case, self.rules, self.amended, self.outranked)
        found = self._known[case]
        ceilings = stricter_than_ceilings(found.rules, _people(units))
        return replace(found, ceilings=ceilings) if ceilings else found

    @cached_property
    def _known(self) -> dict[Case, Resolution]:
        return {}


def _people(units: Iterable[Unit]) -> int:
    return sum(unit.size for unit in units)


def stricter_than_ceilings(
    rules: Iterable[InForce], people: int
) -> tuple[StricterThanCeiling, ...]:
    """Rules that allow less than a ceiling set above them, at the same time and where so many
    people are counted.
    """
    resolved_rules = tuple(rules)
    ceilings = [one for one in resolved_rules if one.origin.is_ceiling]
    return tuple(
        StricterThanCeiling(one, ceiling)
        for ceiling in ceilings
        for one in resolved_rules
        if _is_stricter(one, ceiling, people)
    )


def _is_stricter(one: InForce, ceiling: InForce, people: int) -> bool:
    mine, theirs = one.origin.authority, ceiling.origin.authority
    if mine is None or theirs is None or not theirs.stands_above(mine):
        return False
    alike = subject(one.rule, one.origin.kind) == subject(
        ceiling.rule, ceiling.origin.kind
    ) and bounds_same_side(one.rule, ceiling.rule)
    return (
        alike
        and bool(one.spans.within(ceiling.spans))
        and is_stricter(one.rule, ceiling.rule, people)
    )


def _reach(one: InForce, units: tuple[Unit, ...], *, by_name: bool) -> Reach | None:
    """Of whom a rule speaks and when; None if of nobody. A unit alone needs no name, so that
    units alike are one case.
    """
    included = [unit for unit in units if one.binds(unit)]
    if not included:
        return None
    if not by_name:
        return Reach(ALONE, ((one.spans.within(one.scope.when(included[0])), frozenset()),))
    names = frozenset(unit.key for unit in included)
    return Reach(names, tuple(_parts(one, included)))


def _parts(one: InForce, units: Iterable[Unit]) -> Iterator[tuple[Spans, frozenset[str]]]:
    """The times in which a rule counted over these units holds for some of them, each time with
    those it does not hold for: on a day on which an alert level is declared in one district, the
    units of the others are not counted.
    """
    alike: dict[Spans, set[str]] = {}
    for unit in units:
        alike.setdefault(one.scope.when(unit), set()).add(unit.key)
    parts = [(one.spans, frozenset[str]())]
    for when, keys in alike.items():
        held = [(spans.within(when), out) for spans, out in parts]
        idle = [(spans.minus(when), out | keys) for spans, out in parts]
        parts = [(spans, out) for spans, out in (*held, *idle) if spans]
    everybody = frozenset().union(*alike.values())
    return ((spans, out) for spans, out in parts if out != everybody)
