"""What would mend several breaches of one rule at once: cell by cell, each tried on the plan as it
stands by then, so that the turns spread over those who may take them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from planning.check import check
from planning.force import InForce
from planning.plan import Plan
from planning.suggestion import (
    TRIES,
    Cell,
    CellRepair,
    breach_name,
    breach_size,
    possible_repairs,
    weighing,
    with_repair,
)
from planning.violation import Violation

MOST_TRIES = 90
"""Each try judges the plan anew; what is not found by then is left for the planner."""


@dataclass(frozen=True, slots=True)
class MendingMoves:
    """The cells to move, one after the other, and the breaches that are gone after it."""

    repairs: tuple[CellRepair, ...] = ()
    mended: tuple[Violation, ...] = ()


class _Bench:
    """A plan on which moves are tried until there are too many of them."""

    def __init__(self, plan: Plan, rules: Iterable[InForce], group: Sequence[Violation]) -> None:
        self.plan, self.rules, self.left = plan, weighing(rules, group), MOST_TRIES
        self.group = frozenset(breach_name(one) for one in group)
        self.known = self._sizes(plan, self.rules)

    def size(self, violation: Violation) -> int:
        """How far it still goes; a mended one not at all."""
        return self.known.get(breach_name(violation), 0)

    def take(self, violation: Violation, moves: Sequence[CellRepair]) -> bool:
        """Make the moves if they bring the breach nearer to its end and make nothing else
        worse.
        """
        self.left -= 1
        plan = self.plan
        for move in moves:
            plan = with_repair(plan, move)
        name, after = breach_name(violation), dict[tuple[object, ...], int]()
        for one in self.rules:
            found = self._sizes(plan, (one,))
            worse = (size > self.known.get(other, 0) for other, size in found.items())
            if found.get(name, 0) >= self.size(violation) or any(worse):
                return False
            after |= found
        self.plan, self.known = plan, after
        return True

    def _sizes(self, plan: Plan, rules: Iterable[InForce]) -> dict[tuple[object, ...], int]:
        """What binds, and what is to be mended, by how far it goes."""
        return {
            name: breach_size(one)
            for one in check(plan, rules)
            if (name := breach_name(one)) in self.group or one.clause.binding.blocks
        }


def mending(
    plan: Plan,
    rules: Iterable[InForce],
    violations: Sequence[Violation],
    free: Collection[Cell],
) -> MendingMoves:
    """Changes of `free` cells that end as many of these breaches as can be ended, and break nothing
    new that binds.

    A breach that cannot be ended wholly is left as it is: half a repair helps nobody.
    """
    bench = _Bench(plan, rules, violations)
    made: list[CellRepair] = []
    for violation in violations:
        plan_before, known_before = bench.plan, bench.known
        moves = _moves(bench, violation, free)
        if bench.size(violation):
            bench.plan, bench.known = plan_before, known_before
        else:
            made += moves
    ended = tuple(violation for violation in violations if not bench.size(violation))
    return MendingMoves(tuple(made), ended) if made else MendingMoves()


def _moves(bench: _Bench, violation: Violation, free: Collection[Cell]) -> list[CellRepair]:
    """The best of each moment first, as many at once as go together; who cannot be moved alone is
    passed over from then on.
    """
    made: list[CellRepair] = []
    refused: set[CellRepair] = set()
    width = bench.size(violation)
    while bench.size(violation) and bench.left > 0 and len(refused) < TRIES:
        offered = [
            one
            for one in possible_repairs(bench.plan, bench.rules, violation, free, evenly=True)
            if one not in refused
        ]
        bundle = offered[: min(width, bench.size(violation))]
        if not bundle:
            break
        if bench.take(violation, bundle):
            made += bundle
        elif len(bundle) == 1:
            refused.add(bundle[0])
        else:
            width = len(bundle) // 2
    return made
