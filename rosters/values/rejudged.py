"""What became of rosters when the rules changed: which weeks were opened again, for which
clause, on which days.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from planning.time import Half, Slot, Week
from planning.wording.dates import lower_first
from units.words import deadline
from weeks.enums import RosterState
from weeks.values.bilingual import BilingualText

MOST_SENTENCES = 6
"""A reason is read in a line or two; the page of the week tells all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One binding rule that a week to come breaks: the clause, what is wrong, and on which day
    (None: over the whole week).
    """

    law: str
    sentence: BilingualText
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
        return cls(law=law, sentence=BilingualText(vi, en), slot=slot)


class RejudgeOutcome(StrEnum):
    KEPT = "kept"  # the week keeps the new rules too, or nothing of it is still to come
    SENT_BACK = "sent-back"  # submitted or approved: returned to the unit
    AMENDED = "amended"  # published: an amendment was begun
    TOLD = "told"  # it is with the unit already, which hears what is wrong now
    LIFTED = "lifted"  # opened again for nothing: the rules changed back


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejudged:
    """`roster_id` is the roster to be worked on. `refile_by` None: at once, if there are
    `breaches`.
    """

    roster_id: int
    unit_id: int
    unit_name: str
    week: Week
    outcome: RejudgeOutcome
    breaches: tuple[Breach, ...] = ()
    refile_by: datetime | None = None

    @property
    def is_reopened(self) -> bool:
        return self.outcome in (RejudgeOutcome.SENT_BACK, RejudgeOutcome.AMENDED)

    @property
    def reason(self) -> BilingualText:
        return reason_of(self.breaches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """A week as its unit is told of it, by mail and on the page in the same words.

    `was` is the state before; `is_lifted`: the rules changed back and nothing is to be done any
    more.
    """

    roster_id: int
    unit_id: int
    unit_name: str
    week: Week
    was: RosterState
    breaches: tuple[Breach, ...]
    refile_by: datetime | None
    at: datetime
    is_lifted: bool = False

    @property
    def clauses(self) -> tuple[tuple[str, tuple[BilingualText, ...]], ...]:
        """Each clause that is not kept, with what is wrong."""
        return by_clause(self.breaches)

    @property
    def what_became(self) -> str:
        if self.is_lifted:
            return _what_was_lifted(self.was)
        if self.was is RosterState.PUBLISHED:
            return _(
                "Đã lập bản điều chỉnh: các ngày nêu trên được mở để phân công lại, ô của những"
                " ngày khác đã ghim. Mọi người vẫn thấy bản đã công bố cho đến khi bản điều chỉnh"
                " được công bố."
            )
        if self.was is RosterState.APPROVED:
            return _(
                "Việc duyệt lịch không còn giá trị; lịch đã được trả lại để sửa các ngày nêu trên."
            )
        if self.was is RosterState.SUBMITTED:
            return _("Lịch đã được trả lại để sửa các ngày nêu trên.")
        return _("Lịch đang sửa cũng phải đạt các quy định này.")

    @property
    def what_to_do(self) -> str:
        """Hạn trình lại: trước 16h00 thứ Ba, 01/12/2026."""
        if self.is_lifted:
            return ""
        if self.refile_by is None:
            return _("Đề nghị trình lại ngay.")
        return _("Hạn trình lại: trước %(deadline)s.") % {"deadline": deadline(self.refile_by)}


def by_clause(breaches: Iterable[Breach]) -> tuple[tuple[str, tuple[BilingualText, ...]], ...]:
    """Each clause once, with what is wrong by it."""
    return tuple(
        (lower_first(law), tuple(breach.sentence for breach in group))
        for law, group in groupby(breaches, key=lambda breach: breach.law)
    )


def _what_was_lifted(was: RosterState) -> str:
    if was is RosterState.PUBLISHED:
        return _("Bản điều chỉnh đã được hủy; bản đã công bố giữ nguyên.")
    if was in (RosterState.SUBMITTED, RosterState.APPROVED):
        return _("Lịch trở lại trạng thái chờ duyệt.")
    return _("Lịch đang sửa đã đạt các quy định.")


def reason_of(breaches: Iterable[Breach]) -> BilingualText:
    """Chưa đạt khoản 1, Công văn số 312/UBND-NC. Thứ Tư, 02/12: số người tại cơ quan (5) vượt
    quá 4 người cho phép.
    """
    listed = tuple(breaches)
    return BilingualText(_told(listed, "vi"), _told(listed, "en"))


def _told(breaches: tuple[Breach, ...], language: str) -> str:
    shown, more = breaches[:MOST_SENTENCES], len(breaches[MOST_SENTENCES:])
    in_english = language == "en"
    parts = []
    for law, group in groupby(shown, key=lambda breach: breach.law):
        sentences = " ".join(
            breach.sentence.en if in_english else breach.sentence.vi for breach in group
        )
        parts.append(f"{'Not met:' if in_english else 'Chưa đạt'} {lower_first(law)}. {sentences}")
    if more:
        parts.append(f"And {more} more." if in_english else f"Và {more:02} điểm khác.")
    return " ".join(parts)
