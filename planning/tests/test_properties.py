"""What must hold of any rules and any week: drawn at random, again and again."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.check import check
from planning.clause import ClauseRef
from planning.force import InForce
from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.records import Meeting, PresenceHours, Records
from planning.rules.alternation import Alternation, TurnSpan
from planning.rules.base import Direction, Grain, Measured, Rule
from planning.rules.catalogue import looks_back
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, Rounding
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import PersonState
from planning.rules.process import DailyReport
from planning.rules.remote_condition import RemoteCondition
from planning.rules.separation import Separation
from planning.rules.time_window import TimeWindow
from planning.spans import Period
from planning.tests.drawing import MONDAY
from planning.tests.samples import SAMPLES
from planning.time import Half, Slot
from planning.violation import Violation

ALWAYS = Period(datetime(2026, 1, 1))
SLOT_BY_SLOT = tuple(
    rule
    for rule in SAMPLES
    if isinstance(
        rule,
        CountBound
        | PersonState
        | PermittedReasons
        | RemoteCondition
        | Separation
        | TimeWindow
        | DailyReport,
    )
)
TAGS = ("guard", "driver", "flooded-area")
STATES = tuple(Work)


@st.composite
def weeks(draw: st.DrawFn) -> Plan:
    """Up to eight people of two units over up to nine days, whole or in halves, everything about
    them by chance.
    """
    random = Random(draw(st.integers(0, 2**32)))
    halves: tuple[Half | None, ...] = tuple(Half) if draw(st.booleans()) else (None,)
    days = [MONDAY + timedelta(days=number) for number in range(draw(st.integers(1, 9)))]
    people = tuple(_person(number, random, days[0]) for number in range(draw(st.integers(1, 8))))
    slots = tuple(Slot(day, half) for day in days for half in halves)
    cells = [(person.key, slot) for person in people for slot in slots]
    return Plan(
        people=people,
        slots=slots,
        work={cell: random.choice(STATES) for cell in cells},
        reasons={
            cell: random.choice(("mail", "office-duty", "meeting"))
            for cell in cells
            if random.random() < 0.4
        },
        records=_records(random, people, days),
    )


def _person(number: int, random: Random, first: date) -> Person:
    return Person(
        key=f"p{number}",
        unit=random.choice("UV"),
        rank=random.choice(tuple(Rank)),
        room=random.choice(("", "12", "14")),
        tags=frozenset(tag for tag in TAGS if random.random() < 0.3),
        dated=(
            DatedTag(
                random.choice(TAGS),
                first + timedelta(days=random.randint(0, 3)),
                first + timedelta(days=random.randint(3, 6)),
            ),
        ),
        standing_reasons=tuple(random.sample(("mail", "meeting"), random.randint(0, 2))),
    )


def _records(random: Random, people: Sequence[Person], days: Sequence[date]) -> Records:
    return Records(
        meetings=tuple(
            Meeting(
                key=str(place),
                day=day,
                persons=random.randint(1, 20),
                purpose=random.choice(("epidemic", "routine")),
            )
            for place, day in enumerate(days)
        ),
        hours={
            (person.key, day): PresenceHours(
                time(random.randint(6, 10)), time(random.randint(13, 18))
            )
            for person in people
            for day in days
        },
        filed_at=datetime(2026, 11, 27, random.randint(8, 20)),
        reports={day: time(random.randint(6, 9)) for day in days if random.random() < 0.8},
    )


def judged(plan: Plan, rules: Sequence[Rule], period: Period = ALWAYS) -> tuple[Violation, ...]:
    return check(plan, [InForce(rule, period) for rule in rules])


def clauses(rules: Sequence[Rule]) -> list[Rule]:
    """Each rule under a clause of its own, so that verdicts can be told apart."""
    return [replace(rule, clause=ClauseRef(key=f"{place:03}")) for place, rule in enumerate(rules)]  # type: ignore[type-var]


def bare(violation: Violation) -> Violation:
    """Without the lists of people, whose order follows that of the plan."""
    return replace(
        violation, seen=tuple(sorted(violation.seen)), asked=tuple(sorted(violation.asked))
    )


@settings(deadline=None)
@given(
    plan=weeks(),
    share=st.fractions(0, 1, max_denominator=12),
    stricter=st.fractions(0, 1, max_denominator=12),
    rounding=st.sampled_from(Rounding),
    measured=st.sampled_from(Measured),
    grain=st.sampled_from(Grain),
    base=st.sampled_from(
        [Base(), Base(exclude_tags=frozenset({"guard"})), Base(exclude_leave=True)]
    ),
)
def test_a_stricter_cap_never_gives_fewer_violations(
    plan: Plan,
    share: Fraction,
    stricter: Fraction,
    rounding: Rounding,
    measured: Measured,
    grain: Grain,
    base: Base,
) -> None:
    def broken(amount: Fraction) -> set[tuple[str | None, Slot | None]]:
        rule = CountBound(
            clause=ClauseRef(key="1"),
            direction=Direction.MAX,
            amount=amount,
            rounding=rounding,
            measured=measured,
            grain=grain,
            base=base,
        )
        return {(violation.unit, violation.slot) for violation in rule.check(plan)}

    assert broken(max(share, stricter)) <= broken(min(share, stricter))


@settings(deadline=None)
@given(
    plan=weeks(), rules=st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=8), data=st.data()
)
def test_a_rule_taken_away_takes_its_own_violations_with_it_and_adds_none(
    plan: Plan, rules: list[Rule], data: st.DataObject
) -> None:
    entered = clauses(rules)
    gone = data.draw(st.sampled_from(entered))

    left = judged(plan, [rule for rule in entered if rule is not gone])

    assert left == tuple(
        violation for violation in judged(plan, entered) if violation.clause != gone.clause
    )


@settings(deadline=None)
@given(
    plan=weeks(),
    rules=st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=8),
    random=st.randoms(use_true_random=False),
)
def test_the_order_of_rules_and_of_people_does_not_matter(
    plan: Plan, rules: list[Rule], random: Random
) -> None:
    entered = clauses(rules)
    before = judged(plan, entered)
    people = list(plan.people)
    random.shuffle(entered)
    random.shuffle(people)

    after = judged(replace(plan, people=tuple(people)), entered)

    assert [bare(one) for one in after] == [bare(one) for one in before]


@settings(deadline=None)
@given(plan=weeks(), rule=st.sampled_from(SLOT_BY_SLOT), cut=st.integers(0, 9))
def test_a_period_cut_in_two_at_midnight_changes_nothing_for_rules_judged_slot_by_slot(
    plan: Plan, rule: Rule, cut: int
) -> None:
    midnight = datetime.combine(plan.days[0] + timedelta(days=cut), time())

    halves = (
        *judged(plan, [rule], Period(ALWAYS.begins, midnight)),
        *judged(plan, [rule], Period(midnight)),
    )

    assert Counter(halves) == Counter(judged(plan, [rule]))


def after(plan: Plan, cut: int) -> Plan:
    """The plan with its first `cut` days before it."""
    first = plan.days[0] + timedelta(days=cut)
    before, slots = (
        tuple(slot for slot in plan.slots if (slot.day < first) is earlier)
        for earlier in (True, False)
    )
    return replace(plan, slots=slots, before=before)


@settings(deadline=None)
@given(
    plan=weeks(),
    rule=st.sampled_from([rule for rule in SAMPLES if not looks_back(rule)]),
    cut=st.integers(0, 9),
)
def test_days_before_the_plan_are_nothing_to_a_rule_that_does_not_look_back(
    plan: Plan, rule: Rule, cut: int
) -> None:
    later = after(plan, cut)

    assert judged(later, [rule]) == judged(replace(later, before=()), [rule])


@settings(deadline=None)
@given(
    plan=weeks(),
    rule=st.sampled_from([rule for rule in SAMPLES if isinstance(rule, Alternation)]),
    cut=st.integers(0, 9),
)
def test_a_turn_is_the_same_whether_the_one_before_it_is_in_the_plan_or_before_it(
    plan: Plan, rule: Alternation, cut: int
) -> None:
    later = after(plan, 7 if rule.turn is TurnSpan.WEEK else cut)

    assert judged(later, [rule]) == tuple(
        one for one in judged(plan, [rule]) if one.slot and one.slot.day in later.days
    )


@settings(deadline=None)
@given(plan=weeks(), rule=st.sampled_from(SAMPLES))
def test_judging_twice_says_the_same(plan: Plan, rule: Rule) -> None:
    assert judged(plan, [rule]) == judged(plan, [rule])
