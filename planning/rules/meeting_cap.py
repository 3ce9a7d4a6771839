"""How many people may meet, for what, in which form and with whose consent, as the recorded
meetings show.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from planning.clause import ClauseRef
from planning.people import Rank
from planning.plan import Plan
from planning.records import Meeting, MeetingMode
from planning.rules.base import PlannerBoard
from planning.rules.kind import alike_in
from planning.rules.recorded_kind import recorded_kind
from planning.time import Slot
from planning.violation import Violation


class Demand(StrEnum):
    """What a meeting may fail."""

    PERSONS = "persons"
    PURPOSE = "purpose"
    KIND = "kind"
    MODE = "mode"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCap:
    """No meeting of more than `most` people (None: any number), and only of the purposes, kinds and
    modes named (empty: any), with the consent of somebody of `approvers` (empty: none is needed). A
    meeting that fails several demands is told by the first.

    Who joins online sits in no room and is not counted, unless `count_online`. `concerns` are the
    kinds of meetings it speaks of (empty: every kind): inspections, say, need a consent that others
    do not.
    """

    code: ClassVar[str] = "meeting-cap"
    clause: ClauseRef
    most: int | None = None
    count_online: bool = False
    purposes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    modes: tuple[MeetingMode, ...] = ()
    approvers: tuple[Rank, ...] = ()
    concerns: tuple[str, ...] = ()

    def check(self, plan: Plan) -> Iterator[Violation]:
        days = frozenset(plan.days)
        for meeting in plan.records.meetings if plan.records else ():
            is_meant = meeting.day in days and (not self.concerns or meeting.kind in self.concerns)
            broken = self._broken(meeting) if is_meant else None
            if broken:
                yield broken

    def bind(self, board: PlannerBoard) -> None:
        """Meetings are recorded, not planned."""

    def counted(self, meeting: Meeting) -> int:
        return meeting.persons if self.count_online else meeting.in_room

    def _broken(self, meeting: Meeting) -> Violation | None:
        slot = Slot(meeting.day)
        if self.most is not None and self.counted(meeting) > self.most:
            return Violation(
                rule=self.code,
                clause=self.clause,
                slot=slot,
                place=meeting.key,
                about=Demand.PERSONS,
                found=self.counted(meeting),
                limit=self.most,
            )
        for about, seen, asked in self._demands(meeting):
            if asked and seen not in asked:
                seen_words = (str(seen),) if seen else ()
                return Violation(
                    rule=self.code,
                    clause=self.clause,
                    slot=slot,
                    place=meeting.key,
                    about=about,
                    seen=seen_words,
                    asked=tuple(map(str, asked)),
                )
        return None

    def _demands(self, meeting: Meeting) -> Iterator[tuple[Demand, str | None, tuple[str, ...]]]:
        """What the meeting is, against what is allowed."""
        yield Demand.PURPOSE, meeting.purpose, self.purposes
        yield Demand.KIND, meeting.kind, self.kinds
        yield Demand.MODE, meeting.mode, self.modes
        yield Demand.APPROVAL, meeting.approver, self.approvers


KIND = recorded_kind(MeetingCap, subject=alike_in("concerns", "purposes"))
