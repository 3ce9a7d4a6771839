"""A roster of duty as it is printed and posted at the gate, in words only."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperShift:
    """A column: `sign` stands for it where people are listed by days."""

    post: str
    words: str
    sign: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDay:
    """A row: who is in each shift, in the order of the shifts; None where nobody is needed."""

    day: date
    weekday: str
    note: str
    is_off: bool
    cells: tuple[tuple[str, ...] | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPerson:
    """Somebody with the signs of their shifts, day by day."""

    name: str
    title: str
    unit: str
    signs: tuple[str, ...]
    turns: int


@dataclass(frozen=True, slots=True)
class PaperSigner:
    """Who signs below: the lines above the name, and the name once there is one."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPaper:
    """`over` and `whose` stand at the head on the left, the nation's name on the right."""

    over: str
    whose: str
    title: str
    period: str
    state: str
    shifts: tuple[PaperShift, ...]
    days: tuple[PaperDay, ...]
    people: tuple[PaperPerson, ...]
    signers: tuple[PaperSigner, ...]
