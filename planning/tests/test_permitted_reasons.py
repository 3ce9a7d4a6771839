"""A reason for each visit, and from the list."""

from dataclasses import replace

from planning.people import LEADERS
from planning.plan import Plan
from planning.rules.base import Rule
from planning.rules.permitted_reasons import PermittedReasons
from planning.tests.drawing import C1, MONDAY, TUESDAY, draw
from planning.time import Half, Slot
from planning.violation import Violation

LISTED = PermittedReasons(
    clause=C1, reasons=frozenset({"office-duty", "mail"}), duty_reason="office-duty"
)


def breached(rule: Rule, plan: Plan) -> list[tuple[str | None, Slot | None]]:
    return [(violation.person, violation.slot) for violation in rule.check(plan)]


def test_a_visit_without_a_reason_is_named() -> None:
    plan = draw("Anna O R\nBoris O O", reasons={("Boris", Slot(MONDAY)): "mail"})

    assert list(LISTED.check(plan)) == [
        Violation(rule="permitted-reasons", clause=C1, slot=Slot(MONDAY), person="Anna"),
        Violation(rule="permitted-reasons", clause=C1, slot=Slot(TUESDAY), person="Boris"),
    ]


def test_a_reason_off_the_list_is_no_reason_even_for_a_post_that_has_one() -> None:
    plan = draw("Anna O", standing={"Anna": ("mail",)}, reasons={("Anna", Slot(MONDAY)): "meeting"})

    assert breached(LISTED, plan) == [("Anna", Slot(MONDAY))]


def test_a_standing_reason_of_the_post_speaks_where_none_is_recorded() -> None:
    plan = draw("Anna O\nBoris O", standing={"Anna": ("meeting", "mail"), "Boris": ("meeting",)})

    assert breached(LISTED, plan) == [("Boris", Slot(MONDAY))]
    assert LISTED.reason(plan, plan.people[0], Slot(MONDAY)) == "mail"


def test_duty_is_its_own_reason_where_duty_is_permitted() -> None:
    plan = draw("Anna T")

    assert breached(LISTED, plan) == []
    assert breached(replace(LISTED, reasons=frozenset({"mail"})), plan) == [("Anna", Slot(MONDAY))]


def test_leaders_and_excepted_roles_need_no_reason() -> None:
    plan = draw("Anna(head) O\nBoris(guard) O\nVera O")
    rule = replace(LISTED, not_for_ranks=LEADERS, not_for_tags=frozenset({"guard"}))

    assert breached(rule, plan) == [("Vera", Slot(MONDAY))]


def test_each_half_of_a_day_wants_its_reason() -> None:
    plan = draw("Anna O\nBoris OA", reasons={("Anna", Slot(MONDAY, Half.MORNING)): "mail"})

    assert breached(LISTED, plan) == [
        ("Boris", Slot(MONDAY, Half.MORNING)),
        ("Anna", Slot(MONDAY, Half.AFTERNOON)),
    ]
