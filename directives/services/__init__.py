"""What may be done to a directive, one file a topic: the document and its drafts, the clauses, the force."""

from directives.services.clauses import add_clause, change_clause, duplicate_clause, move_clause, remove_clause
from directives.services.documents import discard_draft, edit_directive, enter_directive, number_directive
from directives.services.editions import amend_directive, extend_directive, start_again
from directives.services.exceptions import record_exception, revoke_exception
from directives.services.force import end_directive, put_in_force, withdraw_directive
from directives.services.notices import read_directive, tell_staff

__all__ = [
    "add_clause",
    "amend_directive",
    "change_clause",
    "discard_draft",
    "duplicate_clause",
    "edit_directive",
    "end_directive",
    "enter_directive",
    "extend_directive",
    "move_clause",
    "number_directive",
    "put_in_force",
    "read_directive",
    "record_exception",
    "remove_clause",
    "revoke_exception",
    "start_again",
    "tell_staff",
    "withdraw_directive",
]
