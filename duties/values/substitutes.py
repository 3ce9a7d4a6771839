"""Somebody who could stand in for who is absent."""

from dataclasses import dataclass

from weeks.values.bilingual import BilingualText


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedSubstitute:
    """`said` is what speaks against it, or that nothing does; `turns` counts those of the roster
    and near it. Who `can_be_called` breaks nothing binding.
    """

    staff_id: int
    name: str
    title: str
    unit: str
    phone: str
    is_free: bool
    can_be_called: bool
    said: BilingualText
    turns: int
