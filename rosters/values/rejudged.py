"""What became of rosters when the rules changed: which weeks were opened again, for which clause, on which days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from planning.time import Half, Slot, Week
from planning.wording.dates import lower_first
from rosters.values.said import Said

MOST_SENTENCES = 6
"""A reason is read in a line or two; the page of the week tells all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One binding rule that a week to come breaks: the clause, what is wrong, and on which day (None: over the whole week)."""

    law: str
    sentence: Said
    slot: Slot | None = None

    @property
    def day(self) -> date | None:
        return self.slot.day if self.slot else None

    def listed(self) -> list[Any]:
        """As a table keeps it: [clause, Vietnamese, English, ISO day, half]."""
        day, half = (self.slot.day.isoformat(), self.slot.half) if self.slot else (None, None)
        return [self.law, self.sentence.vi, self.sentence.en, day, half]

    @classmethod
    def from_list(cls, kept: list[Any]) -> "Breach":
        law, vi, en, day, half = kept
        slot = Slot(date.fromisoformat(day), Half(half) if half else None) if day else None
        return cls(law=law, sentence=Said(vi, en), slot=slot)


class Outcome(StrEnum):
    KEPT = "kept"  # the week keeps the new rules too, or nothing of it is still to come
    SENT_BACK = "sent-back"  # submitted or approved: returned to the unit
    AMENDED = "amended"  # published: an amendment was begun
    TOLD = "told"  # it is with the unit already, which hears what is wrong now
    LIFTED = "lifted"  # opened again for nothing: the rules changed back


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """`roster_id` is the roster to be worked on. `refile_by` None: at once, if there are `breaches`."""

    roster_id: int
    unit_id: int
    unit_name: str
    week: Week
    outcome: Outcome
    breaches: tuple[Breach, ...] = ()
    refile_by: datetime | None = None

    @property
    def is_reopened(self) -> bool:
        return self.outcome in (Outcome.SENT_BACK, Outcome.AMENDED)

    @property
    def reason(self) -> Said:
        return reason_of(self.breaches)


def reason_of(breaches: Iterable[Breach]) -> Said:
    """Chưa đạt khoản 1, Công văn số 312/UBND-NC. Thứ Tư, 02/12: số người tại cơ quan (5) vượt quá 4 người cho phép."""
    listed = tuple(breaches)
    return Said(_told(listed, "vi"), _told(listed, "en"))


def _told(breaches: tuple[Breach, ...], language: str) -> str:
    shown, more = breaches[:MOST_SENTENCES], len(breaches[MOST_SENTENCES:])
    in_english = language == "en"
    parts = []
    for law, group in groupby(shown, key=lambda breach: breach.law):
        sentences = " ".join(breach.sentence.en if in_english else breach.sentence.vi for breach in group)
        parts.append(f"{'Not met:' if in_english else 'Chưa đạt'} {lower_first(law)}. {sentences}")
    if more:
        parts.append(f"And {more} more." if in_english else f"Và {more:02} điểm khác.")
    return " ".join(parts)
