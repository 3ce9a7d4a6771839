"""One cell of a week looked at closely: what it holds, and who changed it from what to what."""

from dataclasses import dataclass
from datetime import date, datetime

from planning.time import Week
from rosters.values.comment import RosterComment
from rosters.values.grid import GridCell
from rosters.values.taking import CellTaking
from units.words import long_day
from weeks.enums import RosterState
from weeks.values.cells import Cell, Seen
from weeks.values.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CellStep:
    """One change of a cell, or the opening of a version of its week. `did` says by which act,
    `revision` in which version; `before` or `after` is None where there was no cell. `undone_at`:
    taken back since.
    """

    who: str
    at: datetime
    did: str
    revision: int
    before: Cell | None
    after: Cell | None
    undone_at: datetime | None = None

    @property
    def is_moved(self) -> bool:
        """Whether somebody is somewhere else by it; else only a reason or a pin changed."""
        return self._halves(self.before) != self._halves(self.after)

    @staticmethod
    def _halves(cell: Cell | None) -> tuple[str, str] | None:
        return (cell.morning, cell.afternoon) if cell else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPanel:
    """Everything about one cell. `name` and `title` are those of the person, `verdicts` speak of
    this person on this day, `taking` says who could be there instead (None: nobody is looked for),
    `comments` are those on the cell and on its day, `form_key` names what is written next, and
    `history` begins with what was done last; without `sees_history` it is
    empty and not spoken of. `can_edit`: the reader may change the cell itself.
    """

    unit_id: int
    unit_name: str
    week: Week
    day: date
    staff_id: int
    name: str
    short_name: str
    title: str
    roster_id: int
    state: RosterState
    seen: Seen
    can_edit: bool
    cell: GridCell
    verdicts: tuple[Verdict, ...]
    taking: CellTaking | None
    can_comment: bool
    comments: tuple[RosterComment, ...]
    form_key: str
    sees_history: bool
    history: tuple[CellStep, ...]

    @property
    def key(self) -> str:
        """The name of the cell in forms: "17:2026-11-30"."""
        return self.cell.key

    @property
    def lead(self) -> str:
        """Thứ Hai, 30/11/2026 · Phó Trưởng phòng."""
        return " · ".join(part for part in (long_day(self.day), self.title) if part)

    @property
    def is_free(self) -> bool:
        """Whether the reader may set it: nothing else has taken the whole of it."""
        return self.can_edit and not self.cell.is_given
