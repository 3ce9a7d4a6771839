"""What happened to the people of a week after it was filed, which rules break by it, and the
fewest changes that mend them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy

from planning.time import Week
from rosters.values.rejudged import Breach, by_clause
from rosters.values.since import modes_told
from units.words import day_in_a_sentence
from weeks.enums import Mode, RosterState, Since
from weeks.values.bilingual import BilingualText
from weeks.values.cells import Cell

OTHERWISE = gettext_lazy("Chức vụ hoặc điều kiện của cán bộ trong đơn vị đã thay đổi")
"""What is told where nobody is away, gone, back or new: a condition is nobody else's business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Somebody is away, gone, back or new on these days; why is their own."""

    name: str
    since: Since
    days: tuple[date, ...]

    @property
    def told(self) -> str:
        """Đỗ Khánh Vân: vắng, mới ghi (thứ Sáu, 04/12/2026)"""
        days = "; ".join(day_in_a_sentence(day) for day in self.days)
        return f"{self.name}: {self.since.label} ({days})"

    def listed(self) -> list[Any]:
        return [self.name, self.since.value, [day.isoformat() for day in self.days]]

    @classmethod
    def from_list(cls, kept: list[Any]) -> "Happened":
        name, since, days = kept
        return cls(
            name=name, since=Since(since), days=tuple(date.fromisoformat(day) for day in days)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """One cell that a repair changes: the modes of its two halves before and after."""

    name: str
    day: date
    before: tuple[Mode, Mode]
    after: tuple[Mode, Mode]

    def listed(self) -> list[Any]:
        return [self.name, self.day.isoformat(), list(self.before), list(self.after)]

    @classmethod
    def from_list(cls, kept: list[Any]) -> "Mending":
        name, day, before, after = kept
        return cls(
            name=name,
            day=date.fromisoformat(day),
            before=(Mode(before[0]), Mode(before[1])),
            after=(Mode(after[0]), Mode(after[1])),
        )

    @property
    def was(self) -> str:
        return modes_told(self.before)

    @property
    def becomes(self) -> str:
        return modes_told(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The fewest changes after which the week is lawful. `is_proven`: no plan does with fewer.
    `lacks` says what no plan can meet, and what would help; then the changes mend only the rest.
    """

    mendings: tuple[Mending, ...]
    is_proven: bool
    lacks: tuple[BilingualText, ...] = ()

    def listed(self) -> dict[str, Any]:
        return {
            "mendings": [one.listed() for one in self.mendings],
            "proven": self.is_proven,
            "lacks": [[one.vi, one.en] for one in self.lacks],
        }

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "Repair | None":
        if not kept:
            return None
        return cls(
            mendings=tuple(Mending.from_list(one) for one in kept["mendings"]),
            is_proven=kept["proven"],
            lacks=tuple(BilingualText(vi, en) for vi, en in kept["lacks"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Disrupted:
    """A week as its unit and the Office are told of it, by mail and on the page in the same words;
    `state` is that of the roster.
    """

    roster_id: int
    unit_id: int
    unit_name: str
    week: Week
    state: RosterState
    breaches: tuple[Breach, ...]
    happened: tuple[Happened, ...]
    repair: Repair | None
    at: datetime

    @property
    def told(self) -> tuple[str, ...]:
        """What became of whom, a line each."""
        return tuple(one.told for one in self.happened) or (str(OTHERWISE),)

    @property
    def clauses(self) -> tuple[tuple[str, tuple[BilingualText, ...]], ...]:
        """Each clause that is not kept any more, with what is wrong."""
        return by_clause(self.breaches)


def since_of(before: Cell | None, after: Cell | None) -> Since:
    """What became of somebody whose cell was `before` and should be `after`."""
    if after is None:
        return Since.OFF_DUTY if before and before.is_rostered else Since.GONE
    if after.is_rest:
        return Since.RESTS
    if before is None:
        return Since.ON_DUTY if after.is_rostered else Since.CAME
    if after.is_rostered and not before.is_rostered:
        return Since.ON_DUTY
    if before.is_rostered and not (after.is_rostered or after.is_given):
        return Since.OFF_DUTY
    if after.is_called != before.is_called and not after.is_given:
        return Since.CALLED if after.is_called else Since.NOT_CALLED
    if after.lives_in != before.lives_in and not after.is_given:
        return Since.LIVES_IN if after.lives_in else Since.NOT_LIVING_IN
    if after.is_swapped != before.is_swapped and not after.is_given:
        return Since.SWAPPED if after.is_swapped else Since.NOT_SWAPPED
    return Since.AWAY if after.is_given else Since.BACK


def happened_in(rows: Iterable[list[Any]]) -> tuple[Happened, ...]:
    return tuple(Happened.from_list(row) for row in rows)
