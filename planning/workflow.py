"""The one table of what may become of a roster, by whose hand, and when a reason must be given."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from planning.vocabulary import Text


class State(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"


class Act(StrEnum):
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


class Reason(StrEnum):
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

    act: Act
    before: State | None
    after: State
    by: frozenset[str]
    button: Text
    reason: Reason = Reason.NONE
    submitter: bool | None = None
    new_version: bool = False


_CANCEL = Text("Hủy", "Cancel")

TRANSITIONS = (
    Transition(
        act=Act.OPEN,
        before=None,
        after=State.DRAFT,
        by=EDITORS,
        button=Text("Lập lịch", "Start a roster"),
    ),
    Transition(
        act=Act.SUBMIT,
        before=State.DRAFT,
        after=State.SUBMITTED,
        by=EDITORS,
        reason=Reason.FOR_WARNINGS,
        button=Text("Trình duyệt", "Send for approval"),
    ),
    Transition(
        act=Act.SUBMIT,
        before=State.RETURNED,
        after=State.SUBMITTED,
        by=EDITORS,
        reason=Reason.FOR_WARNINGS,
        button=Text("Trình lại", "Send again"),
    ),
    Transition(
        act=Act.WITHDRAW,
        before=State.SUBMITTED,
        after=State.DRAFT,
        by=EDITORS,
        submitter=True,
        button=Text("Thu hồi", "Withdraw"),
    ),
    Transition(
        act=Act.RETURN,
        before=State.SUBMITTED,
        after=State.RETURNED,
        by=APPROVERS,
        reason=Reason.REQUIRED,
        button=Text("Trả lại", "Return"),
    ),
    Transition(
        act=Act.APPROVE,
        before=State.SUBMITTED,
        after=State.APPROVED,
        by=APPROVERS,
        reason=Reason.FOR_WARNINGS,
        submitter=False,
        button=Text("Duyệt", "Approve"),
    ),
    Transition(
        act=Act.REOPEN,
        before=State.APPROVED,
        after=State.SUBMITTED,
        by=APPROVERS,
        reason=Reason.REQUIRED,
        button=Text("Hủy duyệt", "Withdraw approval"),
    ),
    Transition(
        act=Act.PUBLISH,
        before=State.APPROVED,
        after=State.PUBLISHED,
        by=APPROVERS | OFFICE,
        button=Text("Công bố", "Publish"),
    ),
    Transition(
        act=Act.AMEND,
        before=State.PUBLISHED,
        after=State.DRAFT,
        by=EDITORS | OFFICE | RULES,
        reason=Reason.REQUIRED,
        new_version=True,
        button=Text("Điều chỉnh", "Amend"),
    ),
    *(
        Transition(
            act=Act.CANCEL,
            before=before,
            after=State.CANCELLED,
            by=by,
            reason=Reason.REQUIRED,
            button=_CANCEL,
        )
        for before, by in (
            (State.DRAFT, OFFICE | RULES),
            (State.SUBMITTED, OFFICE),
            (State.RETURNED, OFFICE),
            (State.APPROVED, OFFICE),
        )
    ),
    *(
        Transition(
            act=Act.SEND_BACK,
            before=before,
            after=State.RETURNED,
            by=RULES,
            reason=Reason.REQUIRED,
            button=Text("Trả lại do quy định thay đổi", "Send back under the new rules"),
        )
        for before in (State.SUBMITTED, State.APPROVED)
    ),
    Transition(
        act=Act.RESTORE,
        before=State.RETURNED,
        after=State.SUBMITTED,
        by=RULES,
        reason=Reason.REQUIRED,
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
