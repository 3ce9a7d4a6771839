"""What is asked of a duty roster before any solver is: the turns that might be taken, and what each
rule demands of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planning.duty.fault import clashes
from planning.duty.plan import DutyPlan, DutyTurn
from planning.force import of_kind
from planning.rules.base import Rule
from planning.rules.turn_rule import TurnBan, TurnCompany, TurnDemand, TurnLimit, TurnRule
from planning.solver.duty.problem import DutyProblem


@dataclass(frozen=True, slots=True)
class RuleDemand:
    """What a rule demands, so that a breach of it can be named."""

    rule: Rule
    demand: TurnDemand

    @property
    def blocks(self) -> bool:
        return self.rule.clause.binding.blocks


@dataclass(frozen=True, slots=True)
class RosterDemands:
    """`turns` are those that may be taken at all, in order; `asked` is everything that counts
    against a level when it is broken.
    """

    turns: tuple[DutyTurn, ...]
    asked: tuple[RuleDemand, ...]


@dataclass
class DemandBoard:
    """Takes down what rules demand; `plan` shows what is given and carried."""

    plan: DutyPlan
    turns: Sequence[DutyTurn]
    asked: list[RuleDemand] = field(default_factory=list)
    forbidden: set[DutyTurn] = field(default_factory=set)

    def forbid(self, turn: DutyTurn, *, rule: Rule) -> None:
        """Out of the question under a binding rule; one that warns has its price."""
        if rule.clause.binding.blocks:
            self.forbidden.add(turn)
        else:
            self.asked.append(RuleDemand(rule, TurnBan(turn)))

    def at_most(self, limit: TurnLimit, *, rule: Rule) -> None:
        self.asked.append(RuleDemand(rule, limit))

    def accompany(self, company: TurnCompany, *, rule: Rule) -> None:
        self.asked.append(RuleDemand(rule, company))


def demands_of(problem: DutyProblem) -> RosterDemands:
    """What the rules in force ask, each on the days and of the people it speaks of."""
    plan = problem.plan.with_turns(())
    turns = plan.candidates
    board = DemandBoard(plan, turns)
    for one, rule in of_kind(TurnRule, problem.rules):
        seen = one.seen_turns(plan)
        if seen is plan:
            rule.bind_turns(board)
        else:
            days, people = {day.day for day in seen.days}, seen.person_of.keys()
            some = [turn for turn in turns if turn.day in days and turn.person in people]
            rule.bind_turns(DemandBoard(seen, some, board.asked, board.forbidden))
    closed = board.forbidden | _held_up(plan)
    return RosterDemands(
        turns=tuple(turn for turn in turns if turn not in closed), asked=tuple(board.asked)
    )


def _held_up(plan: DutyPlan) -> set[DutyTurn]:
    """Turns that run into one that other rosters have settled."""
    if not plan.carried:
        return set()
    held = {turn.person for turn in plan.carried}
    by_person: dict[str, list[DutyTurn]] = {person: [] for person in held}
    for turn in (*plan.candidates, *plan.carried):
        if turn.person in held:
            by_person[turn.person].append(turn)
    return {
        turn
        for turns in by_person.values()
        for clash in clashes(plan, turns)
        if not plan.carried.isdisjoint(clash)
        for turn in clash
    }
