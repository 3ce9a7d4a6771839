"""What must hold of precedence among any rules, drawn at random."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.authority import Authority, AuthorityLevel
from planning.clause import Binding, ClauseRef
from planning.force import InForce, Origin, Scope
from planning.people import DatedLevel, Unit
from planning.precedence import GrantedException, Law, Resolution
from planning.rules.base import Direction, Measured, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import CountLevel as Counted
from planning.rules.exemption import Exemption
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import Must, PersonState
from planning.spans import Period, Spans
from planning.time import Slot

MONDAY = date(2026, 11, 30)
SLOTS = tuple(Slot(MONDAY + timedelta(days=day)) for day in range(7))
BLANK = ClauseRef(key="")
AUTHORITIES = (
    Authority("Chính phủ", AuthorityLevel.CENTRAL),
    Authority("UBND tỉnh", AuthorityLevel.PROVINCE),
    Authority("Sở Nội vụ", AuthorityLevel.AGENCY),
)
WHAT: tuple[Rule, ...] = (
    CountBound(clause=BLANK, direction=Direction.MAX, amount=Fraction(1, 2)),
    CountBound(clause=BLANK, direction=Direction.MAX, amount=4),
    CountBound(clause=BLANK, direction=Direction.EXACT, amount=Fraction(1, 3)),
    CountBound(clause=BLANK, direction=Direction.MIN, amount=1),
    CountBound(
        clause=BLANK, direction=Direction.MIN, amount=Fraction(1, 3), measured=Measured.REMOTE
    ),
    CountBound(clause=BLANK, direction=Direction.MAX, amount=20, level=Counted.AGENCY),
    PersonState(clause=BLANK, must=Must.ON_SITE, tags=frozenset({"guard"})),
    PersonState(clause=BLANK, must=Must.REMOTE),
    PermittedReasons(clause=BLANK, reasons=frozenset({"mail"})),
    Exemption(clause=BLANK, tags=frozenset({"health"})),
    Exemption(clause=BLANK),
)
OVER_THE_AGENCY: tuple[Rule, ...] = (
    CountBound(clause=BLANK, direction=Direction.MAX, amount=20, level=Counted.AGENCY),
    CountBound(clause=BLANK, direction=Direction.MAX, amount=Fraction(1, 2), level=Counted.AGENCY),
    Exemption(clause=BLANK, tags=frozenset({"health"})),
    Exemption(clause=BLANK),
)
KINDS = ("full_strength", "role_must_be_onsite")
SCOPES = (
    Scope(),
    Scope(),
    Scope(traits=frozenset({"office"})),
    Scope(either=frozenset({frozenset({"office", "division"})})),
    Scope(min_size=10),
    Scope(offices=frozenset({"a"})),
    Scope(alert_levels=frozenset({"level-4"})),
    Scope(homes=frozenset({"a"})),
)
UNITS = (
    Unit(
        key="U",
        size=12,
        traits=frozenset({"office"}),
        zone="a",
        levels=(DatedLevel("level-4", MONDAY, MONDAY + timedelta(days=2)),),
    ),
    Unit(key="V", size=4),
)


@st.composite
def laws(draw: st.DrawFn, what: tuple[Rule, ...] = WHAT) -> Law:
    """Up to nine clauses, each `what` one of these says, of up to five documents by three
    authorities, and up to three exceptions, everything by chance.
    """
    random = Random(draw(st.integers(0, 2**32)))
    rules = tuple(_rule(f"{place:02}", random, what) for place in range(draw(st.integers(1, 9))))
    exceptions = tuple(_exception(str(place), random) for place in range(draw(st.integers(0, 3))))
    return Law(rules, exceptions)


def _rule(key: str, random: Random, among: tuple[Rule, ...]) -> InForce:
    what = random.choice(among)
    document = random.randint(1, 5)
    period = _period(random)
    clause = ClauseRef(
        key=key, binding=random.choice((Binding.ORDER, Binding.ORDER, Binding.ADVICE))
    )
    origin = Origin(
        directive=str(document),
        kind=random.choice(KINDS) if isinstance(what, PersonState) else what.code,
        authority=AUTHORITIES[document % 3],
        issued_on=MONDAY - timedelta(days=document),
        takes_effect=period.begins,
        is_proposed=random.random() < 0.1,
        replaces=frozenset({f"{random.randint(0, 8):02}"}) - {key}
        if random.random() < 0.15
        else frozenset(),
    )
    return InForce(replace(what, clause=clause), period, random.choice(SCOPES), origin)  # type: ignore[type-var]


def _exception(key: str, random: Random) -> GrantedException:
    return GrantedException(
        key=key,
        clause=f"{random.randint(0, 8):02}",
        number=key,
        authority=random.choice(AUTHORITIES),
        period=_period(random),
        unit=random.choice((None, "U", "V")),
        amount=random.choice((None, 3, Fraction(1, 4))),
    )


def _period(random: Random) -> Period:
    begins = datetime.combine(MONDAY, time(12)) + timedelta(hours=12 * random.randint(-4, 10))
    return Period(
        begins,
        begins + timedelta(hours=12 * random.randint(1, 14)) if random.random() < 0.7 else None,
    )


def left(law: Law) -> list[frozenset[InForce]]:
    of_units = (law.for_unit(unit, SLOTS) for unit in UNITS)
    return [frozenset(resolution.rules) for resolution in (*of_units, law.for_agency(UNITS, SLOTS))]


@settings(deadline=None)
@given(law=laws(), random=st.randoms(use_true_random=False))
def test_the_order_of_rules_and_exceptions_does_not_matter(law: Law, random: Random) -> None:
    rules, exceptions = list(law.rules), list(law.exceptions)
    random.shuffle(rules)
    random.shuffle(exceptions)

    assert left(Law(tuple(rules), tuple(exceptions))) == left(law)


@settings(deadline=None)
@given(law=laws())
def test_resolving_what_is_left_leaves_all_of_it(law: Law) -> None:
    for unit in UNITS:
        once = law.for_unit(unit, SLOTS)

        again = Law(once.rules, law.exceptions).for_unit(unit, SLOTS)

        assert frozenset(again.rules) == frozenset(once.rules)


@settings(deadline=None)
@given(law=laws())
def test_an_unrelated_rule_changes_nothing(law: Law) -> None:
    stranger = Authority("Bộ khác", AuthorityLevel.MINISTRY)
    reasons = PermittedReasons(clause=ClauseRef(key="99"), reasons=frozenset({"meeting"}))
    unrelated = InForce(
        reasons, Period(datetime(2026, 1, 1)), origin=Origin(directive="9", authority=stranger)
    )

    without, beside = left(law), left(Law((*law.rules, unrelated), law.exceptions))

    assert [{one for one in rules if one.clause.key != "99"} for rules in beside] == without


@settings(deadline=None)
@given(law=laws(), data=st.data())
def test_a_period_cut_in_two_changes_nothing(law: Law, data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from(law.rules))
    cut = Spans.of(
        Period(datetime.combine(MONDAY, time()) + timedelta(hours=data.draw(st.integers(0, 168))))
    )
    halves = [
        replace(rule, period=spans)
        for spans in (rule.spans.minus(cut), rule.spans.within(cut))
        if spans
    ]

    others = tuple(one for one in law.rules if one is not rule)

    assert left(Law((*others, *halves), law.exceptions)) == left(law)


@settings(deadline=None)
@given(law=laws())
def test_a_clause_comes_to_one_thing_at_a_time(law: Law) -> None:
    for rules in left(law):
        for one in rules:
            for other in rules - {one}:
                assert one.clause.key != other.clause.key or not one.spans.within(other.spans)


@settings(deadline=None)
@given(law=laws())
def test_no_rule_holds_when_or_for_whom_it_was_not_written(law: Law) -> None:
    written = {one.clause.key: one for one in law.rules}
    for rules in left(law):
        for one in rules:
            origin = written[one.clause.key]
            assert one.spans.within(origin.spans) == one.spans
            assert one.scope == origin.scope


@settings(deadline=None)
@given(law=laws())
def test_within_an_authority_something_of_each_subject_is_always_left(law: Law) -> None:
    """Precedence chooses among rules; without exemptions, amendments and exceptions it never
    leaves a gap.
    """
    plain = [
        one
        for one in law.rules
        if not isinstance(one.rule, Exemption)
        and not one.origin.replaces
        and not one.origin.is_proposed
    ]
    caps = [
        one
        for one in plain
        if one.rule.code == "count-bound"
        and not one.scope.homes
        and one.origin.kind == "count-bound"
    ]
    unit = UNITS[0]
    for slot in SLOTS:
        holding = [
            one
            for one in caps
            if one.scope.includes(unit) and one.spans.within(one.scope.when(unit)).holds(slot)
        ]
        resolution = Law(tuple(caps)).for_unit(unit, [slot])
        for authority in AUTHORITIES:
            written = {
                one.clause.key
                for one in holding
                if one.origin.authority == authority and not _counts_agency(one.rule)
            }
            kept = {one.clause.key for one in resolution.rules if one.origin.authority == authority}
            assert bool(kept) == bool(written)


def _counts_agency(rule: Rule) -> bool:
    return isinstance(rule, CountBound) and rule.level is Counted.AGENCY


@settings(max_examples=200)
@given(law=laws(OVER_THE_AGENCY), levels=st.lists(st.integers(0, 6), min_size=4, max_size=4))
def test_a_count_over_the_agency_holds_each_day_for_the_units_it_would_hold_for_if_no_day_changed(
    law: Law, levels: list[int]
) -> None:
    days = [MONDAY + timedelta(days=day) for day in levels]
    units = [
        replace(unit, levels=(DatedLevel("level-4", min(first, last), max(first, last)),))
        for unit, first, last in zip(UNITS, days[:2], days[2:], strict=True)
    ]
    whole = law.for_agency(units, SLOTS)

    for slot in SLOTS:
        still = [
            replace(
                unit, levels=(DatedLevel("level-4", MONDAY),) if _is_declared(unit, slot) else ()
            )
            for unit in units
        ]
        assert _bound_on(slot, whole, units) == _bound_on(
            slot, law.for_agency(still, [slot]), still
        )


def _is_declared(unit: Unit, slot: Slot) -> bool:
    return any(
        dated.first <= slot.day and (dated.last is None or slot.day <= dated.last)
        for dated in unit.levels
    )


def _bound_on(
    slot: Slot, resolution: Resolution, units: Iterable[Unit]
) -> set[tuple[str, Rule, tuple[str, ...], frozenset[str]]]:
    return {
        (
            one.clause.key,
            one.rule,
            tuple(unit.key for unit in units if one.binds(unit) and one.scope.when(unit)),
            one.without_homes,
        )
        for one in resolution.rules
        if one.spans.holds(slot)
    }
