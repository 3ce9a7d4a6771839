"""What a change of the directives would do to the rosters of duty that stand or are being made."""

from dataclasses import dataclass
from datetime import date

from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyImpactBreach:
    """What a roster would newly break, with day, people and posts in its sentence."""

    sentence: BilingualText
    law: BilingualText
    blocks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedTurn:
    """A turn that changes hands to mend it; nobody where it is only taken away or given."""

    day: date
    post: str
    hours: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRepair:
    """The fewest turns that were found to change hands; `mends` if nothing new is broken then."""

    turns: tuple[HandedTurn, ...]
    mends: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyImpactRow:
    """One roster. `repair` is None where there were too many rosters to look for one."""

    roster_id: int
    title: str
    period: str
    unit: str
    first: date
    last: date
    state: RosterState
    breaches: tuple[DutyImpactBreach, ...]
    repair: DutyRepair | None

    @property
    def blocks(self) -> bool:
        return any(one.blocks for one in self.breaches)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyImpact:
    """`looked_at` rosters, and those among them that would break something new."""

    looked_at: int
    rows: tuple[DutyImpactRow, ...]
