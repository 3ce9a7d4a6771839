"""What the pages of posts show: who is on duty there in which hours, and who may be."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine:
    """A shift: its hours in words, and how many people on which kind of day, as (kind, number)."""

    id: int
    name: str
    hours: str
    cover: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QualifiedLine:
    """Who may have the post, in words; `by` says by what."""

    id: int
    by: str
    who: str
    unit: str
    is_new: bool
    first: date
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCard:
    """A post with its shifts and who may have it. `missing` says what keeps it from being
    planned.
    """

    id: int
    name: str
    kind: str
    unit: str
    phone: str
    on_site: bool
    is_kept: bool
    shifts: tuple[ShiftLine, ...]
    qualified: tuple[QualifiedLine, ...]

    @property
    def is_ready(self) -> bool:
        return bool(self.shifts and self.qualified)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseLine:
    """Somebody released from duty; `may_open` says whether the reader may open the reason."""

    id: int
    name: str
    unit: str
    post: str
    nights_only: bool
    first: date
    last: date | None
    may_open: bool
