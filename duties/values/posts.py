"""What somebody wants a post, a shift, a qualification or an exemption to be."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, NamedTuple

from duties.enums import CoverClass, PostKind, QualifiedBy


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSketch:
    """The columns of a post; `spared` are codes of planning.vocabulary.CONDITIONS."""

    name: str
    kind: PostKind
    on_site: bool = True
    moves_on_site: bool = False
    rest_after_night: bool = False
    phone: str = ""
    spared: tuple[str, ...] = ()
    order: int = 0

    def columns(self) -> dict[str, Any]:
        return asdict(self) | {"kind": self.kind.value, "spared": list(self.spared)}


class CoverWish(NamedTuple):
    """How many people are needed at least, are wanted, and may be there at most."""

    least: int
    wanted: int
    most: int

    @classmethod
    def exactly(cls, number: int) -> "CoverWish":
        return cls(number, number, number)

    @property
    def rises(self) -> bool:
        """Whether it is in order, and anybody may be there at all."""
        return 0 <= self.least <= self.wanted <= self.most and self.most > 0

    @property
    def text(self) -> str:
        """As the form takes it: 1, or 1-2."""
        return str(self.most) if self.least == self.most else f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftSketch:
    """Hours in minutes after midnight of the day the shift begins on, and the cover by kind of
    day.
    """

    begins: int
    ends: int
    name: str = ""
    cover: Mapping[CoverClass, CoverWish] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        """As the record keeps it."""
        return {
            "name": self.name,
            "begins": self.begins,
            "ends": self.ends,
            "cover": {kind.value: list(wish) for kind, wish in self.cover.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class QualificationSketch:
    """By name (`staff_id`), or everybody with a rank, role or condition `code`, of one unit or
    all.
    """

    by: QualifiedBy
    first: date
    last: date | None = None
    code: str = ""
    unit_id: int | None = None
    staff_id: int | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionSketch:
    """From one post or (None) from all; `note` is restricted."""

    staff_id: int
    first: date
    last: date | None = None
    post_id: int | None = None
    nights_only: bool = False
    note: str = ""
