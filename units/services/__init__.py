"""The only writers of the agency's records: one transaction and one event on record for each
change.
"""

from units.services.absences import (
    cancel_absence,
    end_condition,
    record_absence,
    record_condition,
    reveal_restricted,
)
from units.services.accounts import (
    HandedOut,
    Slip,
    hand_out_accounts,
    issue_password,
    open_account,
)
from units.services.agency import (
    change_agency,
    change_unit,
    create_agency,
    create_unit,
    remove_calendar_day,
    set_calendar_day,
    set_recipients,
    skip_step,
)
from units.services.authority import roles_grantable
from units.services.correcting import correct_person
from units.services.delegations import delegate, end_delegation
from units.services.expected_days import confirm_expected_days
from units.services.founding import Founded, found_agency
from units.services.grants import NewRole, end_grant, grant_role, grant_roles
from units.services.invitations import invite_again
from units.services.leaving import close_leavers, end_staff, rehire_staff, undo_leaving
from units.services.naming import rename_staff
from units.services.outsiders import (
    end_outsider,
    issue_outsider_password,
    open_outsider,
    reopen_outsider,
)
from units.services.posts import change_post, move_staff, place_staff
from units.services.recipients import add_recipient, remove_recipient
from units.services.short_names import refresh_short_names
from units.services.staff import add_staff, change_staff
from units.services.zones import add_zone, declare_level, end_level, remove_zone, rename_zone

__all__ = [
    "Founded",
    "HandedOut",
    "NewRole",
    "Slip",
    "add_recipient",
    "add_staff",
    "add_zone",
    "cancel_absence",
    "change_agency",
    "change_post",
    "change_staff",
    "change_unit",
    "close_leavers",
    "confirm_expected_days",
    "correct_person",
    "create_agency",
    "create_unit",
    "declare_level",
    "delegate",
    "end_condition",
    "end_delegation",
    "end_grant",
    "end_level",
    "end_outsider",
    "end_staff",
    "found_agency",
    "grant_role",
    "grant_roles",
    "hand_out_accounts",
    "invite_again",
    "issue_outsider_password",
    "issue_password",
    "move_staff",
    "open_account",
    "open_outsider",
    "place_staff",
    "record_absence",
    "record_condition",
    "refresh_short_names",
    "rehire_staff",
    "remove_calendar_day",
    "remove_recipient",
    "remove_zone",
    "rename_staff",
    "rename_zone",
    "reopen_outsider",
    "reveal_restricted",
    "roles_grantable",
    "set_calendar_day",
    "set_recipients",
    "skip_step",
    "undo_leaving",
]
