"""A cell of a roster, what somebody wants it to be, and how the whole of the cells is recognised
again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from json import dumps

from planning.plan import Work
from weeks.enums import Mode

CellKey = tuple[int, date]
"""Whose cell (the id of the staff member), on which day."""

DutyHalves = tuple[bool, bool]
"""Whether somebody is on duty at the office in the morning and in the afternoon."""


@dataclass(frozen=True, slots=True)
class CallHalves:
    """In which halves of a day somebody comes who was to be at home, and why (a code of
    planning.vocabulary).
    """

    morning: bool
    afternoon: bool
    reason: str

    @property
    def both(self) -> DutyHalves:
        return self.morning, self.afternoon


@dataclass(frozen=True, slots=True)
class SwappedDay:
    """Where somebody is on a day that was exchanged with a colleague's, and why, if the colleague
    was to be at the office for a reason (a code of planning.vocabulary); or that they live in.
    """

    mode: Mode
    reason: str = ""


Looks = tuple[str, str]
"""What a cell shows: the codes of the morning's and the afternoon's mode."""

MORE_MARKS = ("is_rostered", "is_called", "is_swapped")
ON_SITE_MODES = frozenset(mode for mode in Mode if mode.row.work.is_on_site)
AT_HOME = frozenset(mode for mode in Mode if mode.row.work is Work.REMOTE)
AT_WORK_MODES = ON_SITE_MODES | AT_HOME
AWAY_MODES = frozenset(mode for mode in Mode if mode.row.is_absence)
"""As what an absence may stand in a cell."""
DAY_OFF_MODES = frozenset(mode for mode in Mode if mode.row.is_for_days_off)
"""All that counts on a day off."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What somebody had on the screen when acting: the roster's version and the hash of its
    cells.
    """

    version: int
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell holds. `reason` is a code of planning.vocabulary, `reason_text` a reason
    typed freely; `is_pinned`: the planner may not move it; `is_given`: an absence takes the day
    or the half of it in which somebody is away; `is_rostered`: a roster of duty takes the halves in
    which somebody is on duty; `is_called`: they were to be at home, and come as they were called
    or allowed to; `is_swapped`: the day is exchanged with a colleague's, or they live in.
    """

    morning: Mode
    afternoon: Mode
    reason: str = ""
    reason_text: str = ""
    is_pinned: bool = False
    is_given: bool = False
    is_rostered: bool = False
    is_called: bool = False
    is_swapped: bool = False

    @property
    def is_split(self) -> bool:
        return self.morning != self.afternoon

    @property
    def is_on_site(self) -> bool:
        return self.morning in ON_SITE_MODES or self.afternoon in ON_SITE_MODES

    @property
    def is_rest(self) -> bool:
        """Off for the day after a duty at night."""
        return self.is_rostered and {self.morning, self.afternoon} == {Mode.OFF}

    @property
    def lives_in(self) -> bool:
        """By a list of those who do; a head may also write it into the week by hand."""
        return self.is_swapped and Mode.LIVE_IN in (self.morning, self.afternoon)

    @property
    def is_wholly_given(self) -> bool:
        """Nothing of it is anybody's to change."""
        return self.takes(self.morning) and self.takes(self.afternoon)

    def takes(self, half: Mode) -> bool:
        """Whether that half of it is given: as an absence, a roster of duty, a call or an exchange
        has it.
        """
        return (
            (self.is_given and half in AWAY_MODES)
            or (self.is_rostered and half is Mode.ON_DUTY)
            or (self.is_called and half is Mode.ON_SITE)
            or (self.is_swapped and half in (Mode.ON_SITE, Mode.REMOTE, Mode.LIVE_IN))
            or self.is_rest
        )

    @property
    def is_touched(self) -> bool:
        """Something of it is not anybody's to change."""
        return self.is_given or self.is_rostered or self.is_called or self.is_swapped

    def keeping_given(self, wanted: "Cell") -> "Cell":
        """What was wanted of it, but for the half that an absence, a roster of duty, a call or an
        exchange takes.
        """
        if not self.is_touched:
            return wanted
        kept = replace(
            wanted,
            morning=self.morning if self.takes(self.morning) else wanted.morning,
            afternoon=self.afternoon if self.takes(self.afternoon) else wanted.afternoon,
            is_given=self.is_given,
            is_rostered=self.is_rostered,
            is_called=self.is_called,
            is_swapped=self.is_swapped,
        )
        return kept if kept.is_on_site else replace(kept, reason="", reason_text="")

    def listed(self) -> list[str | bool]:
        """As a step of editing keeps it: [morning, afternoon, reason, reason text, pinned,
        given], and behind it, up to the last that is true, whether a roster of duty takes something
        of it, whether somebody was called, and whether the day was exchanged.
        """
        more = [bool(getattr(self, name)) for name in MORE_MARKS]
        while more and not more[-1]:
            more.pop()
        return [
            self.morning.value,
            self.afternoon.value,
            self.reason,
            self.reason_text,
            self.is_pinned,
            self.is_given,
            *more,
        ]

    @classmethod
    def from_list(cls, kept: list[str | bool]) -> "Cell":
        morning, afternoon, reason, reason_text, is_pinned, is_given, *more = kept
        return cls(
            morning=Mode(str(morning)),
            afternoon=Mode(str(afternoon)),
            reason=str(reason),
            reason_text=str(reason_text),
            is_pinned=bool(is_pinned),
            is_given=bool(is_given),
            **dict(zip(MORE_MARKS, map(bool, more), strict=False)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """What somebody wants of one cell; None leaves that part as it is. `mode` alone fills the
    whole day: `CellEdit.whole(staff_id, day, Mode.REMOTE)`.
    """

    staff_id: int
    day: date
    morning: Mode | None = None
    afternoon: Mode | None = None
    reason: str | None = None
    reason_text: str | None = None

    @classmethod
    def whole(cls, staff_id: int, day: date, mode: Mode) -> "CellEdit":
        return cls(staff_id=staff_id, day=day, morning=mode, afternoon=mode)

    @property
    def key(self) -> CellKey:
        return self.staff_id, self.day


def content_of(cells: Mapping[CellKey, Cell]) -> str:
    """The hash by which the cells of a roster are recognised, in whatever order they come."""
    rows = sorted(
        [staff_id, day.isoformat(), *cell.listed()] for (staff_id, day), cell in cells.items()
    )
    return sha256(dumps(rows, separators=(",", ":")).encode()).hexdigest()


CellsBefore = dict[CellKey, tuple[Cell | None, Cell | None]]
"""Cells as they were before and after a step; None: there was no such cell."""
