"""Which rules bind which unit and when."""

from datetime import datetime

import pytest

from planning.clause import Binding, ClauseRef
from planning.force import InForce, Period, Scope, rules_for
from planning.people import Unit
from planning.rules.count_bound import CountBound, Direction
from planning.tests.drawing import C1, MONDAY, TUESDAY
from planning.time import Half, Slot

RULE = CountBound(clause=C1, direction=Direction.MAX, amount=1)
MORNING, AFTERNOON, WHOLE = Slot(MONDAY, Half.MORNING), Slot(MONDAY, Half.AFTERNOON), Slot(MONDAY)
DIVISION = Unit(key="P1", size=9, traits=frozenset({"division", "can-work-remotely"}))


@pytest.mark.parametrize(
    ("hour", "morning", "afternoon"), [(0, True, True), (6, True, True), (8, True, True), (12, False, True), (20, False, False)]
)
def test_an_order_that_begins_within_the_day_holds_for_the_halves_still_to_be_worked(hour: int, morning: bool, afternoon: bool) -> None:
    period = Period(datetime(2026, 11, 30, hour))

    assert (period.holds(MORNING), period.holds(AFTERNOON), period.holds(WHOLE)) == (morning, afternoon, morning or afternoon)
    assert period.splits(WHOLE) == (morning != afternoon)


def test_an_order_that_ends_at_six_in_the_morning_leaves_that_day_alone() -> None:
    period = Period(datetime(2026, 11, 1), datetime(2026, 11, 30, 6))

    assert not period.holds(WHOLE)


def test_the_end_of_a_period_is_not_part_of_it() -> None:
    period = Period(datetime(2026, 11, 30), datetime(2026, 12, 1))

    assert [period.covers(moment) for moment in (period.begins, datetime(2026, 11, 30, 23, 59), datetime(2026, 12, 1))] == [
        True,
        True,
        False,
    ]


def test_an_open_order_holds_until_further_notice() -> None:
    assert Period(datetime(2026, 1, 1)).holds(Slot(MONDAY.replace(year=2036)))


@pytest.mark.parametrize(
    ("scope", "binds"),
    [
        (Scope(), True),
        (Scope(traits=frozenset({"can-work-remotely"})), True),
        (Scope(traits=frozenset({"can-work-remotely", "office"})), False),
        (Scope(without=frozenset({"suspended"})), True),
        (Scope(without=frozenset({"division"})), False),
        (Scope(min_size=9), True),
        (Scope(min_size=10), False),
    ],
)
def test_a_clause_binds_the_units_it_speaks_of(scope: Scope, binds: bool) -> None:
    one = InForce(RULE, Period(datetime(2026, 1, 1)), scope)

    assert rules_for(DIVISION, [WHOLE], [one]) == ((one,) if binds else ())


def test_only_rules_in_force_in_one_of_the_slots_are_asked_for() -> None:
    monday = InForce(RULE, Period(datetime(2026, 11, 30), datetime(2026, 12, 1)))

    assert rules_for(DIVISION, [Slot(TUESDAY)], [monday]) == ()
    assert rules_for(DIVISION, [WHOLE, Slot(TUESDAY)], [monday]) == (monday,)


@pytest.mark.parametrize(("binding", "blocks"), [(Binding.ORDER, True), (Binding.TARGET, False), (Binding.ADVICE, False)])
def test_only_an_order_blocks(binding: Binding, blocks: bool) -> None:
    rule = CountBound(clause=ClauseRef(key="1", binding=binding), direction=Direction.MAX, amount=1)

    assert InForce(rule, Period(datetime(2026, 1, 1))).blocks == blocks
