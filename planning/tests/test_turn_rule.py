"""What all rules about turns of duty have in common."""

from dataclasses import replace
from datetime import datetime, time

from planning.force import InForce, Scope
from planning.rules.turn_rule import TurnBan, TurnCompany, TurnLimit, TurnRule
from planning.spans import Period
from planning.tests.drawing import C1, MONDAY, TUESDAY, draw
from planning.turn_picture import draw_turns, turns_picture

PLAN = draw_turns("An D | D N\nBinh . | . D\nChi . | . .", first=MONDAY)
(AN_BEFORE,) = PLAN.carried
AN_D, BINH_D, AN_N = sorted(PLAN.turns, key=lambda turn: (turn.day, turn.shift))


def test_what_was_carried_uses_up_a_limit_and_never_breaks_it_alone() -> None:
    limit = TurnLimit(limit=1, groups=((AN_BEFORE,), (AN_D,), (AN_N,)))

    left = limit.after(PLAN.carried)

    assert left == TurnLimit(limit=0, groups=((AN_D,), (AN_N,)), settled=1)
    assert (left.excess({AN_D}), left.excess(())) == (1, 0)
    assert TurnLimit(limit=0, groups=((AN_BEFORE,),)).after(PLAN.carried) is None
    assert TurnLimit(limit=2, groups=((AN_BEFORE,), (AN_D,))).after(PLAN.carried) is None


def test_a_group_counts_once_however_many_of_it_are_taken() -> None:
    limit = TurnLimit(limit=1, groups=((AN_D, AN_N), (BINH_D,)))

    assert [limit.excess(taken) for taken in ({AN_D, AN_N}, {AN_D, BINH_D})] == [0, 1]


def test_company_is_missed_by_each_who_needs_it() -> None:
    company = TurnCompany(when=(AN_D, AN_BEFORE), any_of=(BINH_D,), day=MONDAY)

    assert company.after(PLAN.carried) == replace(company, when=(AN_D,))
    assert company.after({BINH_D}) is None
    assert [company.excess(taken) for taken in ({AN_D}, {AN_D, BINH_D}, {BINH_D})] == [1, 0, 0]


def test_a_ban_on_what_was_carried_comes_too_late() -> None:
    assert (TurnBan(AN_BEFORE).after(PLAN.carried), TurnBan(AN_D).after(PLAN.carried)) == (
        None,
        TurnBan(AN_D),
    )


def test_a_rule_about_turns_says_nothing_of_a_week() -> None:
    assert list(TurnRule(clause=C1).check(draw("An O R"))) == []


def test_a_rule_sees_the_days_on_which_it_holds_and_the_people_it_speaks_of() -> None:
    plan = draw_turns("An D | D D\nBinh N | N N", first=MONDAY)
    an, binh = plan.people
    lives = replace(plan, people=(replace(an, person=replace(an.person, home="phuong-5")), binh))
    one = InForce(
        TurnRule(clause=C1),
        Period(datetime.combine(TUESDAY, time())),
        Scope(homes=frozenset({"phuong-5"})),
    )

    seen = one.seen_turns(lives)

    assert turns_picture(seen) == "An D"
    assert ([day.day for day in seen.days], seen.carried) == ([TUESDAY], frozenset())
    assert (
        replace(one, scope=Scope(), without_units=frozenset({"U"})).seen_turns(lives).people == ()
    )
