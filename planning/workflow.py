"""The one table of what may become of a roster, by whose hand, and when a reason must be given."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from planning.vocabulary import Text


class WorkflowState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


class RosterAct(StrEnum):
    """Withdraw: the sender pulls back; return: the receiver sends back; reopen: the approver
    withdraws his approval.

    Send back and restore follow from a change of the rules: what they no longer allow goes back to
    the unit, and comes forward again if the change is undone before anybody has touched it.
    """

    OPEN = "open"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    RETURN = "return"
    APPROVE = "approve"
    REOPEN = "reopen"
    PUBLISH = "publish"
    AMEND = "amend"
    CANCEL = "cancel"
    SEND_BACK = "send-back"
    RESTORE = "restore"


class ReasonDemand(StrEnum):
    NONE = "none"
    FOR_WARNINGS = "for-warnings"
    REQUIRED = "required"


FILER = "filer"
"""Nobody's only role: who files for a unit that is not his own, as the Office for the leaders."""
EDITORS = frozenset({"head", "deputy", "clerk", FILER})
APPROVERS = frozenset({"director"})
OFFICE = frozenset({"office", "chief-of-office"})
"""Roles by their codes. A deputy director approves only while a delegation gives him the
director's role.
"""
RULES = frozenset({"rules"})
"""Nobody's role: what a change of the rules does to rosters, whoever changed them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """`before` None: there is no roster yet. `submitter` True: only who submitted it; False: never
    who submitted it.

    `new_version`: the roster itself stays as it is and a new version of it begins in `after`; it is
    superseded when that version is published.
    """

    act: RosterAct
    before: WorkflowState | None
    after: WorkflowState
    by: frozenset[str]
    button: Text
    reason: ReasonDemand = ReasonDemand.NONE
    submitter: bool | None = None
    new_version: bool = False


_CANCEL = Text("Hủy", "Cancel")

TRANSITIONS = (
    Transition(
        act=RosterAct.OPEN,
        before=None,
        after=WorkflowState.DRAFT,
        by=EDITORS,
        button=Text("Lập lịch", "Start a roster"),
    ),
    Transition(
        act=RosterAct.SUBMIT,
        before=WorkflowState.DRAFT,
        after=WorkflowState.SUBMITTED,
        by=EDITORS,
        reason=ReasonDemand.FOR_WARNINGS,
        button=Text("Trình duyệt", "Send for approval"),
    ),
    Transition(
        act=RosterAct.SUBMIT,
        before=WorkflowState.RETURNED,
        after=WorkflowState.SUBMITTED,
        by=EDITORS,
        reason=ReasonDemand.FOR_WARNINGS,
        button=Text("Trình lại", "Send again"),
    ),
    Transition(
        act=RosterAct.WITHDRAW,
        before=WorkflowState.SUBMITTED,
        after=WorkflowState.DRAFT,
        by=EDITORS,
        submitter=True,
        button=Text("Thu hồi", "Withdraw"),
    ),
    Transition(
        act=RosterAct.RETURN,
        before=WorkflowState.SUBMITTED,
        after=WorkflowState.RETURNED,
        by=APPROVERS,
        reason=ReasonDemand.REQUIRED,
        button=Text("Trả lại", "Return"),
    ),
    Transition(
        act=RosterAct.APPROVE,
        before=WorkflowState.SUBMITTED,
        after=WorkflowState.APPROVED,
        by=APPROVERS,
        reason=ReasonDemand.FOR_WARNINGS,
        submitter=False,
        button=Text("Duyệt", "Approve"),
    ),
    Transition(
        act=RosterAct.REOPEN,
        before=WorkflowState.APPROVED,
        after=WorkflowState.SUBMITTED,
        by=APPROVERS,
        reason=ReasonDemand.REQUIRED,
        button=Text("Hủy duyệt", "Withdraw approval"),
    ),
    Transition(
        act=RosterAct.PUBLISH,
        before=WorkflowState.APPROVED,
        after=WorkflowState.PUBLISHED,
        by=APPROVERS | OFFICE,
        button=Text("Công bố", "Publish"),
    ),
    Transition(
        act=RosterAct.AMEND,
        before=WorkflowState.PUBLISHED,
        after=WorkflowState.DRAFT,
        by=EDITORS | OFFICE | RULES,
        reason=ReasonDemand.REQUIRED,
        new_version=True,
        button=Text("Điều chỉnh", "Amend"),
    ),
    *(
        Transition(
            act=RosterAct.CANCEL,
            before=before,
            after=WorkflowState.CANCELLED,
            by=by,
            reason=ReasonDemand.REQUIRED,
            button=_CANCEL,
        )
        for before, by in (
            (WorkflowState.DRAFT, OFFICE | RULES),
            (WorkflowState.SUBMITTED, OFFICE),
            (WorkflowState.RETURNED, OFFICE),
            (WorkflowState.APPROVED, OFFICE),
        )
    ),
    *(
        Transition(
            act=RosterAct.SEND_BACK,
            before=before,
            after=WorkflowState.RETURNED,
            by=RULES,
            reason=ReasonDemand.REQUIRED,
            button=Text("Trả lại do quy định thay đổi", "Send back under the new rules"),
        )
        for before in (WorkflowState.SUBMITTED, WorkflowState.APPROVED)
    ),
    Transition(
        act=RosterAct.RESTORE,
        before=WorkflowState.RETURNED,
        after=WorkflowState.SUBMITTED,
        by=RULES,
        reason=ReasonDemand.REQUIRED,
        button=Text("Trình lại như trước", "Send as before"),
    ),
)


def transition(state: str | None, act: str) -> Transition | None:
    """The line of the table for this act in this state, if there is one."""
    return next((line for line in TRANSITIONS if line.before == state and line.act == act), None)


def allowed(state: str | None, act: str, role: str, *, is_submitter: bool = False) -> bool:
    """True if somebody in `role` may do `act` to a roster in `state`."""
    line = transition(state, act)
    return line is not None and role in line.by and line.submitter in (None, is_submitter)


def acts(
    state: str | None, roles: Iterable[str], *, is_submitter: bool = False
) -> tuple[Transition, ...]:
    """What somebody holding `roles` may do to a roster in `state`, in the order of the table."""
    held = frozenset(roles)
    return tuple(
        line
        for line in TRANSITIONS
        if line.before == state and line.by & held and line.submitter in (None, is_submitter)
    )
