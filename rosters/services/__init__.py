"""The only writers of rosters. Each takes who acts (`by`), the moment (`at`) and what was on the
screen (`seen`), writes in one transaction with its event, and changes a row only if it is still
the one that was seen.
"""

from rosters.services.asking import ask_for_plan
from rosters.services.commenting import answer_comment, comment_on_cell, settle_comment
from rosters.services.copying import copy_week
from rosters.services.deciding import (
    approve_roster,
    approve_rosters,
    reopen_roster,
    return_roster,
    return_rosters,
)
from rosters.services.disrupting import note_disruptions, repair_roster
from rosters.services.editing import pin_cells, redo_change, set_cells, set_reason, undo_change
from rosters.services.exchanging import exchange_cells
from rosters.services.filing import cancel_roster, submit_roster, withdraw_roster
from rosters.services.force import put_in_force_and_reopen
from rosters.services.jobs import plan_whole_agency, run_plan_job
from rosters.services.merging import merge_cells
from rosters.services.numbers import keep_numbers
from rosters.services.opening import open_roster, refresh_drafts, refresh_roster
from rosters.services.patterns import drop_pattern, keep_pattern, rename_pattern
from rosters.services.planning import (
    apply_plan,
    drop_plan,
    generate_plan,
    plan_around,
    propose_plan,
)
from rosters.services.publishing import amend_roster, publish_roster, publish_rosters
from rosters.services.rejudging import rejudge
from rosters.services.reminding import remind_units

__all__ = [
    "amend_roster",
    "answer_comment",
    "apply_plan",
    "approve_roster",
    "approve_rosters",
    "ask_for_plan",
    "cancel_roster",
    "comment_on_cell",
    "copy_week",
    "drop_pattern",
    "drop_plan",
    "exchange_cells",
    "generate_plan",
    "keep_numbers",
    "keep_pattern",
    "merge_cells",
    "note_disruptions",
    "open_roster",
    "pin_cells",
    "plan_around",
    "plan_whole_agency",
    "propose_plan",
    "publish_roster",
    "publish_rosters",
    "put_in_force_and_reopen",
    "redo_change",
    "refresh_drafts",
    "refresh_roster",
    "rejudge",
    "remind_units",
    "rename_pattern",
    "reopen_roster",
    "repair_roster",
    "return_roster",
    "return_rosters",
    "run_plan_job",
    "set_cells",
    "set_reason",
    "settle_comment",
    "submit_roster",
    "undo_change",
    "withdraw_roster",
]
