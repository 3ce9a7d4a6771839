"""The cells of a week's grid: days across, people down, in groups."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from planning.people import Rank
from planning.time import DayKind
from rosters.values.marks import mark_of
from rosters.values.since import modes_told, since_told
from weeks.enums import Mode, Since
from weeks.values.bilingual import BilingualText
from weeks.values.cells import ON_SITE_MODES


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHead:
    """The head of one column: every working day of the week (a made-up Saturday too), and the
    holidays between them. `name` is that of a special day.
    """

    day: date
    kind: DayKind
    name: str = ""
    default: str = ""
    is_bad: bool = False
    is_unchecked: bool = False
    open_comments: int = 0

    @property
    def is_off(self) -> bool:
        return not self.kind.is_worked


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """`is_given`: an absence put it there, the cell is not edited. `is_changed`: since the
    roster was last filed, approved or published (never in a first draft). `is_bad`: the day
    breaks a rule; `is_warned`: a verdict names this very person and day. `is_off_day`:
    nobody works that day, it can only hold duty. `since`: what became of the person after the
    roster was filed with `planned`; the modes are those of now. `away_words`: for what they are
    away.
    """

    staff_id: int
    day: date
    morning: Mode
    afternoon: Mode
    reason: str = ""
    reason_text: str = ""
    reason_label: str = ""
    is_given: bool = False
    away_words: str = ""
    is_pinned: bool = False
    is_changed: bool = False
    is_bad: bool = False
    is_warned: bool = False
    is_off_day: bool = False
    since: Since | None = None
    planned: tuple[Mode, ...] = ()
    open_comments: int = 0

    @property
    def since_told(self) -> str:
        return since_told(self.since, self.planned)

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon

    @property
    def is_on_site(self) -> bool:
        return not ON_SITE_MODES.isdisjoint((self.morning, self.afternoon))

    @property
    def told(self) -> str:
        """Làm việc tại cơ quan / Nghỉ phép; one mode once."""
        return modes_told((self.morning, self.afternoon))

    @property
    def address(self) -> str:
        """Where it is looked at closely, below the address of its week: 17/2026-11-30/"""
        return f"cells/{self.staff_id}/{self.day.isoformat()}/"

    @property
    def looks(self) -> str:
        """Its modes as forms name them: "tn", or "cq/tn" where the halves differ."""
        return (
            f"{self.morning.value}/{self.afternoon.value}" if self.is_split else self.morning.value
        )

    @property
    def key(self) -> str:
        """The name of the cell in forms: "17:2026-11-30"."""
        return f"{self.staff_id}:{self.day.isoformat()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """`cells` holds one entry a day of the head; on days on which the person does not belong to
    the unit it is off and given.
    """

    staff_id: int
    name: str
    short_name: str
    title: str
    title_short: str
    rank: Rank
    cells: tuple[GridCell, ...]
    on_site_days: int

    @property
    def leads(self) -> bool:
        return self.rank.leads

    @property
    def mark(self) -> str:
        return _mark_of_row(self)


@lru_cache(maxsize=4096)  # of sixty rows that are compared after a press, one is new
def _mark_of_row(row: GridRow) -> str:
    return mark_of(row)


class GroupKind(StrEnum):
    LEADERS = "leaders"
    STAFF = "staff"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True, kw_only=True)
class GridGroup:
    """`note` says by which clause the people of an exempt group are outside the count."""

    kind: GroupKind
    rows: tuple[GridRow, ...]
    note: BilingualText
