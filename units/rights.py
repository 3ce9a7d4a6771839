"""Which role may do what. One table, read by every page."""

from units.enums import Right, Role, UnitKind

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.DIRECTOR: frozenset(
        {
            Right.APPROVE_ROSTERS,
            Right.PUBLISH_ROSTERS,
            Right.SEE_ALL_ROSTERS,
            Right.SEE_WORKING_ROSTERS,
            Right.SEE_REPORTS,
            Right.DELEGATE,
            Right.DECIDE_LEAVE,
        }
    ),
    Role.DEPUTY_DIRECTOR: frozenset(
        {Right.SEE_ALL_ROSTERS, Right.SEE_WORKING_ROSTERS, Right.SEE_REPORTS}
    ),
    Role.CHIEF_OF_OFFICE: frozenset(
        {
            Right.PUBLISH_ROSTERS,
            Right.SEE_ALL_ROSTERS,
            Right.SEE_WORKING_ROSTERS,
            Right.KEEP_DIRECTIVES,
            Right.KEEP_STAFF,
            Right.SEE_REPORTS,
            Right.SEND_REPORTS,
            Right.SEE_RESTRICTED,
            Right.DECIDE_LEAVE,
            Right.DELEGATE,
        }
    ),
    Role.OFFICE: frozenset(
        {
            Right.PUBLISH_ROSTERS,
            Right.SEE_ALL_ROSTERS,
            Right.SEE_WORKING_ROSTERS,
            Right.KEEP_DIRECTIVES,
            Right.KEEP_STAFF,
            Right.SEE_REPORTS,
            Right.SEND_REPORTS,
            Right.SEE_RESTRICTED,
            Right.DECIDE_LEAVE,
        }
    ),
    Role.HEAD: frozenset(
        {
            Right.EDIT_ROSTER,
            Right.SEE_WORKING_ROSTERS,
            Right.SEE_RESTRICTED,
            Right.DELEGATE,
            Right.DECIDE_LEAVE,
        }
    ),
    Role.DEPUTY: frozenset({Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS}),
    Role.CLERK: frozenset({Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS}),
    Role.STAFF: frozenset(),
    Role.READER: frozenset({Right.SEE_ALL_ROSTERS, Right.SEE_REPORTS}),
    Role.AUDITOR: frozenset({Right.SEE_ALL_ROSTERS, Right.SEE_REPORTS}),
    Role.ADMIN: frozenset({Right.KEEP_STAFF}),
}

FILES_FOR: dict[Role, frozenset[UnitKind]] = {
    Role.DIRECTOR: frozenset({UnitKind.LEADERSHIP}),
    Role.OFFICE: frozenset({UnitKind.LEADERSHIP}),
    Role.CHIEF_OF_OFFICE: frozenset({UnitKind.LEADERSHIP, UnitKind.OFFICE}),
}
"""The kinds of unit that have no head of their own to file for them, or whose head is this very
role: who holds it makes and sends their rosters.
"""
DEPUTIES: dict[Role, frozenset[Role]] = {
    Role.DIRECTOR: frozenset({Role.DEPUTY_DIRECTOR}),
    Role.HEAD: frozenset({Role.DEPUTY, Role.CLERK}),
}
"""Who may be named to act for the Director, and for a head: a holder of such a role in the same
unit.
"""
FILING_RIGHTS = frozenset({Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS})


def roles_with(right: Right) -> tuple[Role, ...]:
    return tuple(role for role, rights in RIGHTS.items() if right in rights)
