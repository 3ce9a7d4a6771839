"""Every sentence has its two little rosters, and they are what the catalogue says they are."""

import pytest

from planning.clauses.example import Breach, Example
from planning.clauses.templates import EXAMPLES, TEMPLATES, Effect
from planning.duty.plan import DutyPlan
from planning.force import InForce
from planning.plan import Plan
from planning.rules.turn_rule import TurnRule
from planning.spans import EVER
from planning.tests.drawing import C1
from planning.tests.plain_board import PlainBoard
from planning.tests.plain_duty_board import bound_board

JUDGED = {
    kind: EXAMPLES[kind]
    for kind, template in TEMPLATES.items()
    if template.effect in (Effect.PLANNED, Effect.TURNED, Effect.RECORDED)
}


def breaches(kind: str, plan: Plan | DutyPlan | None) -> list[Breach]:
    rule = TEMPLATES[kind].build(EXAMPLES[kind].params, C1)
    if isinstance(plan, DutyPlan):
        assert isinstance(rule, TurnRule)
        days, found = tuple(day.day for day in plan.days), rule.check_turns(plan)
    else:
        assert rule
        assert plan
        days, found = plan.days, rule.check(plan)
    return [
        (days.index(one.slot.day) if one.slot else None, one.person or one.place or one.unit or "")
        for one in found
    ]


def test_every_sentence_has_an_example() -> None:
    assert EXAMPLES.keys() == TEMPLATES.keys()


@pytest.mark.parametrize("kind", EXAMPLES)
def test_an_example_fills_its_sentence_in_both_languages(kind: str) -> None:
    assert all(
        TEMPLATES[kind].sentence(EXAMPLES[kind].params, language).endswith(".")
        for language in ("vi", "en")
    )


@pytest.mark.parametrize(("kind", "example"), JUDGED.items())
def test_one_roster_keeps_the_sentence_and_the_other_breaks_it_as_stated(
    kind: str, example: Example
) -> None:
    assert breaches(kind, example.kept) == []
    assert breaches(kind, example.broken) == list(example.breaches) != []


@pytest.mark.parametrize(
    "kind", [kind for kind in JUDGED if TEMPLATES[kind].effect is Effect.PLANNED]
)
def test_the_planner_would_take_the_one_and_not_the_other(kind: str) -> None:
    for plan, taken in ((EXAMPLES[kind].kept, True), (EXAMPLES[kind].broken, False)):
        assert isinstance(plan, Plan)
        board = PlainBoard(
            plan, frozenset(cell for cell, state in plan.work.items() if state.is_decided)
        )
        rule = TEMPLATES[kind].build(EXAMPLES[kind].params, C1)
        assert rule

        rule.bind(board)

        assert board.accepts(plan) == taken


@pytest.mark.parametrize(
    "kind", [kind for kind in JUDGED if TEMPLATES[kind].effect is Effect.TURNED]
)
def test_the_planner_of_duty_would_take_the_one_and_not_the_other(kind: str) -> None:
    rule = TEMPLATES[kind].build(EXAMPLES[kind].params, C1)
    assert rule
    for plan, taken in ((EXAMPLES[kind].kept, True), (EXAMPLES[kind].broken, False)):
        assert isinstance(plan, DutyPlan)

        board = bound_board(plan, InForce(rule, EVER))

        assert board.accepts(plan.turns) == taken


@pytest.mark.parametrize("kind", sorted(EXAMPLES.keys() - JUDGED.keys()))
def test_what_judges_nothing_has_no_rosters(kind: str) -> None:
    assert (EXAMPLES[kind].kept, EXAMPLES[kind].broken, EXAMPLES[kind].breaches) == (None, None, ())
