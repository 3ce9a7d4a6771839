"""Plans a roster of duty: turns fairly begun, made better step by step, and judged as they are
stored.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, groupby
from time import monotonic

from planning.check import check_turns
from planning.duty.plan import DutyTurn
from planning.solver.duty.demands import RosterDemands, demands_of
from planning.solver.duty.exchange import exchange
from planning.solver.duty.explain import shortages_of
from planning.solver.duty.model import model_of
from planning.solver.duty.outcome import DutyOutcome, DutyProgress, DutyReached
from planning.solver.duty.problem import DutyLimits, DutyProblem
from planning.solver.duty.rows import RowModel
from planning.solver.duty.score import score
from planning.solver.duty.search import RosterSearch, SearchState, Stopper
from planning.solver.duty.walk import RosterWalk, fill, improve
from planning.solver.engine import ENGINE

EXPLAINED = 10
"""So many shortages come with those who would help: a second's work in a large month."""
ROUNDS = 20
"""How often the start goes through all shifts."""
EXCHANGES = 3
"""How often it then looks for two turns to change hands at once."""


def planned(
    problem: DutyProblem,
    limits: DutyLimits,
    on_progress: Callable[[DutyProgress], None] | None,
    stop: Stopper | None,
) -> DutyOutcome:
    """The best roster found, with what it is worth and what any could be."""
    began = monotonic()
    asked = demands_of(problem)
    model = model_of(problem, asked)
    search = RosterSearch(model, limits, begun(problem, asked, model), began=began, stop=stop)
    for state in chain((search.state,), search.run()):
        if on_progress is not None:
            on_progress(_progress(problem, asked, state))
    state = search.state
    turns = _turns(asked, state.taken)
    plan = problem.plan.with_turns(turns)
    values = score(problem, asked, turns)
    return DutyOutcome(
        plan=plan,
        levels=_reached(problem, [values[level] for level in problem.order], state.bounds),
        shortages=shortages_of(
            replace(problem, plan=plan),
            explained=EXPLAINED if search.is_final else int(max(0.0, search.left) * EXPLAINED),
        ),
        violations=check_turns(plan, problem.rules),
        is_final=search.is_final,
        steps=state.steps,
        engine=ENGINE,
        seed=limits.seed,
    )


def begun(problem: DutyProblem, asked: RosterDemands, model: RowModel) -> list[bool]:
    """A first roster: from the turns that are there, each place given to whoever it is fairest
    for, then improved turn by turn.
    """
    there = problem.plan.turns | problem.plan.pinned | (problem.near or frozenset())
    places = [
        [place for place, _ in together]
        for _, together in groupby(
            enumerate(asked.turns), key=lambda each: (each[1].day, each[1].post, each[1].shift)
        )
    ]
    walk = RosterWalk(model, [False] * model.width)
    for place, turn in enumerate(asked.turns):
        if turn in there and walk.gain(place) < model.barrier:
            walk.flip(place)
    fill(walk, places)
    improve(walk, places, ROUNDS)
    exchange(walk, places, EXCHANGES)
    return walk.taken


def _turns(asked: RosterDemands, taken: Sequence[bool]) -> frozenset[DutyTurn]:
    return frozenset(turn for turn, is_taken in zip(asked.turns, taken, strict=True) if is_taken)


def _progress(problem: DutyProblem, asked: RosterDemands, state: SearchState) -> DutyProgress:
    return DutyProgress(
        turns=_turns(asked, state.taken),
        levels=_reached(problem, state.values, state.bounds),
        seconds=state.seconds,
    )


def _reached(
    problem: DutyProblem, values: Sequence[int], bounds: Sequence[int]
) -> tuple[DutyReached, ...]:
    """A gap on one level unproves all below it, but for what is at zero: nothing is less."""
    reached, proven = [], True
    for level, value, bound in zip(problem.order, values, bounds, strict=True):
        proven = proven and value == bound
        reached.append(DutyReached(level, value, bound, proven or value == bound == 0))
    return tuple(reached)
