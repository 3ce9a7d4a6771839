"""Where a rule comes from, so that every verdict can name its clause."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Binding(StrEnum):
    """How strictly a clause binds: an order blocks filing, a target or advice warns and asks for
    a reason.
    """

    ORDER = "order"
    TARGET = "target"
    ADVICE = "advice"

    @property
    def blocks(self) -> bool:
        return self is Binding.ORDER


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRef:
    """The clause a rule was entered from. `key` is stable; the rest is what a sentence prints.

    `document` is the type and number as printed ("Công văn số 312/UBND-NC"), `item` the place in it
    ("khoản 1").

    >>> ClauseRef(key="7", item="khoản 1", document="Công văn số 312/UBND-NC").binding.blocks
    True
    """

    key: str
    item: str = ""
    document: str = ""
    issuer: str = ""
    issued_on: date | None = None
    binding: Binding = Binding.ORDER
