"""What is said about a cell or a day of a week, with its answers."""

from dataclasses import dataclass, field
from datetime import date, datetime

from weeks.enums import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterComment:
    """One comment, or (with `replies` empty) an answer to one. `staff_id` is None and `name` empty
    where the whole day is meant; `looked` is what the cell held when it was written. `settled_by`
    names who saw to it, and is empty while it is open.
    """

    id: int
    staff_id: int | None
    name: str
    day: date
    looked: tuple[Mode, ...]
    text: str
    who: str
    at: datetime
    settled_by: str = ""
    settled_at: datetime | None = None
    replies: tuple["RosterComment", ...] = field(default=())

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def place(self) -> tuple[int | None, date]:
        return self.staff_id, self.day

    @property
    def address(self) -> str:
        """Where its cell is looked at closely, below the address of its week."""
        return f"{self.staff_id}/{self.day.isoformat()}/" if self.staff_id else ""

    @property
    def cell(self) -> str:
        """The name of its cell in forms: "17:2026-11-30"; of a day alone nothing."""
        return f"{self.staff_id}:{self.day.isoformat()}" if self.staff_id else ""
