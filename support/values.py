"""What is counted for a proposal: people by units, halves of days, amounts in whole đồng."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby
from json import dumps
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTerms:
    """What a decision grants, as models.SupportRate keeps it."""

    rank: str
    per: str
    amount: int
    decision: str
    first: date
    last: date | None

    @property
    def facts(self) -> dict[str, Any]:
        return {**asdict(self), "first": str(self.first), "last": str(self.last)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRow:
    """One person in one unit. `halves` are worked from home; `rates` says by which amounts, as
    (amount, what for, how many); `note` why nothing is paid.
    """

    staff_id: int
    name: str
    title: str
    unit_id: int
    unit: str
    halves: int
    rates: tuple[tuple[int, str, float], ...] = ()
    amount: int = 0
    note: str = ""

    @property
    def days(self) -> float:
        return self.halves / 2

    @property
    def facts(self) -> dict[str, Any]:
        return {**asdict(self), "rates": [list(rate) for rate in self.rates]}

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "SupportRow":
        rates = tuple((amount, per, count) for amount, per, count in facts["rates"])
        return cls(**{**facts, "rates": rates})


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportGroup:
    """The people of one unit."""

    unit: str
    rows: tuple[SupportRow, ...]

    @property
    def days(self) -> float:
        return sum(row.days for row in self.rows)

    @property
    def amount(self) -> int:
        return sum(row.amount for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportTable:
    """All of a proposal, in the order of units and of people within them."""

    rows: tuple[SupportRow, ...]

    @property
    def groups(self) -> tuple[SupportGroup, ...]:
        return tuple(
            SupportGroup(unit=unit, rows=tuple(rows))
            for (_pk, unit), rows in groupby(self.rows, key=lambda row: (row.unit_id, row.unit))
        )

    @property
    def days(self) -> float:
        return sum(row.days for row in self.rows)

    @property
    def amount(self) -> int:
        return sum(row.amount for row in self.rows)

    @property
    def paid(self) -> int:
        """How many people get something."""
        return len({row.staff_id for row in self.rows if row.amount})

    @property
    def content(self) -> str:
        return sha256(dumps([row.facts for row in self.rows], sort_keys=True).encode()).hexdigest()

    @classmethod
    def of(cls, kept: Iterable[Mapping[str, Any]]) -> "SupportTable":
        return cls(rows=tuple(map(SupportRow.of, kept)))

    def differing(self, other: "SupportTable") -> int:
        """For how many people the days or the amount differ."""
        mine, theirs = (
            {(row.staff_id, row.unit_id): (row.halves, row.amount) for row in table.rows}
            for table in (self, other)
        )
        return len({key[0] for key, _value in mine.items() ^ theirs.items()})
