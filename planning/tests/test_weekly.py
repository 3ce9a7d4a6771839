"""What the weekly planner does with a unit's week, drawn: a dot is a cell to decide."""

import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

from planning.force import InForce
from planning.people import LEADERS, Rank
from planning.plan import Plan, Work
from planning.rules.base import Direction, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.solver.outcome import (
    Candidate,
    CandidateHold,
    Lack,
    ProblemTooLarge,
    Shortage,
    Solved,
)
from planning.solver.problem import AMENDED, Limits, SolverLevel, Turns, WeekProblem
from planning.solver.weekly import solve
from planning.spans import Period
from planning.tests.drawing import ADVICE, C1, C2, MONDAY, TUESDAY, WEDNESDAY, draw, picture
from planning.time import Half, Slot

ALWAYS = Period(datetime(2026, 1, 1))
MON, TUE, WED = (Slot(day) for day in (MONDAY, TUESDAY, WEDNESDAY))

A_LEADER = CountBound(clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS))
AT_MOST_ONE = CountBound(clause=C2, direction=Direction.MAX, amount=1)
AT_LEAST_ONE = CountBound(clause=C1, direction=Direction.MIN, amount=1)
AT_LEAST_TWO = CountBound(clause=C1, direction=Direction.MIN, amount=2)
HALF_AT_MOST = CountBound(clause=C2, direction=Direction.MAX, amount=Fraction(1, 2))


def ask(
    drawn: str,
    *rules: Rule | InForce,
    standing: dict[str, tuple[str, ...]] | None = None,
    **wanted: Any,
) -> WeekProblem:
    """A problem of which the dots are free; `wanted` are its other fields."""
    lines = [line.split() for line in drawn.strip().splitlines()]
    plan = draw(
        "\n".join(" ".join(token.replace(".", "R") for token in line) for line in lines),
        standing=standing,
    )
    free = frozenset(
        (person.key, slot)
        for person, (_, *tokens) in zip(plan.people, lines, strict=True)
        for day, token in zip(plan.days, tokens, strict=True)
        if token == "."
        for slot in plan.slots_of(day)
    )
    in_force = tuple(rule if isinstance(rule, InForce) else InForce(rule, ALWAYS) for rule in rules)
    return WeekProblem(plan=plan, free=free, rules=in_force, **wanted)


def solved(problem: WeekProblem, limits: Limits = Limits()) -> Solved:
    outcome = solve(problem, limits)
    assert isinstance(outcome, Solved)
    return outcome


def drawn(plan: Plan) -> list[str]:
    return picture(plan).splitlines()


def test_nobody_comes_in_without_need() -> None:
    answer = solved(ask("Anna . .\nBoris . ."))

    assert drawn(answer.plan) == ["Anna R R", "Boris R R"]
    assert answer.proven


def test_as_few_as_the_rules_ask_come_in() -> None:
    answer = solved(ask("Anna . .\nBoris . .\nVera . .", AT_LEAST_ONE))

    assert answer.reached(SolverLevel.PRESENCE).value == 2
    assert answer.violations == ()


def test_where_the_office_is_the_rule_as_many_stay_as_the_cap_allows() -> None:
    answer = solved(
        ask("Anna . .\nBoris . .\nVera . .\nHoa . .", HALF_AT_MOST, default=Work.ON_SITE)
    )

    assert [len(answer.plan.present(slot)) for slot in answer.plan.slots] == [2, 2]
    assert answer.shortages == ()


def test_given_states_and_pinned_cells_stay_as_they_are() -> None:
    answer = solved(ask("Anna L . T\nBoris O B .\nVera . R M", AT_LEAST_TWO))

    assert drawn(answer.plan) == ["Anna L O T", "Boris O B O", "Vera O R M"]


def test_people_wanted_without_a_rule_come_in_and_the_missing_are_named() -> None:
    answer = solved(ask("Anna . L\nBoris . .", cover={MON: 1, TUE: 2}))

    assert answer.reached(SolverLevel.COVER).value == 1
    assert answer.shortages == (Shortage(lack=Lack.TOO_FEW, missing=1, slot=TUE),)


def test_who_had_fewer_turns_comes_in_first() -> None:
    history = {"Anna": Turns(5, 20), "Boris": Turns(4, 20), "Vera": Turns(6, 20)}

    answer = solved(ask("Anna . . .\nBoris . . .\nVera . . .", AT_LEAST_ONE, history=history))

    turns = {
        person.key: sum(person.key in answer.plan.present(slot) for slot in answer.plan.slots)
        for person in answer.plan.people
    }
    assert turns == {"Anna": 1, "Boris": 2, "Vera": 0}
    assert answer.reached(SolverLevel.TURNS).proven


def test_turns_are_weighed_against_the_days_somebody_was_there() -> None:
    history = {"Anna": Turns(4, 40), "Boris": Turns(3, 10)}

    answer = solved(ask("Anna .\nBoris .", AT_LEAST_ONE, history=history))

    assert drawn(answer.plan) == ["Anna O", "Boris R"]


def test_turns_stand_above_wishes() -> None:
    answer = solved(
        ask(
            "Anna .\nBoris .",
            AT_LEAST_ONE,
            history={"Anna": Turns(3, 9), "Boris": Turns(2, 9)},
            wishes={("Boris", MON): 9},
        )
    )

    assert drawn(answer.plan) == ["Anna R", "Boris O"]


def test_a_wish_decides_between_equals() -> None:
    answer = solved(ask("Anna .\nBoris .", AT_LEAST_ONE, wishes={("Anna", MON): 1}))

    assert drawn(answer.plan) == ["Anna R", "Boris O"]


def test_a_requested_day_is_granted_before_turns_are_evened() -> None:
    answer = solved(
        ask(
            "Anna .\nBoris .",
            AT_LEAST_ONE,
            requested={("Anna", MON): Work.ON_SITE},
            history={"Anna": Turns(9, 9)},
        )
    )

    assert drawn(answer.plan) == ["Anna O", "Boris R"]


def test_days_in_the_office_come_in_a_row_after_the_last_one() -> None:
    answer = solved(
        ask(
            "Anna . . .\nBoris . . .",
            AT_LEAST_ONE,
            history={"Anna": Turns(1, 5), "Boris": Turns(0, 5)},
            last_on=frozenset({"Anna"}),
        )
    )

    assert drawn(answer.plan) == ["Anna O R R", "Boris R O O"]


def test_equal_people_take_their_turns_in_the_order_of_the_list() -> None:
    answer = solved(ask("Anna .\nBoris .\nVera .", AT_LEAST_ONE))

    assert drawn(answer.plan) == ["Anna O", "Boris R", "Vera R"]
    assert answer == solved(ask("Anna .\nBoris .\nVera .", AT_LEAST_ONE))


def test_an_amendment_changes_the_fewest_cells() -> None:
    known = draw("Hoa(head) O O O\nDan(deputy) R R R\nAnna O R O\nBoris R O R")
    sick = ask(
        "Hoa(head) O L .\nDan(deputy) . . .\nAnna . . .\nBoris . . .",
        A_LEADER,
        AT_LEAST_TWO,
        near=known,
        order=AMENDED,
    )

    answer = solved(replace(sick, history={"Hoa": Turns(9, 9)}))

    assert drawn(answer.plan) == ["Hoa O L O", "Dan R O R", "Anna O R O", "Boris R O R"]
    assert answer.reached(SolverLevel.CLOSENESS).value == 1


def test_a_rule_about_a_person_is_kept_before_a_count() -> None:
    guards = PersonState(clause=C1, must=Must.ON_SITE, tags=frozenset({"guard"}))

    answer = solved(ask("Gia(guard) .\nVan(guard) .\nAnna .", guards, AT_MOST_ONE))

    assert drawn(answer.plan) == ["Gia O", "Van O", "Anna R"]
    assert answer.shortages == (
        Shortage(
            lack=Lack.TOO_MANY,
            missing=1,
            rule=AT_MOST_ONE,
            slot=MON,
            candidates=tuple(
                Candidate(
                    person=key, slot=MON, state=Work.ON_SITE, hold=CandidateHold.RULE, rule=guards
                )
                for key in ("Gia", "Van")
            ),
            collides=(guards,),
        ),
    )
    assert not answer.lawful


def test_leaders_on_leave_are_named_as_those_who_would_help() -> None:
    answer = solved(ask("Hoa(head) . L\nDan(deputy) . B\nAnna . .", A_LEADER, AT_MOST_ONE))

    assert answer.shortages == (
        Shortage(
            lack=Lack.TOO_FEW,
            missing=1,
            rule=A_LEADER,
            slot=TUE,
            candidates=(
                Candidate(person="Dan", slot=TUE, state=Work.MISSION, hold=CandidateHold.GIVEN),
                Candidate(person="Hoa", slot=TUE, state=Work.LEAVE, hold=CandidateHold.GIVEN),
            ),
        ),
    )
    assert answer.proven
    assert not answer.lawful


def test_a_cap_broken_by_hand_names_the_cells_set_by_hand() -> None:
    answer = solved(ask("Anna O\nBoris O\nVera .", AT_MOST_ONE))

    (shortage,) = answer.shortages
    assert shortage.candidates == tuple(
        Candidate(person=key, slot=MON, state=Work.ON_SITE, hold=CandidateHold.PINNED)
        for key in ("Anna", "Boris")
    )
    assert shortage.collides == ()


def test_rules_that_cannot_live_together_are_named_and_no_others() -> None:
    home = PersonState(clause=C1, must=Must.REMOTE, tags=frozenset({"flooded-area"}))

    answer = solved(
        ask("Anna . .\nBoris . .\nVera(flooded-area) . .", AT_LEAST_TWO, AT_MOST_ONE, home)
    )

    assert {(shortage.rule, *shortage.collides) for shortage in answer.shortages} <= {
        (AT_LEAST_TWO, AT_MOST_ONE),
        (AT_MOST_ONE, AT_LEAST_TWO),
    }
    assert answer.reached(SolverLevel.COUNTS).value == 2


def test_a_target_yields_to_an_order_and_only_warns() -> None:
    target = replace(AT_LEAST_TWO, clause=ADVICE)

    answer = solved(ask("Anna .\nBoris .", target, AT_MOST_ONE))

    assert len(answer.plan.present(MON)) == 1
    assert [shortage.blocks for shortage in answer.shortages] == [False]
    assert answer.lawful


def test_a_rule_from_wednesday_leaves_monday_and_tuesday_alone() -> None:
    from_wednesday = InForce(AT_MOST_ONE, Period(datetime(2026, 12, 2)))

    answer = solved(ask("Anna . . .\nBoris . . .", from_wednesday, default=Work.ON_SITE))

    assert [len(answer.plan.present(slot)) for slot in answer.plan.slots] == [2, 2, 1]


def test_a_rule_from_noon_splits_only_its_own_day() -> None:
    from_noon = InForce(AT_MOST_ONE, Period(datetime(2026, 12, 1, 12)))

    answer = solved(ask("Anna . . .\nBoris . . .\nVera OA L L", from_noon, default=Work.ON_SITE))

    present = [len(answer.plan.present(slot)) for slot in answer.plan.slots]
    assert present == [3, 2, 2, 1, 1, 1]
    whole = {(person.key, day) for person in answer.plan.people[:2] for day in (MONDAY, WEDNESDAY)}
    assert all(
        answer.plan.work[key, Slot(day, Half.MORNING)]
        == answer.plan.work[key, Slot(day, Half.AFTERNOON)]
        for key, day in whole
    )


def test_who_is_put_on_site_carries_the_first_of_their_reasons_that_is_permitted() -> None:
    reasons = PermittedReasons(clause=C1, reasons=frozenset({"mail", "office-duty"}))

    answer = solved(
        ask(
            "Anna .\nBoris .",
            AT_LEAST_ONE,
            reasons,
            standing={"Boris": ("meeting", "office-duty", "mail")},
        )
    )

    assert drawn(answer.plan) == ["Anna R", "Boris O"]
    assert answer.plan.reasons == {("Boris", MON): "office-duty"}
    assert answer.violations == ()


def test_a_reason_nobody_has_is_to_be_typed_and_stops_no_plan() -> None:
    reasons = PermittedReasons(clause=C1, reasons=frozenset({"mail"}))

    answer = solved(ask("Hoa(head) .\nBoris .", A_LEADER, reasons, standing={"Boris": ("mail",)}))

    assert drawn(answer.plan) == ["Hoa O", "Boris R"]
    assert answer.shortages == (
        Shortage(lack=Lack.NO_REASON, missing=1, rule=reasons, slot=MON, person="Hoa"),
    )
    assert answer.plan.reasons == {}


def test_a_recorded_reason_is_kept_while_it_is_permitted() -> None:
    reasons = PermittedReasons(clause=C1, reasons=frozenset({"mail", "office-duty"}))
    problem = ask("Anna . .", AT_LEAST_ONE, reasons, standing={"Anna": ("mail",)})
    recorded = {("Anna", MON): "office-duty", ("Anna", TUE): "meeting"}

    answer = solved(replace(problem, plan=replace(problem.plan, reasons=recorded)))

    assert answer.plan.reasons == {("Anna", MON): "office-duty", ("Anna", TUE): "mail"}


def test_the_head_on_leave_is_stood_in_for_by_the_deputy() -> None:
    head = PersonState(
        clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}), deputised=AWAY_STATES
    )

    answer = solved(ask("Hoa(head) . L\nDan(deputy) . .\nAnna . .", head))

    assert drawn(answer.plan) == ["Hoa O L", "Dan R O", "Anna R R"]


def test_more_patterns_than_a_request_may_build_are_refused_before_they_are_built() -> None:
    ten_days = ask("Anna . . . . . . . . . .")

    assert solve(ten_days) == ProblemTooLarge(columns=1024, limit=256)
    assert isinstance(solve(ten_days, Limits(patterns=1024)), Solved)


def test_a_unit_of_sixty_is_planned_and_proven() -> None:
    names = "\n".join(
        f"P{n:02}{'(head)' if n == 0 else '(deputy)' if n < 3 else ''} . . . . ." for n in range(60)
    )
    history = {f"P{n:02}": Turns(n % 7, 20 + n % 3) for n in range(60)}
    third = CountBound(clause=C2, direction=Direction.MAX, amount=Fraction(1, 3))

    answer = solved(
        ask(
            names,
            A_LEADER,
            third,
            cover={Slot(MONDAY + timedelta(days=n)): 15 for n in range(5)},
            history=history,
        )
    )

    assert answer.proven
    assert answer.violations == ()
    assert [len(answer.plan.present(slot)) for slot in answer.plan.slots] == [15] * 5


def test_the_solver_is_loaded_when_the_first_week_is_planned_and_not_before() -> None:
    said = "import sys; from planning.solver.weekly import solve, warm_up; before = 'ortools' in sys.modules; warm_up(); "
    asked = subprocess.run(
        [sys.executable, "-c", said + "print(before, 'ortools' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stdout.split() == ["False", "True"]


def test_another_seed_draws_another_plan_that_is_as_good() -> None:
    names = "\n".join(f"P{n} . . . . ." for n in range(8))
    problem = ask(names, AT_LEAST_TWO)

    answers = [solved(problem, Limits(seed=seed)) for seed in range(1, 5)]

    assert len({tuple(drawn(answer.plan)) for answer in answers}) > 1
    assert {answer.levels for answer in answers} == {answers[0].levels}
