"""How far a roster has come on its way to publication, by when, and who may decide."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from weeks.enums import RosterState


class StepKind(StrEnum):
    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationStep:
    """One stage on the way to publication. `who` and `at` are None for what has not happened."""

    kind: StepKind
    state: RosterState
    who: str = ""
    at: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """`left` is negative once it has passed."""

    at: datetime
    left: timedelta

    @property
    def is_past(self) -> bool:
        return self.left <= timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciders:
    """Who may approve what `sender` sent: `approvers`, or if that is nobody `nameable`, who could
    be named to act for the Director. `is_own`: the reader sent it.
    """

    unit_name: str = ""
    sender: str
    is_own: bool = False
    approvers: tuple[str, ...]
    nameable: tuple[str, ...]
