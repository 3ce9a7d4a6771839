"""Two laws over one week: what is newly broken, what is in order again, and which numbers
change.
"""

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from planning.check import check
from planning.comparison import DayLimit, RuleBreach, breaches_added, breaches_lifted, limit_changes
from planning.force import InForce
from planning.people import LEADERS
from planning.plan import Plan
from planning.rules.base import Direction, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.person_state import Must, PersonState
from planning.spans import Period
from planning.tally import TallyRow, tally
from planning.tests.drawing import ADVICE, C1, C2, MONDAY, TUESDAY, WEDNESDAY, draw
from planning.time import Slot

ALWAYS = Period(datetime(2026, 1, 1))
FROM_TUESDAY_NOON = Period(datetime.combine(TUESDAY, datetime(2026, 1, 1, 12).time()))
FOUR = draw("""
    Anna(head)   O O O
    Boris        O O R
    Vera         O O R
    Gia          R O R
""")
CAP = CountBound(clause=C1, direction=Direction.MAX, amount=2)


def breaches(plan: Plan, *rules: Rule) -> tuple[RuleBreach, ...]:
    by_clause = {(rule.clause, rule.code): rule for rule in rules}
    violations = check(plan, [InForce(rule, ALWAYS) for rule in rules])
    return tuple(RuleBreach(one, by_clause[one.clause, one.rule]) for one in violations)


def rows(plan: Plan, *rules: InForce) -> tuple[TallyRow, ...]:
    return tally(plan, rules, check(plan, rules)).rows


def numbers(limit: DayLimit | None) -> tuple[int, int] | None:
    return (limit.number, limit.base) if limit else None


def slots(found: tuple[RuleBreach, ...]) -> list[Slot | None]:
    return [one.violation.slot for one in found]


def test_a_first_cap_adds_what_is_over_it() -> None:
    found = breaches_added((), breaches(FOUR, CAP))

    assert [(one.violation.slot, one.turns) for one in found] == [
        (Slot(MONDAY), 1),
        (Slot(TUESDAY), 2),
    ]


def test_the_same_number_under_another_clause_adds_nothing_and_lifts_nothing() -> None:
    before, after = breaches(FOUR, CAP), breaches(FOUR, replace(CAP, clause=C2))

    assert (breaches_added(before, after), breaches_lifted(before, after)) == ((), ())


def test_a_stricter_number_adds_the_day_that_is_over_by_more() -> None:
    before, after = breaches(FOUR, replace(CAP, amount=3)), breaches(FOUR, CAP)

    assert slots(breaches_added(before, after)) == [Slot(MONDAY), Slot(TUESDAY)]
    assert breaches_lifted(before, after) == ()


def test_a_looser_number_lifts_the_day_that_keeps_it_and_adds_nothing() -> None:
    before, after = breaches(FOUR, CAP), breaches(FOUR, replace(CAP, amount=3))

    assert breaches_added(before, after) == ()
    assert slots(breaches_lifted(before, after)) == [Slot(MONDAY)]


def test_what_was_advised_and_is_ordered_now_is_new() -> None:
    before, after = breaches(FOUR, replace(CAP, clause=ADVICE)), breaches(FOUR, CAP)

    assert slots(breaches_added(before, after)) == [Slot(MONDAY), Slot(TUESDAY)]
    assert breaches_added(after, before) == ()


def test_a_cap_on_leaders_is_another_matter_than_a_cap_on_all() -> None:
    leaders = replace(CAP, clause=C2, amount=0, base=Base(ranks=LEADERS))

    found = breaches_added(breaches(FOUR, CAP), breaches(FOUR, CAP, leaders))

    assert [one.rule for one in found] == [leaders, leaders, leaders]


def test_an_order_about_one_person_is_new_for_that_person_only() -> None:
    heads = PersonState(clause=C1, must=Must.REMOTE, ranks=LEADERS)
    everybody = PersonState(clause=C1, must=Must.REMOTE)

    found = breaches_added(breaches(FOUR, heads), breaches(FOUR, replace(heads, clause=C2)))

    assert found == ()
    assert {one.violation.person for one in breaches_added((), breaches(FOUR, everybody))} == {
        "Anna",
        "Boris",
        "Vera",
        "Gia",
    }


def test_limits_change_only_on_the_days_on_which_the_new_law_holds() -> None:
    half = InForce(replace(CAP, amount=Fraction(1, 2)), ALWAYS)
    quarter = InForce(replace(CAP, amount=Fraction(1, 4), clause=C2), FROM_TUESDAY_NOON)

    (change,) = limit_changes(rows(FOUR, half), rows(FOUR, half, quarter))

    assert (numbers(change.before), numbers(change.after)) == ((2, 4), (1, 4))
    assert (change.days, change.after and change.after.rule.clause) == ((TUESDAY, WEDNESDAY), C2)


def test_a_looser_cap_beside_a_tighter_one_changes_no_limit() -> None:
    tight, loose = InForce(CAP, ALWAYS), InForce(replace(CAP, amount=3, clause=C2), ALWAYS)

    assert limit_changes(rows(FOUR, tight), rows(FOUR, tight, loose)) == ()


def test_the_highest_of_two_floors_counts_and_one_that_ends_leaves_none() -> None:
    one = InForce(replace(CAP, direction=Direction.MIN, amount=1), ALWAYS)
    two = InForce(replace(CAP, direction=Direction.MIN, amount=2, clause=C2), ALWAYS)

    (raised,) = limit_changes(rows(FOUR, one), rows(FOUR, one, two))
    (ended,) = limit_changes(rows(FOUR, one), rows(FOUR))

    assert (raised.counted.is_most, numbers(raised.before), numbers(raised.after)) == (
        False,
        (1, 4),
        (2, 4),
    )
    assert (numbers(ended.before), numbers(ended.after)) == ((1, 4), None)
