"""Who could take a cell: everybody of the unit, the fairest of those who break nothing first."""

from dataclasses import dataclass

from weeks.enums import Mode
from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class TakerFault:
    """What would break with somebody there, and the clause that says so. `blocks`: it binds."""

    sentence: BilingualText
    law: BilingualText
    blocks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedTaker:
    """Somebody who is at home that day. `days` are those at the office over the weeks that turns
    are counted over, this one included.
    """

    staff_id: int
    name: str
    title: str
    leads: bool
    days: int
    faults: tuple[TakerFault, ...]

    @property
    def may_take(self) -> bool:
        return not any(fault.blocks for fault in self.faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class BarredTaker:
    """Somebody who cannot be asked: where they are, or (None) somebody has pinned them at home."""

    name: str
    mode: Mode | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellTaking:
    """`is_exchange`: the one who has the cell takes over where the other was to be; else the cell
    is nobody's any more, and who is chosen comes besides. `there` are at the office already.
    """

    is_exchange: bool
    takers: tuple[RankedTaker, ...]
    barred: tuple[BarredTaker, ...]
    there: tuple[str, ...]

    @property
    def able(self) -> tuple[RankedTaker, ...]:
        return tuple(one for one in self.takers if one.may_take)

    @property
    def unable(self) -> tuple[tuple[tuple[TakerFault, ...], tuple[str, ...]], ...]:
        """What would break, with everybody with whom it would."""
        found: dict[tuple[TakerFault, ...], tuple[str, ...]] = {}
        for one in self.takers:
            if not one.may_take:
                found[one.faults] = (*found.get(one.faults, ()), one.name)
        return tuple(found.items())

    @property
    def who_cannot(self) -> int:
        return len(self.takers) - len(self.able) + len(self.barred)
