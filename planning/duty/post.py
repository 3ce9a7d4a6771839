"""Where somebody is on duty, in which shifts, and how many are needed."""

from dataclasses import dataclass
from datetime import date

from planning.duty.shift import ShiftHours


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPost:
    """`kind` is what rules call it (leader, officer, records, guard ...), `unit` whose post it is
    (None: the agency's).

    on_site         who is on duty is at the office; by telephone otherwise
    moves_on_site   a turn on a day of remote work makes that day one at the office
    """

    key: str
    name: str = ""
    kind: str = ""
    unit: str | None = None
    on_site: bool = True
    moves_on_site: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShift:
    """A shift of a post."""

    key: str
    post: str
    hours: ShiftHours


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class CoverNeed:
    """How many people a shift needs on a day: `least` must be there, `wanted` should, more than
    `most` (None: no bound) may not.
    """

    day: date
    post: str
    shift: str
    least: int = 1
    wanted: int = 1
    most: int | None = 1
