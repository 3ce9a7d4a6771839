"""What the pages of a roster show and what its services answer, as plain values: templates read
these and nothing else.
"""

from rosters.values.board import Board, BoardDay, BoardRow, Difference, Review
from rosters.values.cells import AT_HOME, ON_SITE_MODES, Cell, CellEdit, CellKey, Seen, content_of
from rosters.values.day import DayList, DayPerson, DayUnit
from rosters.values.disrupted import Disrupted, Happened, Mending, Repair
from rosters.values.mine import MyDay, MyWeek
from rosters.values.outcome import (
    CellClash,
    Copied,
    Decision,
    Merged,
    Proposal,
    ProposedLevel,
    ProposedShortage,
    Skipped,
    WhySkipped,
)
from rosters.values.rejudged import Breach, Outcome, Rejudged, Reopened, reason_of
from rosters.values.said import Said
from rosters.values.verdict import Suggestion, Verdict, VerdictPerson
from rosters.values.week import (
    Counter,
    CounterRow,
    DayHead,
    Deadline,
    Deciders,
    GridCell,
    GridGroup,
    GridRow,
    GroupKind,
    Kept,
    NotChecked,
    Step,
    StepKind,
    WeekGrid,
)

__all__ = [
    "AT_HOME",
    "ON_SITE_MODES",
    "Board",
    "BoardDay",
    "BoardRow",
    "Breach",
    "Cell",
    "CellClash",
    "CellEdit",
    "CellKey",
    "Copied",
    "Counter",
    "CounterRow",
    "DayHead",
    "DayList",
    "DayPerson",
    "DayUnit",
    "Deadline",
    "Deciders",
    "Decision",
    "Difference",
    "Disrupted",
    "GridCell",
    "GridGroup",
    "GridRow",
    "GroupKind",
    "Happened",
    "Kept",
    "Mending",
    "Merged",
    "MyDay",
    "MyWeek",
    "NotChecked",
    "Outcome",
    "Proposal",
    "ProposedLevel",
    "ProposedShortage",
    "Rejudged",
    "Reopened",
    "Repair",
    "Review",
    "Said",
    "Seen",
    "Skipped",
    "Step",
    "StepKind",
    "Suggestion",
    "Verdict",
    "VerdictPerson",
    "WeekGrid",
    "WhySkipped",
    "content_of",
    "reason_of",
]
