"""Who could take a turn of duty, the fairest first, and what each would break; what a roster lacks
and who would help.
"""

from dataclasses import replace
from typing import Any

import pytest

from planning.clause import Binding
from planning.duty.day import DayClass
from planning.duty.fault import DutyLack
from planning.duty.person import DutyRelease
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed
from planning.force import InForce
from planning.plan import Work
from planning.rules.duty_away import DutyAway
from planning.rules.duty_rest import DutyRest
from planning.rules.duty_unit_cap import DutyUnitCap
from planning.rules.duty_weekly import DutyWeekly
from planning.rules.turn_rule import TurnRule
from planning.rules.weekend_gap import WeekendGap
from planning.solver.duty.explain import load_of, shortages_of, who_could_take, worse_by
from planning.solver.duty.outcome import DutyCandidate, DutyHold
from planning.solver.duty.problem import DutyProblem
from planning.spans import EVER
from planning.tests.drawing import ADVICE, C1, C2, MONDAY, TUESDAY
from planning.turn_picture import draw_turns

REST = DutyRest(clause=C1, hours=12)
AWAY = DutyAway(clause=C2, states=frozenset({Work.LEAVE}))


def problem_of(plan: DutyPlan, *rules: TurnRule) -> DutyProblem:
    return DutyProblem(plan=plan, rules=tuple(InForce(rule, EVER) for rule in rules))


def day_turn(person: str) -> DutyTurn:
    return DutyTurn(day=TUESDAY, post="officer", shift="D", person=person)


def told(problem: DutyProblem) -> list[tuple[str, DutyHold, tuple[str, ...]]]:
    found = who_could_take(problem, day_turn("An"))
    return [(one.person, one.hold, tuple(rule.code for rule in one.rules)) for one in found]


def test_everybody_is_told_with_what_stands_in_their_way() -> None:
    plan = draw_turns(
        "An . D\nBinh N .\nChi . .\nDan . lV\nEm . l\nGia . .\nHa . V\nKy . .", first=MONDAY
    )
    changes: dict[str, dict[str, Any]] = {
        "Chi": {"released": (DutyRelease(posts=frozenset({"officer"})),)},
        "Gia": {"qualified": ()},
    }
    people = tuple(replace(one, **changes.get(one.key, {})) for one in plan.people)

    assert told(problem_of(replace(plan, people=people), REST, AWAY)) == [
        ("Ky", DutyHold.FREE, ()),
        ("Binh", DutyHold.RULE, ("duty-rest",)),
        ("Ha", DutyHold.AT_ONCE, ("duty-rest",)),
        ("Dan", DutyHold.AT_ONCE, ("duty-rest", "duty-away")),
        ("Chi", DutyHold.RELEASED, ()),
        ("Em", DutyHold.AWAY, ("duty-away",)),
        ("Gia", DutyHold.UNFIT, ()),
    ]


def test_who_has_had_least_for_the_days_they_were_there_comes_first() -> None:
    plan = draw_turns("An . D\nBinh . .\nChi . .\nDan N .", first=MONDAY)
    often, seldom = {(DayClass.WORKING, False): 6}, {(DayClass.TET, True): 1}
    an, binh, chi, dan = plan.people
    problem = problem_of(
        replace(
            plan,
            people=(
                an,
                replace(binh, past=often, available=118),
                replace(chi, past=seldom, available=118),
                replace(dan, past={}, available=8),
            ),
        )
    )

    assert [str(load_of(problem, one)) for one in problem.plan.people] == [
        "1",
        "1/10",
        "3/40",
        "3/10",
    ]
    assert [person for person, _, _ in told(problem)] == ["Chi", "Binh", "Dan"]


def test_who_breaks_what_binds_comes_after_who_breaks_what_is_advised() -> None:
    plan = draw_turns("An . D\nBinh N .\nChi@V V .\nDan@V . V", first=MONDAY)
    of_units = DutyUnitCap(clause=ADVICE, most=1)

    assert told(problem_of(plan, REST, of_units)) == [
        ("Chi", DutyHold.RULE, ("duty-unit-cap",)),
        ("Binh", DutyHold.RULE, ("duty-rest",)),
        ("Dan", DutyHold.AT_ONCE, ("duty-rest",)),
    ]
    assert ADVICE.binding is Binding.ADVICE


def test_who_would_be_one_more_in_a_week_that_one_person_has_breaks_that_week() -> None:
    plan = draw_turns("An . D .\nBinh . . D\nChi . . .", first=MONDAY)
    weekly = DutyWeekly(clause=C1, kinds=frozenset({"officer"}))

    assert told(problem_of(plan, weekly)) == [
        ("Binh", DutyHold.FREE, ()),
        ("Chi", DutyHold.RULE, ("duty-weekly",)),
    ]


def test_what_was_broken_before_is_nobodys_fault_who_takes_the_turn() -> None:
    plan = draw_turns("An . D\nBinh . .\nChi@V N D\nDan@V V V", first=MONDAY)

    assert told(problem_of(plan, REST, DutyUnitCap(clause=C1, most=1)))[0] == (
        "Binh",
        DutyHold.FREE,
        (),
    )


def test_who_has_the_turn_already_or_is_barred_is_not_offered_it_freely() -> None:
    plan = draw_turns("An . D\nBinh . D\nChi . .", first=MONDAY)

    assert told(problem_of(replace(plan, barred=frozenset({day_turn("Chi")})))) == [
        ("Chi", DutyHold.PINNED, ())
    ]


def test_a_shift_that_lacks_people_is_told_with_those_who_would_help() -> None:
    plan = draw_turns("An . .\nBinh N .\nChi . .", first=MONDAY)
    need = CoverNeed(day=TUESDAY, post="officer", shift="D", least=2, wanted=2)
    chi = replace(plan.people[2], qualified=())
    problem = problem_of(
        replace(plan, needs=(need,), people=(*plan.people[:2], chi), turns=frozenset()), REST
    )

    (short,) = shortages_of(problem)

    assert (short.lack, short.missing, short.day, short.shift, short.blocks) == (
        DutyLack.UNCOVERED,
        2,
        TUESDAY,
        "D",
        True,
    )
    assert short.candidates == (
        DutyCandidate(person="An", hold=DutyHold.FREE),
        DutyCandidate(person="Binh", hold=DutyHold.FREE),
    )


@pytest.mark.parametrize(("clause", "blocks"), [(C1, True), (ADVICE, False)])
def test_a_rule_that_is_not_met_is_told_with_its_turns_and_who_could_take_the_last(
    clause, blocks
) -> None:
    plan = draw_turns("An N D\nBinh . .", first=MONDAY)
    needs = tuple(CoverNeed(day=turn.day, post=turn.post, shift=turn.shift) for turn in plan.turns)
    rule = replace(REST, clause=clause)

    (short,) = shortages_of(problem_of(replace(plan, needs=needs), rule, WeekendGap(clause=C1)))

    assert (short.rule, short.person, short.day, short.missing, short.blocks) == (
        rule,
        "An",
        TUESDAY,
        1,
        blocks,
    )
    assert short.turns == tuple(sorted(plan.turns))
    assert [one.person for one in short.candidates] == ["Binh"] * blocks


def test_only_so_many_shortages_are_explained() -> None:
    plan = draw_turns("An . .", first=MONDAY)
    needs = tuple(CoverNeed(day=day.day, post="officer", shift="D") for day in plan.days)
    problem = problem_of(replace(plan, needs=needs))

    assert [len(one.candidates) for one in shortages_of(problem, explained=1)] == [1, 0]


@pytest.mark.parametrize(
    ("now", "after", "worse"),
    [
        ("An D .\nBinh . D", "An . D\nBinh D .", []),
        ("An N .\nBinh . D", "An N D\nBinh . .", [("duty-rest", "An")]),
        ("An N D .\nBinh . . D", "An N D .\nBinh . . .", [("uncovered", None)]),
        ("An N D .\nBinh . . D", "An . N D\nBinh . D .", []),
        ("An N D .\nBinh . N .", "An N DN .\nBinh . . .", [("duty-rest", "An")] * 2),
        ("An(new) D\nBinh D", "An D\nBinh .", []),
    ],
    ids=["swap", "too near", "gap", "as bad as before", "worse than before", "enough"],
)
def test_a_change_is_told_what_it_makes_worse(
    now: str, after: str, worse: list[tuple[str, str | None]]
) -> None:
    plan, changed = draw_turns(now, first=MONDAY), draw_turns(after, first=MONDAY)
    needs = {
        (turn.day, turn.shift): CoverNeed(day=turn.day, post=turn.post, shift=turn.shift, most=None)
        for turn in plan.turns | changed.turns
        if turn.shift == "D"
    }
    nights = {
        (turn.day, turn.shift): CoverNeed(
            day=turn.day, post=turn.post, shift=turn.shift, least=0, wanted=0, most=None
        )
        for turn in plan.turns | changed.turns
        if turn.shift == "N"
    }
    problem = problem_of(replace(plan, needs=(*needs.values(), *nights.values())), REST)

    found = worse_by(problem, changed.turns)

    assert [(one.rule.code if one.rule else one.lack, one.person) for one in found] == worse
