"""What holds of every small duty problem that can be drawn."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from hypothesis import event, given, settings

from planning.check import check_turns
from planning.duty.fault import DutyLack, faults_of
from planning.duty.plan import DutyPlan, DutyTurn
from planning.solver.duties import plan_duties
from planning.solver.duty.demands import demands_of
from planning.solver.duty.explain import shortages_of, who_could_take
from planning.solver.duty.outcome import DutyHold
from planning.solver.duty.problem import DutyLevel, DutyLimits, DutyProblem
from planning.solver.duty.score import score
from planning.tests.duty_strategies import filled_problems
from planning.tests.plain_duty_board import bound_board

IMPOSSIBLE = frozenset({DutyLack.CROWDED, DutyLack.UNFIT, DutyLack.AT_ONCE, DutyLack.BARRED})
PERSONAL = frozenset({DutyLack.UNFIT, DutyLack.AT_ONCE, DutyLack.BARRED})


@settings(deadline=None)
@given(filled_problems())
def test_any_rules_together_are_bound_as_they_are_judged(problem: DutyProblem) -> None:
    board = bound_board(problem.plan, *problem.rules)

    judged = check_turns(problem.plan, problem.rules)

    event(f"kept: {not judged}")
    assert board.accepts(problem.plan.turns) == (not judged)


@settings(deadline=None)
@given(filled_problems())
def test_who_is_told_to_be_free_breaks_nothing_more_and_who_is_not_does(
    problem: DutyProblem,
) -> None:
    """Told from the turns of the person and of the day alone, judged here on the whole roster."""
    for turn in problem.plan.candidates[:3]:
        plan = problem.plan.with_turns(problem.plan.turns - {turn})
        for one in who_could_take(problem, turn):
            taken = replace(turn, person=one.person)
            after = plan.with_turns(plan.turns | {taken})
            at_fault = _faults_of(after, taken)
            broken = {
                breach.clause
                for breach in check_turns(after, problem.rules)
                if taken in breach.turns
            }

            event(one.hold)
            assert (one.hold is DutyHold.FREE) == (not at_fault and not broken)
            if one.hold is not DutyHold.UNFIT:
                assert {rule.clause for rule in one.rules} == broken


def _faults_of(plan: DutyPlan, turn: DutyTurn) -> bool:
    return any(fault.lack in PERSONAL and turn in fault.turns for fault in faults_of(plan))


@settings(deadline=None)
@given(filled_problems())
def test_shortages_are_all_faults_and_breaches_and_nothing_else(problem: DutyProblem) -> None:
    short = shortages_of(problem)

    faults, breaches = faults_of(problem.plan), check_turns(problem.plan, problem.rules)
    assert [(one.lack, one.day, one.missing) for one in short if one.lack] == [
        (fault.lack, fault.day, fault.missing) for fault in faults
    ]
    assert [(one.rule.code, one.turns, one.blocks) for one in short if one.rule] == [
        (breach.rule, breach.turns, breach.clause.binding.blocks) for breach in breaches
    ]


@settings(deadline=None, max_examples=60)
@given(filled_problems(8))
def test_no_roster_is_better_than_the_planned_one_and_that_is_proven(problem: DutyProblem) -> None:
    asked = demands_of(problem)
    found = (score(problem, asked, plan.turns) for plan in _rosters(problem))
    best = min(tuple(values[level] for level in problem.order) for values in found)

    outcome = plan_duties(problem, DutyLimits(seconds=20))

    assert tuple(reached.value for reached in outcome.levels) == best
    assert outcome.proven
    for level, blocks in ((DutyLevel.RULES, True), (DutyLevel.TARGETS, False)):
        broken = [one for one in outcome.violations if one.clause.binding.blocks is blocks]
        assert (outcome.reached(level).value == 0) == (not broken)


def _rosters(problem: DutyProblem) -> Iterator[DutyPlan]:
    """Every roster that is possible at all."""
    bans = [one for one in problem.rules if one.rule.code == "duty-away" and one.blocks]
    turns = problem.plan.candidates
    for size in range(len(turns) + 1):
        for some in combinations(turns, size):
            plan = problem.plan.with_turns(some)
            impossible = any(fault.lack in IMPOSSIBLE for fault in faults_of(plan))
            if not impossible and not check_turns(plan, bans):
                yield plan
