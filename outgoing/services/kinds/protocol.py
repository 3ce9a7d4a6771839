"""What a kind of letter that leaves by itself has to answer."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from notices.kinds import RunKind
from notices.letters import Contents, Portion, RunKey
from notices.models import Run
from notices.services import insert_run
from outgoing.schedule import Hours, hours_of
from planning.time import Calendar
from units.models import Agency
from units.selectors import calendar_of

Item = TypeVar("Item")
"""One thing of the kind that is due: the list of a day, a step of reminders about a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One agency at one moment, with what several kinds ask about it."""

    agency: Agency
    now: datetime
    hours: Hours
    calendar: Calendar

    @classmethod
    def of(cls, agency: Agency, now: datetime) -> "Tick":
        return cls(agency=agency, now=now, hours=hours_of(agency), calendar=calendar_of(agency))


class LetterKind(ABC, Generic[Item]):
    """One kind, asked every minute what is due; each thing it names is begun once, by its key."""

    kind: ClassVar[RunKind]

    def due(self, tick: Tick) -> Iterable[Item]:
        """What is due and not on record yet, decided from what is on record up to now: rows of a
        time to come were written by a clock that was ahead. The key of the run still decides; this
        only spares the work. A kind that leaves when somebody asks for it is never due.
        """
        return ()

    @abstractmethod
    def key(self, agency: Agency, item: Item, at: datetime) -> RunKey:
        """What makes it one: nothing with the same key is begun twice."""

    def due_at(self, item: Item, at: datetime) -> datetime:
        """Since when it is due; at once, unless the kind knows better."""
        return at

    @abstractmethod
    def compose(self, agency: Agency, item: Item, *, at: datetime) -> Contents:
        """Its letters, written in the transaction of the run."""

    def begin(self, agency: Agency, item: Item, *, at: datetime) -> Run | None:
        """The run with its letters; None if somebody else has begun it."""
        return insert_run(
            self.key(agency, item, at),
            due_at=self.due_at(item, at),
            at=at,
            compose=lambda: self.compose(agency, item, at=at),
        )

    def more(self, agency: Agency, run: Run, cursor: int) -> Portion:
        """The letters behind the cursor, for a kind that writes to many in batches."""
        raise NotImplementedError

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        """Asked of a letter at the last moment, with what its form kept in `still_owed`: empty
        while it should leave, else the reason, for the record.
        """
        return ""

    @abstractmethod
    def name(self, item: Item) -> str:
        """What the log calls it when it cannot be written."""
