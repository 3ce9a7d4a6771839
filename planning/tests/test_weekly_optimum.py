"""The planner against every plan there is: on small weeks nothing is better on any level, and
the judge agrees.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from itertools import groupby, product
from random import Random

import pytest

from planning.check import check
from planning.force import InForce
from planning.people import DatedTag, Person, Rank
from planning.plan import Plan, Work
from planning.rules.base import Direction, Rule
from planning.rules.count_bound import CountBound
from planning.solver.board import asked_of
from planning.solver.levels import settle, settle_in_turn
from planning.solver.model import Model, model_of
from planning.solver.outcome import Solved
from planning.solver.problem import AMENDED, FRESH, Limits, Turns, WeekProblem
from planning.solver.reasons import without_stale_reasons
from planning.solver.score import score
from planning.solver.weekly import solve
from planning.spans import Period
from planning.tests.drawing import ADVICE, C1, FRIDAY, THURSDAY, WEDNESDAY, draw, picture
from planning.tests.samples import AVERAGES, CONDITIONS, COUNTS, PATTERNS, QUOTAS, REASONS, STATES
from planning.time import Half, Slot

ALWAYS = Period(datetime(2026, 1, 1))
FROM_THURSDAY_NOON = Period(datetime(2026, 12, 3, 12))
PEOPLE = (
    Person(key="Hoa", rank=Rank.HEAD, standing_reasons=("mail",)),
    Person(key="Dan", rank=Rank.DEPUTY, dated=(DatedTag("flooded-area", FRIDAY, FRIDAY),)),
    Person(key="Gia", tags=frozenset({"guard"}), standing_reasons=("meeting", "office-duty")),
    Person(key="Lan"),
    Person(key="Nam", standing_reasons=("mail",)),
)
DAYS = tuple(Slot(day) for day in (WEDNESDAY, THURSDAY, FRIDAY))
HALVES = tuple(Slot(day, half) for day in (THURSDAY, FRIDAY) for half in Half)
GIVEN = (Work.ON_SITE, Work.ON_DUTY, Work.REMOTE, Work.LEAVE, Work.MISSION)


def problem_at_random(slots: tuple[Slot, ...], seed: int, free_cells: int) -> WeekProblem:
    random = Random(seed)
    cells = [(person.key, slot) for person in PEOPLE for slot in slots]
    free = frozenset(random.sample(cells, free_cells))
    rules: list[Rule] = [
        *random.sample(COUNTS, 3),
        random.choice(STATES),
        random.choice(REASONS),
        replace(random.choice(COUNTS), clause=ADVICE),
    ]
    plan = Plan(
        people=PEOPLE,
        slots=slots,
        work={
            cell: random.choice((Work.ON_SITE, Work.REMOTE) if cell in free else GIVEN)
            for cell in cells
        },
        reasons={
            cell: random.choice(("mail", "meeting")) for cell in cells if random.random() < 0.2
        },
    )
    return WeekProblem(
        plan=plan,
        free=free,
        rules=tuple(
            InForce(rule, random.choice((ALWAYS, ALWAYS, FROM_THURSDAY_NOON))) for rule in rules
        ),
        default=random.choice((Work.ON_SITE, Work.REMOTE)),
        cover={slot: random.randint(0, 3) for slot in slots if random.random() < 0.5},
        requested={
            cell: random.choice((Work.ON_SITE, Work.REMOTE))
            for cell in cells
            if random.random() < 0.1
        },
        history={
            person.key: Turns(random.randint(0, 9), random.randint(9, 20)) for person in PEOPLE[:4]
        },
        wishes={cell: random.randint(0, 5) for cell in cells},
        near=replace(plan, work={cell: random.choice(GIVEN) for cell in cells})
        if random.random() < 0.5
        else None,
        last_on=frozenset(random.sample([person.key for person in PEOPLE], 2)),
        order=random.choice((FRESH, AMENDED)),
    )


def every_plan(problem: WeekProblem) -> Iterator[Plan]:
    """Days that are free in both halves are decided whole, as the planner does unless a rule
    begins at their noon.
    """
    split = {
        slot.day
        for slot in problem.plan.slots
        if slot.half and any(one.period.splits(Slot(slot.day)) for one in problem.rules)
    }
    ordered = sorted(problem.free)
    blocks = [
        list(block)
        for _, block in groupby(
            ordered, key=lambda cell: (cell[0], cell[1] if cell[1].day in split else cell[1].day)
        )
    ]
    for decision in product((Work.ON_SITE, Work.REMOTE), repeat=len(blocks)):
        decided = {
            cell: work for block, work in zip(blocks, decision, strict=True) for cell in block
        }
        yield replace(problem.plan, work={**problem.plan.work, **decided})


def assert_best(problem: WeekProblem) -> None:
    solved = solve(problem)
    assert isinstance(solved, Solved)
    problem = without_stale_reasons(problem)
    asked = asked_of(problem.plan, problem.free, problem.rules)
    ways = [(*asked.rows, *chosen) for chosen in product(*asked.choices)]

    best = min(
        tuple(score(problem, rows, plan)[level] for level in problem.order)
        for plan in every_plan(problem)
        for rows in ways
    )

    assert tuple(reached.value for reached in solved.levels) == best, picture(solved.plan)
    assert tuple(reached.bound for reached in solved.levels) == best
    assert solved.proven
    assert solved.violations == check(solved.plan, problem.rules)


@pytest.mark.parametrize("slots", [DAYS, HALVES], ids=["days", "halves"])
@pytest.mark.parametrize("seed", range(16))
def test_no_plan_is_better_on_any_level(slots: tuple[Slot, ...], seed: int) -> None:
    assert_best(problem_at_random(slots, seed, free_cells=6))


@pytest.mark.parametrize("slots", [DAYS, HALVES], ids=["days", "halves"])
@pytest.mark.parametrize(
    "rule", [*PATTERNS, *QUOTAS, *CONDITIONS, *AVERAGES], ids=lambda rule: rule.code
)
def test_no_plan_is_better_under_rules_about_turns_teams_days_and_averages(
    rule: Rule, slots: tuple[Slot, ...]
) -> None:
    problem = problem_at_random(slots, seed=1, free_cells=6)

    assert_best(replace(problem, rules=(*problem.rules, InForce(rule, ALWAYS))))


def test_no_plan_is_better_over_ten_free_cells() -> None:
    assert_best(problem_at_random(DAYS, seed=12, free_cells=10))


@pytest.mark.parametrize("seed", range(8))
def test_both_ways_down_the_levels_end_equally_well(seed: int) -> None:
    problem = without_stale_reasons(problem_at_random(DAYS, seed, free_cells=10))
    model = model_of(problem, asked_of(problem.plan, problem.free, problem.rules).rows, Limits())
    assert isinstance(model, Model)

    at_once = settle(model.master, seconds=10, seed=1)
    in_turn = settle_in_turn(model.master, seconds=10, seed=1)

    assert at_once is not None
    assert in_turn is not None
    assert (
        in_turn.bounds
        == at_once.bounds
        == model.master.values(at_once.chosen)
        == model.master.values(in_turn.chosen)
    )


def lawful_plans(problem: WeekProblem) -> list[Plan]:
    return [plan for plan in every_plan(problem) if not check(plan, problem.rules)]


def test_no_lawful_plan_with_as_few_days_on_site_is_more_even() -> None:
    two_a_day = InForce(CountBound(clause=C1, direction=Direction.MIN, amount=2), ALWAYS)
    past = {"Hoa": 4, "Dan": 2, "Gia": 3}
    plan = draw("Hoa R R R\nDan R R L\nGia R R R")
    free = frozenset(cell for cell, state in plan.work.items() if state is Work.REMOTE)
    problem = WeekProblem(
        plan=plan,
        free=free,
        rules=(two_a_day,),
        history={key: Turns(turns, 10) for key, turns in past.items()},
    )

    def unevenness(plan: Plan) -> Fraction:
        there = {"Hoa": 13, "Dan": 12, "Gia": 13}
        turns = {
            key: past[key] + sum(plan.work[key, slot].is_on_site for slot in plan.slots)
            for key in past
        }
        return sum((Fraction(turns[key] ** 2, there[key]) for key in past), start=Fraction(0))

    solved = solve(problem)

    assert isinstance(solved, Solved)
    days = sum(state.is_on_site for state in solved.plan.work.values())
    as_few = [
        plan
        for plan in lawful_plans(problem)
        if sum(state.is_on_site for state in plan.work.values()) == days
    ]
    assert unevenness(solved.plan) == min(map(unevenness, as_few))


def test_no_lawful_plan_changes_fewer_cells_of_the_known_week() -> None:
    rules = (
        CountBound(clause=C1, direction=Direction.MIN, amount=2),
        CountBound(clause=C1, direction=Direction.MAX, amount=2),
    )
    known = draw("Hoa O O O\nDan R R R\nGia R O O\nLan O R R")
    now = draw("Hoa L L O\nDan R R R\nGia R O O\nLan O R R")
    free = frozenset(cell for cell, state in now.work.items() if state.is_decided)
    problem = WeekProblem(
        plan=now,
        free=free,
        rules=tuple(InForce(rule, ALWAYS) for rule in rules),
        near=known,
        order=AMENDED,
    )

    def changed(plan: Plan) -> int:
        return sum(plan.work[cell] is not known.work[cell] for cell in free)

    solved = solve(problem)

    assert isinstance(solved, Solved)
    assert changed(solved.plan) == min(map(changed, lawful_plans(problem))) == 2
