"""Which rules about turns of duty are left for a roster, and of whom each speaks."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from planning.authority import Authority, AuthorityLevel
from planning.check import check_turns
from planning.clause import ClauseRef
from planning.force import InForce, Origin, Scope
from planning.people import Unit
from planning.precedence import GrantedException, Law
from planning.rules.duty_rest import DutyRest
from planning.rules.duty_unit_cap import DutyUnitCap
from planning.rules.turn_rule import TurnRule
from planning.spans import Period
from planning.tests.drawing import MONDAY
from planning.time import Slot
from planning.turn_picture import draw_turns

AGENCY = Authority("Sở Nội vụ", AuthorityLevel.AGENCY)
TC, VP = Unit(key="TC", size=9), Unit(key="VP", size=9, traits=frozenset({"office"}))
UNITS = (TC, VP)
DAYS = tuple(MONDAY + timedelta(days=n) for n in range(3))
BEGINS = datetime(2026, 1, 1)


def order(
    key: str, rule: type[TurnRule], *, issued: date = date(2026, 1, 1), **wanted: object
) -> InForce:
    """A clause of the agency's own regulation."""
    origin = Origin(
        directive=key, edition=key, kind="duty_rest", authority=AGENCY, issued_on=issued
    )
    made = rule(clause=ClauseRef(key=key), **wanted)
    return InForce(made, Period(BEGINS), origin=origin)


REST = order("rest", DutyRest, hours=12)


def left(*rules: InForce, exceptions: tuple[GrantedException, ...] = ()) -> tuple[InForce, ...]:
    return Law(rules, exceptions).for_duty(UNITS, DAYS)


def test_rules_about_turns_are_left_for_rosters_of_duty_and_not_for_weeks() -> None:
    law, slots = Law((REST,)), tuple(map(Slot, DAYS))

    assert [one.clause.key for one in law.for_duty(UNITS, DAYS)] == ["rest"]
    assert law.for_unit(TC, slots).rules == law.for_agency(UNITS, slots).rules == ()
    assert law.for_unit(TC, slots).turned == ()
    assert law.for_agency(UNITS, slots).spoken == ()


def test_the_newer_rule_about_the_same_posts_replaces_the_older() -> None:
    newer = order("new", DutyRest, issued=date(2026, 6, 1), hours=8)
    of_guards = order("guards", DutyRest, hours=48, kinds=frozenset({"guard"}))

    assert sorted(one.clause.key for one in left(REST, newer, of_guards)) == ["guards", "new"]


def test_a_written_exception_takes_the_people_of_one_unit_out_for_its_time() -> None:
    exception = GrantedException(
        key="1",
        clause="rest",
        number="12/SNV",
        authority=AGENCY,
        period=Period.of_days(DAYS[0], DAYS[1]),
        unit="TC",
    )
    plan = draw_turns("An@TC N D .\nBinh@VP N D .\nChi@TC . N D", first=MONDAY)

    found = check_turns(plan, left(REST, exceptions=(exception,)))

    assert [(one.person, one.slot) for one in found] == [("Binh", Slot(DAYS[1]))]


def test_people_of_units_that_a_rule_does_not_speak_of_are_left_out_of_it() -> None:
    of_the_office = replace(REST, scope=Scope(traits=frozenset({"office"})))
    plan = draw_turns("An@TC N D\nBinh@VP N D", first=MONDAY)

    found = check_turns(plan, left(of_the_office))

    assert [one.person for one in found] == ["Binh"]


def test_what_is_only_proposed_warns() -> None:
    proposed = replace(REST, origin=replace(REST.origin, is_proposed=True))

    assert [one.blocks for one in left(REST)] == [True]
    assert [one.blocks for one in left(proposed)] == [False]


def test_a_rule_ends_with_its_document() -> None:
    ended = replace(order("cap", DutyUnitCap), period=Period(BEGINS, datetime(2026, 11, 30)))

    assert left(ended, REST) == left(REST)
