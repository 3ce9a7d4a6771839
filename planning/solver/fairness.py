"""What a turn costs: a day on site weighs more the more days somebody already had, for the days
they were there to take one.
"""

from collections.abc import Mapping
from math import gcd, lcm

from planning.solver.problem import Turns, WeekProblem

FINEST = 100
"""Availability is weighed to the percent where it has no small common multiple."""


def turn_weights(problem: WeekProblem) -> Mapping[str, int]:
    """The weight of (turns)² for each person: in inverse proportion to the slots in which they were
    or are available.

    Whole numbers and exact where the common multiple is small; equal availability gives 1 to
    everybody.

    Squares make the next turn cost twice the turns so far, so that a sum of them is least where
    turns are spread; divided by availability, least where everybody has the same share of the days
    they could have been asked on.
    """
    return inverse_weights(available_slots(problem))


def inverse_weights(slots: Mapping[str, int], *, finest: int = FINEST) -> Mapping[str, int]:
    """Whole numbers in inverse proportion to the slots in which each person could be asked. The
    largest is `finest` at most; somebody with `2 * finest` times the slots of another weighs
    nothing.
    """
    smallest = min(slots.values(), default=1)
    common = min(lcm(*slots.values()), finest * smallest)
    weights = {key: round(common / count) for key, count in slots.items()}
    shared = gcd(*weights.values()) or 1
    return {key: weight // shared for key, weight in weights.items()}


def available_slots(problem: WeekProblem) -> dict[str, int]:
    """Slots of the window in which each person who has a free cell could be asked: past days,
    and this week's cells.
    """
    deciding, daily = {key for key, _ in problem.free}, per_day(problem)
    return {
        person.key: max(
            1,
            daily * problem.history.get(person.key, Turns()).available
            + open_slots(problem, person.key),
        )
        for person in problem.plan.people
        if person.key in deciding
    }


def open_slots(problem: WeekProblem, key: str) -> int:
    states = (problem.plan.work[key, slot] for slot in problem.plan.slots)
    return sum(state.is_decided or state.is_on_site for state in states)


def past_turns(problem: WeekProblem, key: str) -> int:
    """In slots: on a board in halves a past day is two."""
    return per_day(problem) * problem.history.get(key, Turns()).on_site


def per_day(problem: WeekProblem) -> int:
    return 2 if problem.plan.slots and problem.plan.slots[0].half else 1
