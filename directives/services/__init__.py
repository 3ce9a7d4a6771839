"""What may be done to a directive, one file a topic: the document and its drafts, the clauses,
the force, and what becomes of it.
"""

from directives.services.attachments import add_attachment, remove_attachment
from directives.services.clauses import (
    add_clause,
    change_clause,
    duplicate_clause,
    move_clause,
    remove_clause,
    restore_clause,
)
from directives.services.conditions import (
    add_condition,
    condition_happened,
    remove_condition,
    settle_conditions,
)
from directives.services.documents import (
    discard_draft,
    edit_directive,
    enter_directive,
    number_directive,
)
from directives.services.editions import amend_directive, extend_directive, start_again
from directives.services.ending import end_directive, withdraw_directive
from directives.services.exceptions import record_exception, revoke_exception
from directives.services.force import put_in_force
from directives.services.linking import add_link, remove_link
from directives.services.notices import read_directive, tell_staff
from directives.services.phases import add_phase, change_phase, remove_phase
from directives.services.proposing import propose_draft, reopen_proposal
from directives.services.reviewing import review_directive
from directives.services.striking import strike_clause
from directives.services.suspensions import resume_directive, suspend_directive
from directives.services.undoing import undo_directive

__all__ = [
    "add_attachment",
    "add_clause",
    "add_condition",
    "add_link",
    "add_phase",
    "amend_directive",
    "change_clause",
    "change_phase",
    "condition_happened",
    "discard_draft",
    "duplicate_clause",
    "edit_directive",
    "end_directive",
    "enter_directive",
    "extend_directive",
    "move_clause",
    "number_directive",
    "propose_draft",
    "put_in_force",
    "read_directive",
    "record_exception",
    "remove_attachment",
    "remove_clause",
    "remove_condition",
    "remove_link",
    "remove_phase",
    "reopen_proposal",
    "restore_clause",
    "resume_directive",
    "review_directive",
    "revoke_exception",
    "settle_conditions",
    "start_again",
    "strike_clause",
    "suspend_directive",
    "tell_staff",
    "undo_directive",
    "withdraw_directive",
]
