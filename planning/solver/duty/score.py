"""What a roster of duty is worth on each level, counted from its turns alone and in whole numbers:
the planner's own sums are not asked.
"""

from planning.duty.plan import DutyPlan, DutyTurn
from planning.solver.duty.demands import RosterDemands
from planning.solver.duty.evenness import scales_of, strides_of, windows
from planning.solver.duty.problem import DutyLevel, DutyProblem


def score(
    problem: DutyProblem, asked: RosterDemands, turns: frozenset[DutyTurn]
) -> dict[DutyLevel, int]:
    """The value of each level, smaller is better."""
    plan = problem.plan
    near = turns if problem.near is None else problem.near
    return {
        **_missing(plan, turns),
        DutyLevel.RULES: _broken(asked, turns, blocks=True),
        DutyLevel.TARGETS: _broken(asked, turns, blocks=False),
        DutyLevel.FIXED: len(plan.pinned.difference(turns)),
        DutyLevel.EVENNESS: _unevenness(problem, asked, turns),
        DutyLevel.WISHES: _unmet(plan, turns),
        DutyLevel.CLOSENESS: len(near.symmetric_difference(turns)),
        DutyLevel.SPACING: _crowding(problem, asked, turns),
    }


def _missing(plan: DutyPlan, turns: frozenset[DutyTurn]) -> dict[DutyLevel, int]:
    found: dict[object, int] = {}
    for turn in turns:
        place = turn.day, turn.post, turn.shift
        found[place] = found.get(place, 0) + 1
    needs = [(need, found.get((need.day, need.post, need.shift), 0)) for need in plan.needs]
    return {
        DutyLevel.COVER: sum(max(0, need.least - there) for need, there in needs),
        DutyLevel.WANTED: sum(
            max(0, need.least - there, need.wanted - there) for need, there in needs
        ),
    }


def _broken(asked: RosterDemands, turns: frozenset[DutyTurn], *, blocks: bool) -> int:
    return sum(one.demand.excess(turns) for one in asked.asked if one.blocks is blocks)


def _unevenness(problem: DutyProblem, asked: RosterDemands, turns: frozenset[DutyTurn]) -> int:
    taken = {place for place, turn in enumerate(asked.turns) if turn in turns}
    return sum(
        scale.cost(sum(weight for place, weight in scale.turns.items() if place in taken))
        for scale in scales_of(problem, asked.turns)
    )


def _unmet(plan: DutyPlan, turns: frozenset[DutyTurn]) -> int:
    on_duty = {(turn.person, turn.day) for turn in turns}
    return sum(
        abs(weight) for wished, weight in plan.wishes.items() if (wished in on_duty) != (weight > 0)
    )


def _crowding(problem: DutyProblem, asked: RosterDemands, turns: frozenset[DutyTurn]) -> int:
    """In how many runs of days somebody has more than one day of duty, and by how many."""
    days: dict[str, set[int]] = {}
    for turn in {*turns, *problem.plan.carried}:
        days.setdefault(turn.person, set()).add(turn.day.toordinal())
    return sum(
        max(0, sum(first.toordinal() <= day <= last.toordinal() for day in days[person]) - 1)
        for person, stride in strides_of(problem, asked.turns).items()
        if person in days
        for first, last in windows(problem, stride)
    )
