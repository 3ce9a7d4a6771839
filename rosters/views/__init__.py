"""The pages of weekly rosters: the grid, what may be done with it, the board, one's own week,
what a directive would do.
"""

from rosters.views.acts import act, change_cells
from rosters.views.agency_week import agency_week_file, show_agency_week
from rosters.views.ahead import ahead
from rosters.views.board import board, plan_agency, week_board
from rosters.views.cell import cell
from rosters.views.changes import change_impact, exception_impact
from rosters.views.copying import copy_options
from rosters.views.deciding import decide, remind
from rosters.views.impact import impact, impact_file, impact_summary
from rosters.views.in_force import in_force
from rosters.views.leave_effect import effect_of_leave
from rosters.views.patterns import drop, patterns, rename
from rosters.views.week import open_week, unit_week, week

__all__ = [
    "act",
    "agency_week_file",
    "ahead",
    "board",
    "cell",
    "change_cells",
    "change_impact",
    "copy_options",
    "decide",
    "drop",
    "effect_of_leave",
    "exception_impact",
    "impact",
    "impact_file",
    "impact_summary",
    "in_force",
    "open_week",
    "patterns",
    "plan_agency",
    "remind",
    "rename",
    "show_agency_week",
    "unit_week",
    "week",
    "week_board",
]
