"""Let the planner propose a week, keep the proposal beside the roster, and apply it as one step."""

from collections.abc import Collection
from datetime import datetime

from accounts.models import User
from rosters.models import WeeklyRoster
from rosters.values import CellKey, Proposal, Seen


def propose_plan(roster_id: int, *, by: User, at: datetime, seen: Seen, seed: int = 1) -> Proposal:
    """Plan the week and keep the answer on the roster, whose cells stay as they are. Raises NotEditable, ChangedMeanwhile, NoPlanFound."""
    raise NotImplementedError


def apply_plan(roster_id: int, *, by: User, at: datetime, seen: Seen, only: Collection[CellKey] | None = None) -> WeeklyRoster:
    """Write the proposal (or `only` some of its cells) as one step. Raises NoProposal where it was made for another version."""
    raise NotImplementedError


def drop_plan(roster_id: int, *, by: User, at: datetime, seen: Seen) -> WeeklyRoster:
    """Forget the proposal."""
    raise NotImplementedError


def generate_plan(roster_id: int, *, by: User, at: datetime, seed: int = 1) -> Proposal:
    """Propose and apply in one go, on the roster as it stands."""
    raise NotImplementedError
