"""A board of duty without a solver: it takes down what a rule demands and adds it up for any
choice of turns.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from planning.duty.plan import DutyPlan, DutyTurn
from planning.force import InForce
from planning.rules.base import Rule
from planning.rules.turn_rule import TurnCompany, TurnDemand, TurnLimit, TurnRule


@dataclass
class PlainDutyBoard:
    """`plan` shows what is given and carried, `turns` what might be taken."""

    plan: DutyPlan
    turns: Sequence[DutyTurn]
    forbidden: list[DutyTurn] = field(default_factory=list)
    rows: list[TurnDemand] = field(default_factory=list)

    def forbid(self, turn: DutyTurn, *, rule: Rule) -> None:
        self.forbidden.append(turn)

    def at_most(self, limit: TurnLimit, *, rule: Rule) -> None:
        self.rows.append(limit)

    def accompany(self, company: TurnCompany, *, rule: Rule) -> None:
        self.rows.append(company)

    def accepts(self, taken: Collection[DutyTurn]) -> bool:
        """True if nothing forbidden is taken and every row is kept without slack."""
        return not any(turn in taken for turn in self.forbidden) and not any(
            row.excess(taken) for row in self.rows
        )


def bound_board(plan: DutyPlan, *rules: InForce) -> PlainDutyBoard:
    """The board of the plan's candidates after these rules, each as far as it sees the plan."""
    whole = PlainDutyBoard(plan.with_turns(()), tuple(sorted({*plan.candidates, *plan.turns})))
    for one in rules:
        seen = one.seen_turns(whole.plan)
        held, keys = {day.day for day in seen.days}, seen.person_of.keys()
        turns = tuple(turn for turn in whole.turns if turn.day in held and turn.person in keys)
        if isinstance(one.rule, TurnRule):
            one.rule.bind_turns(PlainDutyBoard(seen, turns, whole.forbidden, whole.rows))
    return whole
