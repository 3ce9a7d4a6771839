"""The judge as a whole: periods, order, and what must never change a verdict."""

from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.check import check
from planning.force import InForce
from planning.people import Rank
from planning.plan import Plan
from planning.rules.base import Direction, Measured
from planning.rules.count_bound import CountBound
from planning.rules.person_state import Must, PersonState
from planning.spans import Period
from planning.tests.drawing import C1, C2, MONDAY, TUESDAY, WEDNESDAY, draw
from planning.time import Half, Slot

ALWAYS = Period(datetime(2026, 1, 1))
AT_MOST_ONE = CountBound(clause=C1, direction=Direction.MAX, amount=1)
HEAD_COMES = PersonState(clause=C2, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}))
NAMES = ("Anna(head)", "Boris", "Vera(guard)", "Gia@V")
TOKENS = st.sampled_from(["O", "OA", "OP", "R", "L", "M", "B", "X", "T"])
PLANS = st.lists(st.tuples(*[TOKENS] * 3), min_size=len(NAMES), max_size=len(NAMES)).map(
    lambda rows: draw(
        "\n".join(f"{name} {' '.join(row)}" for name, row in zip(NAMES, rows, strict=True))
    )
)
QUICK = settings(max_examples=40, deadline=None)


def test_a_rule_that_begins_at_noon_leaves_the_morning_alone() -> None:
    plan = draw("Anna OA O\nBoris O OP\nVera R O")
    at_noon = Period(datetime(2026, 11, 30, 12), datetime(2026, 12, 1, 12))

    found = check(plan, [InForce(AT_MOST_ONE, at_noon)])

    assert [(violation.slot, violation.found) for violation in found] == [
        (Slot(TUESDAY, Half.MORNING), 2)
    ]


def test_violations_come_by_day_then_clause() -> None:
    plan = draw("Anna(head) R R\nBoris O O\nVera O O")

    found = check(plan, [InForce(HEAD_COMES, ALWAYS), InForce(AT_MOST_ONE, ALWAYS)])

    assert [(violation.slot, violation.clause.key) for violation in found] == [
        (Slot(MONDAY), "2"),
        (Slot(MONDAY), "1"),
        (Slot(TUESDAY), "2"),
        (Slot(TUESDAY), "1"),
    ]


@QUICK
@given(PLANS, st.permutations(range(len(NAMES))))
def test_the_order_of_rules_and_people_never_matters(plan: Plan, order: list[int]) -> None:
    rules = [InForce(AT_MOST_ONE, ALWAYS), InForce(HEAD_COMES, ALWAYS)]
    shuffled = Plan(people=tuple(plan.people[n] for n in order), slots=plan.slots, work=plan.work)

    assert check(shuffled, rules[::-1]) == check(plan, rules)


@QUICK
@given(PLANS, st.integers(0, 6), st.integers(1, 6), st.sampled_from(Measured))
def test_a_stricter_cap_never_gives_fewer_violations(
    plan: Plan, numerator: int, denominator: int, measured: Measured
) -> None:
    loose = CountBound(
        clause=C1,
        direction=Direction.MAX,
        amount=Fraction(numerator + 1, denominator),
        measured=measured,
    )
    strict = CountBound(
        clause=C1,
        direction=Direction.MAX,
        amount=Fraction(numerator, denominator),
        measured=measured,
    )

    assert len(list(strict.check(plan))) >= len(list(loose.check(plan)))


@QUICK
@given(PLANS, st.integers(0, 3))
def test_splitting_a_period_at_midnight_changes_nothing(plan: Plan, days: int) -> None:
    cut = datetime(2026, 11, 30) + timedelta(days=days)
    rules = (AT_MOST_ONE, HEAD_COMES)
    whole = [InForce(rule, ALWAYS) for rule in rules]
    parts = [
        InForce(rule, period)
        for rule in rules
        for period in (Period(ALWAYS.begins, cut), Period(cut))
    ]

    assert check(plan, parts) == check(plan, whole)


@QUICK
@given(PLANS)
def test_removing_a_rule_never_adds_a_violation(plan: Plan) -> None:
    both = check(plan, [InForce(AT_MOST_ONE, ALWAYS), InForce(HEAD_COMES, ALWAYS)])

    assert set(check(plan, [InForce(AT_MOST_ONE, ALWAYS)])) <= set(both)


def test_a_plan_seen_in_fewer_slots_shows_only_those() -> None:
    plan = draw("Anna O R OA")

    narrowed = plan.during(lambda slot: slot.day >= TUESDAY)

    assert narrowed.days == (TUESDAY, WEDNESDAY)
    assert plan.among({"Anna"}).people == plan.people
