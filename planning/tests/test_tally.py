"""The counters under a week are the judge's own numbers."""

from datetime import datetime
from fractions import Fraction

from planning.check import check
from planning.force import InForce
from planning.people import LEADERS, Rank
from planning.plan import Plan
from planning.rules.base import Direction, Grain, Measured
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, CountLevel
from planning.rules.person_state import Must, PersonState
from planning.rules.week_average import WeekAverage
from planning.spans import Period
from planning.tally import Tally, tally
from planning.tests.drawing import ADVICE, C1, C2, MONDAY, TUESDAY, WEDNESDAY, draw
from planning.time import Half, Slot

ALWAYS = Period(datetime(2026, 1, 1))
A_THIRD = CountBound(
    clause=C1,
    direction=Direction.MAX,
    amount=Fraction(1, 3),
    base=Base(exclude_tags=frozenset({"clerk"})),
)
A_LEADER = CountBound(clause=C2, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))


def tallied(plan: Plan, *rules: InForce) -> Tally:
    return tally(plan, rules, check(plan, rules))


def test_a_counter_says_how_many_of_how_many_and_who_is_exempt() -> None:
    plan = draw("""
        Anna(head)  O R
        Boris       O O
        Vera        R R
        Gia(clerk)  O O
    """)

    (row,) = tallied(plan, InForce(A_THIRD, ALWAYS)).rows

    numbers = [
        (counter.count.found, counter.count.high, len(counter.count.base), counter.is_over)
        for counter in row.counters
        if counter
    ]
    assert numbers == [(2, 1, 3, True), (1, 1, 3, False)]
    assert [sorted(counter.count.exempt) for counter in row.counters if counter] == [
        ["Gia"],
        ["Gia"],
    ]


def test_a_minimum_that_is_not_reached_is_under() -> None:
    plan = draw("Anna(head) O R\nBoris O O")

    (row,) = tallied(plan, InForce(A_LEADER, ALWAYS)).rows

    assert [counter.is_under for counter in row.counters if counter] == [False, True]
    assert not row.caps_presence


def test_a_rule_has_no_counter_on_days_outside_its_period() -> None:
    plan = draw("Anna O O O")
    on_tuesday = Period(datetime(2026, 12, 1), datetime(2026, 12, 2))

    (row,) = tallied(plan, InForce(A_THIRD, on_tuesday)).rows

    assert [counter.day if counter else None for counter in row.counters] == [None, TUESDAY, None]


def test_of_two_halves_judged_apart_the_tighter_one_is_shown() -> None:
    plan = draw("Anna O\nBoris OP\nVera R\nGia R\nHoa R\nLan R")
    each_half = CountBound(clause=C1, direction=Direction.MAX, amount=1, grain=Grain.INSTANT)

    (row,) = tallied(plan, InForce(each_half, ALWAYS)).rows

    assert [(counter.count.slot, counter.count.found) for counter in row.counters if counter] == [
        (Slot(MONDAY, Half.AFTERNOON), 2)
    ]


def test_a_day_names_its_leaders_and_its_tightest_binding_cap() -> None:
    plan = draw("""
        Anna(head)    O R
        Boris(deputy) T R
        Vera          O O
    """)
    at_most_four = CountBound(clause=C2, direction=Direction.MAX, amount=4)
    advice = CountBound(clause=ADVICE, direction=Direction.MAX, amount=0)
    at_home = CountBound(clause=C2, direction=Direction.MAX, amount=0, measured=Measured.REMOTE)

    monday, tuesday = tallied(
        plan, *(InForce(rule, ALWAYS) for rule in (at_most_four, A_THIRD, advice, at_home))
    ).days

    assert [person.key for person in monday.leaders] == ["Anna", "Boris"]
    assert [person.key for person in tuesday.present] == ["Vera"]
    assert monday.cap is not None
    assert (monday.cap.rule, monday.cap.room) == (A_THIRD, -2)


def test_without_a_cap_a_day_has_none() -> None:
    (monday,) = tallied(draw("Anna O"), InForce(A_LEADER, ALWAYS)).days

    assert monday.cap is None


def test_the_rules_that_are_kept_are_listed() -> None:
    plan = draw("Anna(head) R\nBoris O\nVera R\nGia R")
    head = InForce(PersonState(clause=C2, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD})), ALWAYS)
    cap = InForce(A_THIRD, ALWAYS)

    assert tallied(plan, head, cap).kept == (cap,)


def test_a_limit_on_rooms_is_not_kept_where_nobody_has_a_room() -> None:
    rooms = CountBound(clause=C1, direction=Direction.MAX, amount=1, level=CountLevel.ROOM)
    average = WeekAverage(clause=C2, daily=rooms)

    assert (
        tallied(draw("Anna O\nBoris O"), InForce(rooms, ALWAYS), InForce(average, ALWAYS)).kept
        == ()
    )
    assert [
        one.rule
        for one in tallied(draw("Anna#12 O"), InForce(rooms, ALWAYS), InForce(average, ALWAYS)).kept
    ] == [rooms, average]


def test_each_unit_of_a_plan_has_its_own_row() -> None:
    plan = draw("Anna@A O\nBoris@B R", first=WEDNESDAY)

    assert [row.unit for row in tallied(plan, InForce(A_THIRD, ALWAYS)).rows] == ["A", "B"]
