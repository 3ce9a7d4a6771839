"""What a role is: what it may do, where it is held, whom it files for, who may act for it. One row
a role, read by every page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from planning.people import Rank
from units.enums import Right, Role, UnitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSheet:
    """One role.

    `of_unit`: it is held in one unit, not in the whole agency. `posts`: leading posts that suggest
    it, as (kind of unit, rank). `files_for`: the kinds of unit that have no head of their own to
    file for them, or whose head is this very role: who holds it makes and sends their rosters.
    `deputies`: who may be named to act for it, a holder of such a role in the same unit; its
    `office` is what it is called then.

    `is_high`: an administrator appoints it. `is_of_one`: an agency or a unit usually has it once.
    `is_for_outsiders`: somebody who is not on the staff may hold it.
    """

    rights: frozenset[Right] = frozenset()
    of_unit: bool = False
    posts: tuple[tuple[UnitKind, Rank], ...] = ()
    files_for: frozenset[UnitKind] = frozenset()
    deputies: frozenset[Role] = frozenset()
    office: Promise | None = None
    is_high: bool = False
    is_of_one: bool = False
    is_for_outsiders: bool = False


_EDITING = frozenset({Right.EDIT_ROSTER, Right.SEE_WORKING_ROSTERS, Right.SEE_CHANGES})
_OVERSEEING = frozenset({Right.SEE_ALL_ROSTERS, Right.SEE_REPORTS})
_OFFICE = frozenset(
    {
        Right.PUBLISH_ROSTERS,
        Right.REMIND_UNITS,
        Right.SEE_ALL_ROSTERS,
        Right.SEE_WORKING_ROSTERS,
        Right.SEE_CHANGES,
        Right.KEEP_DIRECTIVES,
        Right.KEEP_DUTY,
        Right.KEEP_SUPPORT,
        Right.KEEP_STAFF,
        Right.SEE_REPORTS,
        Right.SEND_REPORTS,
        Right.SEE_RESTRICTED,
        Right.DECIDE_LEAVE,
        Right.CALL_IN,
        Right.MOBILISE,
    }
)

ROLES: Final[Mapping[Role, RoleSheet]] = {
    Role.DIRECTOR: RoleSheet(
        rights=frozenset(
            {
                Right.APPROVE_ROSTERS,
                Right.PUBLISH_ROSTERS,
                Right.REMIND_UNITS,
                Right.SEE_ALL_ROSTERS,
                Right.SEE_WORKING_ROSTERS,
                Right.SEE_CHANGES,
                Right.SEE_REPORTS,
                Right.SEE_RECORD,
                Right.DELEGATE,
                Right.DECIDE_LEAVE,
                Right.CALL_IN,
                Right.MOBILISE,
            }
        ),
        posts=((UnitKind.LEADERSHIP, Rank.HEAD),),
        files_for=frozenset({UnitKind.LEADERSHIP}),
        deputies=frozenset({Role.DEPUTY_DIRECTOR}),
        office=_("Giám đốc"),
        is_high=True,
        is_of_one=True,
    ),
    Role.DEPUTY_DIRECTOR: RoleSheet(
        rights=_OVERSEEING
        | {
            Right.REMIND_UNITS,
            Right.SEE_WORKING_ROSTERS,
            Right.SEE_CHANGES,
            Right.CALL_IN,
        },
        posts=((UnitKind.LEADERSHIP, Rank.DEPUTY),),
        is_high=True,
    ),
    Role.CHIEF_OF_OFFICE: RoleSheet(
        rights=_OFFICE | {Right.DELEGATE, Right.SEE_RECORD},
        posts=((UnitKind.OFFICE, Rank.HEAD),),
        files_for=frozenset({UnitKind.LEADERSHIP, UnitKind.OFFICE}),
        is_high=True,
        is_of_one=True,
    ),
    Role.OFFICE: RoleSheet(rights=_OFFICE, files_for=frozenset({UnitKind.LEADERSHIP})),
    Role.HEAD: RoleSheet(
        rights=_EDITING | {Right.SEE_RESTRICTED, Right.DELEGATE, Right.DECIDE_LEAVE, Right.CALL_IN},
        of_unit=True,
        posts=((UnitKind.DIVISION, Rank.HEAD), (UnitKind.SERVICE, Rank.HEAD)),
        deputies=frozenset({Role.DEPUTY, Role.CLERK}),
        office=_("Trưởng đơn vị"),
        is_of_one=True,
    ),
    Role.DEPUTY: RoleSheet(
        rights=_EDITING | {Right.CALL_IN},
        of_unit=True,
        posts=(
            (UnitKind.OFFICE, Rank.DEPUTY),
            (UnitKind.DIVISION, Rank.DEPUTY),
            (UnitKind.SERVICE, Rank.DEPUTY),
        ),
    ),
    Role.CLERK: RoleSheet(rights=_EDITING, of_unit=True),
    Role.STAFF: RoleSheet(),
    Role.READER: RoleSheet(rights=_OVERSEEING, is_for_outsiders=True),
    Role.AUDITOR: RoleSheet(
        rights=_OVERSEEING | {Right.SEE_CHANGES, Right.SEE_RECORD},
        is_high=True,
        is_for_outsiders=True,
    ),
    Role.ADMIN: RoleSheet(
        rights=frozenset({Right.KEEP_STAFF}), is_high=True, is_for_outsiders=True
    ),
}

RIGHTS: Final = {role: sheet.rights for role, sheet in ROLES.items()}
FILES_FOR: Final = {role: sheet.files_for for role, sheet in ROLES.items() if sheet.files_for}
DEPUTIES: Final = {role: sheet.deputies for role, sheet in ROLES.items() if sheet.deputies}
OFFICES: Final = {role: sheet.office for role, sheet in ROLES.items() if sheet.office}
UNIT_ROLES: Final = tuple(role for role, sheet in ROLES.items() if sheet.of_unit)
OUTSIDE_ROLES: Final = tuple(role for role, sheet in ROLES.items() if sheet.is_for_outsiders)
HIGH: Final = frozenset(role for role, sheet in ROLES.items() if sheet.is_high)
BY_POST: Final = {post: role for role, sheet in ROLES.items() for post in sheet.posts}
FILING_RIGHTS: Final = _EDITING


def roles_with(right: Right) -> tuple[Role, ...]:
    return tuple(role for role, rights in RIGHTS.items() if right in rights)
