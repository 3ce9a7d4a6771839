"""What the pages of a roster show and what its services answer: a module stands here because it
holds plain values and no row of a table; templates read these and nothing else.
"""

from rosters.values.board import Board, BoardDay, BoardRow
from rosters.values.copying import (
    Copied,
    CopyMode,
    CopyOffer,
    CopyWish,
    Rotation,
    Skipped,
    WhySkipped,
)
from rosters.values.day import DayList, DayPerson, DayUnit
from rosters.values.disrupted import Disrupted, Happened, Mending, Repair
from rosters.values.grid import DayHead, GridCell, GridGroup, GridRow, GroupKind
from rosters.values.mine import MyDay, MyWeek
from rosters.values.outcome import (
    CellClash,
    Decision,
    ProposedLevel,
    ProposedPlan,
    ProposedShortage,
)
from rosters.values.progress import Deadline, Deciders, PublicationStep, StepKind
from rosters.values.rejudged import Breach, Rejudged, RejudgeOutcome, Reopened, reason_of
from rosters.values.review import Difference, Review
from rosters.values.week import RosterShown, UnitShown, WeekGrid

__all__ = [
    "Board",
    "BoardDay",
    "BoardRow",
    "Breach",
    "CellClash",
    "Copied",
    "CopyMode",
    "CopyOffer",
    "CopyWish",
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
    "Mending",
    "MyDay",
    "MyWeek",
    "ProposedLevel",
    "ProposedPlan",
    "ProposedShortage",
    "PublicationStep",
    "RejudgeOutcome",
    "Rejudged",
    "Reopened",
    "Repair",
    "Review",
    "RosterShown",
    "Rotation",
    "Skipped",
    "StepKind",
    "UnitShown",
    "WeekGrid",
    "WhySkipped",
    "reason_of",
]
