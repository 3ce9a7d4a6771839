"""The table of a roster's life, line by line, and nothing beside it."""

from itertools import product

import pytest

from planning.workflow import (
    APPROVERS,
    EDITORS,
    OFFICE,
    RULES,
    TRANSITIONS,
    ReasonDemand,
    RosterAct,
    WorkflowState,
    acts,
    allowed,
    transition,
)

TABLE = {
    (None, "open"): ("draft", EDITORS, "none"),
    ("draft", "submit"): ("submitted", EDITORS, "for-warnings"),
    ("returned", "submit"): ("submitted", EDITORS, "for-warnings"),
    ("submitted", "withdraw"): ("draft", EDITORS, "none"),
    ("submitted", "return"): ("returned", APPROVERS, "required"),
    ("submitted", "approve"): ("approved", APPROVERS, "for-warnings"),
    ("approved", "reopen"): ("submitted", APPROVERS, "required"),
    ("approved", "publish"): ("published", APPROVERS | OFFICE, "none"),
    ("published", "amend"): ("draft", EDITORS | OFFICE | RULES, "required"),
    ("draft", "cancel"): ("cancelled", OFFICE | RULES, "required"),
    ("submitted", "cancel"): ("cancelled", OFFICE, "required"),
    ("returned", "cancel"): ("cancelled", OFFICE, "required"),
    ("approved", "cancel"): ("cancelled", OFFICE, "required"),
    ("submitted", "send-back"): ("returned", RULES, "required"),
    ("approved", "send-back"): ("returned", RULES, "required"),
    ("returned", "restore"): ("submitted", RULES, "required"),
}


def test_the_table_has_these_lines_and_no_others() -> None:
    assert {
        (line.before, line.act): (line.after, line.by, line.reason) for line in TRANSITIONS
    } == TABLE
    assert len(TRANSITIONS) == len(TABLE)


@pytest.mark.parametrize(
    ("state", "act"),
    [pair for pair in product([None, *WorkflowState], RosterAct) if pair not in TABLE],
)
def test_whatever_is_not_in_the_table_is_refused_to_everybody(
    state: WorkflowState | None, act: RosterAct
) -> None:
    assert not any(
        allowed(state, act, role, is_submitter=mine)
        for role in EDITORS | APPROVERS | OFFICE | RULES
        for mine in (True, False)
    )


def test_only_who_submitted_may_withdraw() -> None:
    assert allowed("submitted", "withdraw", "head", is_submitter=True)
    assert not allowed("submitted", "withdraw", "head")


def test_nobody_approves_what_they_submitted() -> None:
    assert allowed("submitted", "approve", "director")
    assert not allowed("submitted", "approve", "director", is_submitter=True)


@pytest.mark.parametrize("role", ["staff", "reader", "auditor", "admin", "deputy-director"])
def test_other_roles_may_do_nothing(role: str) -> None:
    assert [acts(state, [role], is_submitter=True) for state in [None, *WorkflowState]] == [()] * 8


@pytest.mark.parametrize("role", sorted(EDITORS | APPROVERS | OFFICE))
def test_what_a_change_of_the_rules_does_nobody_does_by_hand(role: str) -> None:
    assert not any(
        allowed(state, act, role)
        for state in WorkflowState
        for act in (RosterAct.SEND_BACK, RosterAct.RESTORE)
    )


def test_an_amendment_is_a_new_version_and_nothing_else_is() -> None:
    assert [line.act for line in TRANSITIONS if line.new_version] == [RosterAct.AMEND]


def test_what_may_be_done_is_listed_with_its_button() -> None:
    assert [line.button.vi for line in acts("submitted", ["director"])] == ["Trả lại", "Duyệt"]
    assert [line.button.vi for line in acts("returned", ["clerk", "office"])] == [
        "Trình lại",
        "Hủy",
    ]


def test_a_line_is_found_by_state_and_act() -> None:
    line = transition("approved", "reopen")

    assert line is not None
    assert line.reason is ReasonDemand.REQUIRED
    assert transition("published", "cancel") is None
