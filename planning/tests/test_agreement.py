"""Judge and planner mean the same: whatever is decided, a rule's rows are kept exactly when its
check finds nothing.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property
from itertools import islice, product
from random import Random

import pytest

from planning.check import check
from planning.force import InForce, Scope
from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.rules.alternation import Alternation
from planning.rules.base import Rule
from planning.rules.catalogue import CATALOGUE
from planning.rules.catalogue import RECORDED as NOT_PLANNED
from planning.rules.holder_quota import HolderQuota
from planning.rules.person_state import Must, PersonState
from planning.spans import Period, Spans
from planning.tests.drawing import C1, FRIDAY, MONDAY, SATURDAY, THURSDAY, draw, picture
from planning.tests.plain_board import PlainBoard
from planning.tests.samples import (
    AVERAGES,
    COUNTS,
    PATTERNS,
    PLANNED,
    QUOTAS,
    REASONS,
    RECORDED,
    SAMPLES,
    STATES,
)
from planning.time import Half, Slot

FREE_CELLS = 6
SEEDS = range(4)
GIVEN = (
    Work.ON_SITE,
    Work.ON_DUTY,
    Work.LIVE_IN,
    Work.REMOTE,
    Work.MISSION,
    Work.TRAINING,
    Work.LEAVE,
    Work.MOBILISED,
    Work.OFF,
)
PEOPLE = (
    Person(key="Hoa", rank=Rank.HEAD),
    Person(
        key="Dan",
        rank=Rank.DEPUTY,
        dated=(DatedTag("flooded-area", FRIDAY, FRIDAY), DatedTag("tested-negative", FRIDAY)),
    ),
    Person(
        key="Gia", tags=frozenset({"guard"}), standing_reasons=("meeting", "office-duty"), room="12"
    ),
    Person(
        key="Lan",
        dated=(DatedTag("flooded-area", SATURDAY), DatedTag("tested-negative", THURSDAY, FRIDAY)),
        room="12",
    ),
    Person(
        key="Nam",
        rank=Rank.DEPUTY,
        unit="V",
        standing_reasons=("mail",),
        tags=frozenset({"driver"}),
    ),
)
AT_HOME = tuple(
    replace(person, home="phuong-5" if place % 2 else "phuong-6")
    for place, person in enumerate(PEOPLE)
)
DAYS = tuple(Slot(day) for day in (FRIDAY, SATURDAY))
HALVES = tuple(Slot(day, half) for day in (FRIDAY, SATURDAY) for half in Half)
FROM_NOON = HALVES[1:]
TWO_WEEKS = tuple(Slot(MONDAY + timedelta(days=day)) for day in (2, 3, 4, 7, 8, 9))


@dataclass(frozen=True)
class DrawnWeek:
    """A week in which some cells are free; every rule is asked of the same decisions, so they are
    listed once.
    """

    plan: Plan
    free: frozenset[tuple[str, Slot]]

    @cached_property
    def decisions(self) -> tuple[Plan, ...]:
        cells = sorted(self.free)
        return tuple(
            replace(self.plan, work={**self.plan.work, **dict(zip(cells, decision, strict=True))})
            for decision in product((Work.ON_SITE, Work.REMOTE), repeat=len(cells))
        )

    def bound(self, one: Rule | InForce) -> PlainBoard:
        """The rows of a rule, which sees what is in force of the week."""
        board = PlainBoard(self.plan, self.free)
        if isinstance(one, InForce):
            seen = one.seen(self.plan)
            one.rule.bind(replace(board, plan=seen, rows=board.rows, groups=board.groups))
        else:
            one.bind(board)
        return board


@cache
def drawn_at_random(
    slots: tuple[Slot, ...],
    seed: int,
    free_cells: int = FREE_CELLS,
    people: tuple[Person, ...] = PEOPLE,
) -> DrawnWeek:
    """Some cells free, the others given at random; half of those on site have a reason."""
    random = Random(seed)
    cells = [(person.key, slot) for person in people for slot in slots]
    free = frozenset(random.sample(cells, min(free_cells, len(cells))))
    work = {cell: Work.REMOTE if cell in free else random.choice(GIVEN) for cell in cells}
    reasons = {
        cell: random.choice(("office-duty", "mail", "meeting"))
        for cell in cells
        if random.random() < 0.4
    }
    return DrawnWeek(Plan(people=people, slots=slots, work=work, reasons=reasons), free)


def is_settled_by_what_is_given(rule: Rule) -> bool:
    """Who holds a permit and who lives in is not the planner's to decide."""
    return isinstance(rule, HolderQuota) or (
        isinstance(rule, PersonState) and rule.must is Must.LIVE_IN
    )


@pytest.mark.parametrize("slots", [DAYS, HALVES, FROM_NOON], ids=["days", "halves", "from noon"])
@pytest.mark.parametrize("rule", PLANNED, ids=lambda rule: rule.code)
def test_judge_and_planner_agree(rule: Rule, slots: tuple[Slot, ...]) -> None:
    for seed in SEEDS:
        week = drawn_at_random(slots, seed)
        board = week.bound(rule)

        for plan in week.decisions:
            assert board.accepts(plan) == (not list(rule.check(plan))), (
                f"seed {seed}, {rule}\n{picture(plan)}"
            )


@pytest.mark.parametrize(
    "scope", [Scope(), Scope(homes=frozenset({"phuong-5"}))], ids=["everybody", "of one ward"]
)
@pytest.mark.parametrize("rule", PLANNED, ids=lambda rule: rule.code)
def test_judge_and_planner_see_the_same_people_and_the_same_gaps(rule: Rule, scope: Scope) -> None:
    """A rule that pauses from the first noon until the next morning, and one more that leaves a
    ward to a rule of its own.
    """
    noon = datetime.combine(FRIDAY, time(12))
    gap = Spans.of(Period(noon, datetime.combine(SATURDAY, time())))
    spans = Spans.of(Period(datetime.combine(FRIDAY, time()))).minus(gap)
    for one in (
        InForce(rule, spans, scope),
        InForce(rule, spans, without_homes=frozenset({"phuong-5"})),
    ):
        week = drawn_at_random(HALVES, seed=5, people=AT_HOME)
        board = week.bound(one)

        for plan in week.decisions:
            assert board.accepts(plan) == (not check(plan, [one])), f"{one}\n{picture(plan)}"


@pytest.mark.parametrize("rule", [COUNTS[0], STATES[1], REASONS[1]], ids=lambda rule: rule.code)
def test_judge_and_planner_agree_over_twelve_free_cells(rule: Rule) -> None:
    week = drawn_at_random(HALVES, seed=12, free_cells=12)
    board = week.bound(rule)

    for plan in week.decisions:
        assert board.accepts(plan) == (not list(rule.check(plan))), f"{rule}\n{picture(plan)}"


@pytest.mark.parametrize("free_cells", [8, 12])
@pytest.mark.parametrize("rule", [*PATTERNS, *QUOTAS, *AVERAGES], ids=lambda rule: rule.code)
def test_judge_and_planner_agree_over_two_weeks_of_two_people(rule: Rule, free_cells: int) -> None:
    week = drawn_at_random(
        TWO_WEEKS,
        seed=3,
        free_cells=free_cells,
        people=PEOPLE[1:3] if rule not in PATTERNS[:2] else PEOPLE[:2],
    )
    board = week.bound(rule)

    for plan in week.decisions:
        assert board.accepts(plan) == (not list(rule.check(plan))), f"{rule}\n{picture(plan)}"


@cache
def drawn_after_a_week(seed: int) -> DrawnWeek:
    """Three days after three of the week before, of which not everything is known."""
    week, random = drawn_at_random(TWO_WEEKS[3:], seed), Random(seed)
    before = tuple(
        Slot(slot.day, half) for slot in TWO_WEEKS[:3] for half in (Half if seed % 2 else (None,))
    )
    known = {
        (person.key, slot): random.choice(GIVEN)
        for person in PEOPLE
        for slot in before
        if random.random() < 0.5
    }
    return replace(week, plan=replace(week.plan, before=before, work={**week.plan.work, **known}))


@pytest.mark.parametrize("begins", [MONDAY, THURSDAY], ids=["all along", "since Thursday"])
@pytest.mark.parametrize("rule", PLANNED, ids=lambda rule: rule.code)
def test_judge_and_planner_agree_on_what_came_before(rule: Rule, begins: date) -> None:
    one = InForce(rule, Period(datetime.combine(begins, time())))
    for seed in SEEDS:
        week = drawn_after_a_week(seed)
        board = week.bound(one)

        for plan in week.decisions:
            assert board.accepts(plan) == (not check(plan, [one])), (
                f"seed {seed}, {one}\n{picture(plan)}"
            )


@pytest.mark.parametrize(
    "rule",
    [rule for rule in PATTERNS if isinstance(rule, Alternation)],
    ids=lambda rule: f"{rule.code} {rule.turn}",
)
def test_what_came_before_makes_the_difference_between_keeping_and_breaking_a_turn(
    rule: Alternation,
) -> None:
    plans = [
        plan
        for seed in range(12)
        for plan in islice(drawn_after_a_week(seed).decisions, 0, None, 9)
    ]

    found = {
        (bool(list(rule.check(plan))), bool(list(rule.check(replace(plan, before=())))))
        for plan in plans
    }

    assert (True, False) in found
    assert (False, True) not in found


@pytest.mark.parametrize(
    "rule",
    [rule for rule in PLANNED if not is_settled_by_what_is_given(rule)],
    ids=lambda rule: rule.code,
)
def test_the_decisions_listed_here_both_keep_and_break_each_rule(rule: Rule) -> None:
    weeks = [
        drawn_at_random(slots, seed) for slots in (DAYS, HALVES, TWO_WEEKS) for seed in range(12)
    ]

    kept = {
        not list(rule.check(plan)) for week in weeks for plan in islice(week.decisions, 0, None, 9)
    }

    assert kept == {True, False}


@pytest.mark.parametrize(
    ("tokens", "kept"),
    [("I I", True), ("I R", False), ("L I", True), ("O I", False), ("T I", False)],
)
def test_only_living_in_keeps_an_order_to_stay(tokens: str, kept: bool) -> None:
    rule = PersonState(clause=C1, must=Must.LIVE_IN, excused=frozenset({Work.LEAVE}))
    plan = draw(f"Gia {tokens}")
    board = PlainBoard(
        plan, frozenset(cell for cell, state in plan.work.items() if state.is_decided)
    )

    rule.bind(board)

    assert board.accepts(plan) == (not list(rule.check(plan))) == kept


@pytest.mark.parametrize("rule", RECORDED, ids=lambda rule: rule.code)
def test_what_is_recorded_asks_nothing_of_a_planner(rule: Rule) -> None:
    board = drawn_at_random(DAYS, seed=0).bound(rule)

    assert board.rows == []
    assert type(rule) in NOT_PLANNED


def test_every_rule_has_a_sample() -> None:
    assert {rule.code for rule in SAMPLES} == set(CATALOGUE)
