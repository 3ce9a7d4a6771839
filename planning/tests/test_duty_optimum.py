"""The planner of duty against every roster there is: on small ones nothing is better on any level,
and the judge agrees.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, islice
from random import Random

import pytest

from planning.check import check_turns
from planning.duty.day import DayClass
from planning.duty.fault import DutyLack, faults_of
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed
from planning.force import InForce
from planning.solver.duties import plan_duties
from planning.solver.duty.demands import demands_of
from planning.solver.duty.model import model_of
from planning.solver.duty.problem import FRESH_DUTY, REPAIRED_DUTY, DutyLimits, DutyProblem
from planning.solver.duty.score import score
from planning.spans import EVER
from planning.tests.drawing import ADVICE, SATURDAY, TUESDAY
from planning.tests.duty_samples import TURNED
from planning.turn_picture import POST_OF, draw_turns, turns_picture

CLASSES = {TUESDAY: "W W W R R H:tet", SATURDAY: "R R W W T:tet W"}
"""Six days from each of these; the first one is before the roster."""
WHO = ("An(head,team-1)@TC", "Binh(team-1,new,had:tet)@TC", "Chi(team-2)@TC", "Dan(team-2)")
STATES = (".", ".", ".", "r", "l")
CANDIDATES = 9
IMPOSSIBLE = {DutyLack.CROWDED, DutyLack.UNFIT, DutyLack.AT_ONCE, DutyLack.BARRED}
LONG = DutyLimits(seconds=60)


def problem_at_random(seed: int) -> DutyProblem:
    """Nine turns that may be taken, five rules of which some only warn, pins, wishes, turns of the
    year before and, in every second roster, one to stay near.
    """
    random = Random(seed)
    first = (TUESDAY, SATURDAY)[seed % 2]
    rows = "\n".join(f"{who} {' '.join(random.choices(STATES, k=6))}" for who in WHO)
    plan = draw_turns(rows, first=first, classes=CLASSES[first])
    every = [
        DutyTurn(day=day.day, post=POST_OF[shift], shift=shift, person=one.key)
        for one in plan.people
        for day in plan.days
        for shift in ("L", "D", "N", "G")
    ]
    days = plan.days[1:]
    open_turns = random.sample([turn for turn in every if turn.day != plan.days[0].day], CANDIDATES)
    return DutyProblem(
        plan=replace(
            plan,
            days=days,
            around=plan.days[:1],
            people=tuple(
                replace(
                    one,
                    available=random.choice((0, 20, 365)),
                    past={
                        (DayClass.WORKING, False): random.randrange(3),
                        (DayClass.REST, True): random.randrange(3),
                    },
                )
                for one in plan.people
            ),
            carried=frozenset(random.sample([t for t in every if t.day == plan.days[0].day], 2)),
            needs=tuple(needs_at_random(open_turns, random)),
            barred=frozenset(every).difference(open_turns),
            pinned=frozenset(random.sample(open_turns, random.randrange(3))),
            wishes={
                (random.choice(plan.people).key, random.choice(days).day): random.choice((-2, 1, 3))
                for _ in range(4)
            },
        ),
        rules=tuple(
            InForce(replace(rule, clause=random.choice((rule.clause, ADVICE))), EVER)
            for rule in random.sample(TURNED, 5)
        ),
        near=frozenset(random.sample(every, 4)) if seed % 2 else None,
        order=random.choice((FRESH_DUTY, REPAIRED_DUTY)),
    )


def needs_at_random(turns: list[DutyTurn], random: Random) -> Iterator[CoverNeed]:
    for day, post, shift in sorted({(turn.day, turn.post, turn.shift) for turn in turns}):
        least, more = random.choice(((0, 1), (1, 0), (1, 1), (2, 0), (1, None)))
        yield CoverNeed(
            day=day,
            post=post,
            shift=shift,
            least=least,
            wanted=least + (more or 0),
            most=None if more is None else least + more,
        )


def rosters(problem: DutyProblem) -> Iterator[DutyPlan]:
    """Every roster that is possible at all."""
    bans = [one for one in problem.rules if one.rule.code == "duty-away" and one.blocks]
    turns = problem.plan.candidates
    assert len(turns) == CANDIDATES
    for size in range(CANDIDATES + 1):
        for some in combinations(turns, size):
            plan = problem.plan.with_turns(some)
            out_of_the_question = any(fault.lack in IMPOSSIBLE for fault in faults_of(plan))
            if not out_of_the_question and not check_turns(plan, bans):
                yield plan


def values_of(problem: DutyProblem, plan: DutyPlan) -> tuple[int, ...]:
    values = score(problem, ASKED[id(problem)], plan.turns)
    return tuple(values[level] for level in problem.order)


PROBLEMS = [problem_at_random(seed) for seed in range(24)]
ASKED = {id(problem): demands_of(problem) for problem in PROBLEMS}


@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_roster_is_better_on_any_level(problem: DutyProblem) -> None:
    best = min(values_of(problem, plan) for plan in rosters(problem))

    outcome = plan_duties(problem, LONG)

    assert [reached.value for reached in outcome.levels] == list(best), turns_picture(outcome.plan)
    assert [reached.bound for reached in outcome.levels] == list(best)
    assert outcome.proven
    assert outcome.is_final
    assert values_of(problem, outcome.plan) == best
    assert not any(fault.lack in IMPOSSIBLE for fault in faults_of(outcome.plan))


@pytest.mark.parametrize("problem", PROBLEMS[:8])
def test_the_rows_are_worth_what_the_scorer_counts(problem: DutyProblem) -> None:
    asked = demands_of(problem)
    model = model_of(problem, asked)
    bound_by = frozenset(asked.turns)

    for plan in islice(rosters(problem), 200):
        assert plan.turns <= bound_by
        taken = [turn in plan.turns for turn in asked.turns]
        assert model.values(taken) == values_of(problem, plan)
        assert model.breach(taken) == 0


@pytest.mark.parametrize("problem", PROBLEMS[:8])
def test_what_is_missing_is_what_is_named(problem: DutyProblem) -> None:
    outcome = plan_duties(problem, LONG)

    named = [short for short in outcome.shortages if short.lack is DutyLack.UNCOVERED]
    cover = next(one.value for one in outcome.levels if one.level == "cover")
    assert sum(short.missing for short in named) == cover
    lawful = next(one.value for one in outcome.levels if one.level == "rules") == 0
    assert outcome.lawful == lawful


def test_the_rosters_drawn_here_lack_something_on_every_level() -> None:
    reached = [plan_duties(problem, LONG).levels for problem in PROBLEMS]

    assert {one.level for levels in reached for one in levels if one.value} == set(FRESH_DUTY)


def test_the_same_question_has_the_same_answer() -> None:
    problem = PROBLEMS[3]

    assert plan_duties(problem, LONG) == plan_duties(problem, LONG)
