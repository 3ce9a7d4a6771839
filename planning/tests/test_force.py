"""Which rules bind which unit and when."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from planning.clause import Binding, ClauseRef
from planning.force import InForce, Scope, rule_behind
from planning.people import DatedLevel, Person, Unit
from planning.plan import Plan
from planning.rules.base import Direction
from planning.rules.count_bound import CountBound
from planning.spans import Period, Spans
from planning.tests.drawing import C1, MONDAY, TUESDAY
from planning.time import Half, Slot
from planning.violation import Violation

RULE = CountBound(clause=C1, direction=Direction.MAX, amount=1)
MORNING, AFTERNOON, WHOLE = Slot(MONDAY, Half.MORNING), Slot(MONDAY, Half.AFTERNOON), Slot(MONDAY)
DIVISION = Unit(key="P1", size=9, traits=frozenset({"division", "can-work-remotely"}))

OFFICE_OR_DIVISION = frozenset({frozenset({"office", "division"})})


@pytest.mark.parametrize(
    ("hour", "morning", "afternoon"),
    [(0, True, True), (6, True, True), (8, True, True), (12, False, True), (20, False, False)],
)
def test_an_order_that_begins_within_the_day_holds_for_the_halves_still_to_be_worked(
    hour: int, morning: bool, afternoon: bool
) -> None:
    period = Period(datetime(2026, 11, 30, hour))

    assert (period.holds(MORNING), period.holds(AFTERNOON), period.holds(WHOLE)) == (
        morning,
        afternoon,
        morning or afternoon,
    )
    assert period.splits(WHOLE) == (morning != afternoon)


def test_an_order_that_ends_at_six_in_the_morning_leaves_that_day_alone() -> None:
    period = Period(datetime(2026, 11, 1), datetime(2026, 11, 30, 6))

    assert not period.holds(WHOLE)


def test_the_end_of_a_period_is_not_part_of_it() -> None:
    period = Period(datetime(2026, 11, 30), datetime(2026, 12, 1))

    assert [
        period.covers(moment)
        for moment in (period.begins, datetime(2026, 11, 30, 23, 59), datetime(2026, 12, 1))
    ] == [
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
    assert InForce(RULE, Period(datetime(2026, 1, 1)), scope).binds(DIVISION) == binds


@pytest.mark.parametrize(
    ("binding", "blocks"), [(Binding.ORDER, True), (Binding.TARGET, False), (Binding.ADVICE, False)]
)
def test_only_an_order_blocks(binding: Binding, blocks: bool) -> None:
    rule = CountBound(clause=ClauseRef(key="1", binding=binding), direction=Direction.MAX, amount=1)

    assert InForce(rule, Period(datetime(2026, 1, 1))).blocks == blocks


@pytest.mark.parametrize(
    ("narrow", "wide", "is_narrower"),
    [
        (Scope(traits=frozenset({"office"})), Scope(either=OFFICE_OR_DIVISION), True),
        (Scope(either=OFFICE_OR_DIVISION), Scope(traits=frozenset({"office"})), False),
        (Scope(either=OFFICE_OR_DIVISION), Scope(), True),
        (Scope(either=OFFICE_OR_DIVISION, min_size=5), Scope(either=OFFICE_OR_DIVISION), True),
        (Scope(either=OFFICE_OR_DIVISION), Scope(either=OFFICE_OR_DIVISION), False),
    ],
)
def test_one_kind_is_narrower_than_either_of_two(
    narrow: Scope, wide: Scope, is_narrower: bool
) -> None:
    assert narrow.is_narrower(wide) is is_narrower


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2026, 12, day, hour)


def test_periods_that_meet_or_overlap_are_one_span_and_empty_ones_none() -> None:
    spans = Spans.of(
        Period(at(5), at(7)),
        Period(at(1), at(3)),
        Period(at(2), at(4)),
        Period(at(4), at(5)),
        Period(at(9), at(9)),
    )

    assert spans == Spans((Period(at(1), at(7)),))


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        (Period(at(3), at(4)), (Period(at(1), at(3)), Period(at(4)))),
        (Period(at(1)), ()),
        (Period(datetime(2026, 1, 1), at(2)), (Period(at(2)),)),
        (Period(datetime(2026, 1, 1), at(1)), (Period(at(1)),)),
    ],
)
def test_a_period_taken_out_of_another_leaves_what_lies_before_and_after(
    cut: Period, left: tuple[Period, ...]
) -> None:
    assert Spans.of(Period(at(1))).minus(Spans.of(cut)) == Spans(left)


def test_a_gap_from_noon_splits_the_day_and_leaves_its_morning() -> None:
    spans = Spans.of(Period(at(1), at(1, 12)), Period(at(2)))

    assert [
        spans.holds(slot)
        for slot in (Slot(TUESDAY, Half.MORNING), Slot(TUESDAY, Half.AFTERNOON), Slot(TUESDAY))
    ] == [
        True,
        False,
        True,
    ]
    assert [spans.splits(Slot(date(2026, 12, day))) for day in (1, 2)] == [True, False]


@pytest.mark.parametrize(
    ("scope", "binds"),
    [
        (Scope(offices=frozenset({"go-vap", "quan-1"})), True),
        (Scope(offices=frozenset({"quan-1"})), False),
        (Scope(homes=frozenset({"quan-1"})), True),
    ],
)
def test_the_zone_of_the_office_decides_for_a_unit_and_that_of_a_home_does_not(
    scope: Scope, binds: bool
) -> None:
    assert scope.includes(Unit(key="P1", zone="go-vap")) == binds


def test_a_clause_for_an_alert_level_holds_on_the_days_on_which_that_level_is_declared() -> None:
    levels = (
        DatedLevel("level-3", date(2026, 12, 1), date(2026, 12, 2)),
        DatedLevel("level-4", date(2026, 12, 3)),
    )
    unit = Unit(key="P1", zone="go-vap", levels=levels)

    spans = [
        Scope(alert_levels=frozenset(level)).when(unit)
        for level in ({"level-3"}, {"level-4"}, {"level-3", "level-4"}, {"level-1"})
    ]

    assert spans == [
        Spans.of(Period(at(1), at(3))),
        Spans.of(Period(at(3))),
        Spans.of(Period(at(1))),
        Spans(),
    ]


@pytest.mark.parametrize(
    ("narrow", "wide", "is_narrower"),
    [
        (Scope(traits=frozenset({"office"})), Scope(), True),
        (Scope(), Scope(traits=frozenset({"office"})), False),
        (Scope(), Scope(), False),
        (Scope(min_size=10), Scope(min_size=5), True),
        (Scope(offices=frozenset({"a"})), Scope(offices=frozenset({"a", "b"})), True),
        (Scope(offices=frozenset({"a", "c"})), Scope(offices=frozenset({"a", "b"})), False),
        (Scope(homes=frozenset({"a"})), Scope(offices=frozenset({"a"})), False),
        (
            Scope(alert_levels=frozenset({"level-4"}), without=frozenset({"office"})),
            Scope(without=frozenset({"office"})),
            True,
        ),
    ],
)
def test_a_scope_is_narrower_if_it_asks_for_more(
    narrow: Scope, wide: Scope, is_narrower: bool
) -> None:
    assert narrow.is_narrower(wide) == is_narrower


def test_a_rule_sees_only_the_people_it_speaks_of() -> None:
    plan = Plan(
        people=tuple(
            Person(key=key, home=home) for key, home in (("An", "a"), ("Be", "b"), ("Ca", ""))
        ),
        slots=(),
        work={},
    )
    ever = Period(datetime(2026, 1, 1))

    seen = [
        [person.key for person in one.seen(plan).people]
        for one in (
            InForce(RULE, ever),
            InForce(RULE, ever, Scope(homes=frozenset({"a"}))),
            InForce(RULE, ever, without_homes=frozenset({"a"})),
        )
    ]

    assert seen == [["An", "Be", "Ca"], ["An"], ["Be", "Ca"]]


def test_of_one_clause_that_changes_over_time_the_rule_of_the_day_is_behind_a_breach() -> None:
    first, then = (
        InForce(RULE, Period(at(1), at(2))),
        InForce(replace(RULE, amount=2), Period(at(2))),
    )
    breach = Violation(rule=RULE.code, clause=C1, slot=Slot(date(2026, 12, 2)))

    assert rule_behind(breach, (first, then)) == then
