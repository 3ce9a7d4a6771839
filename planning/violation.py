"""A breach as facts: which rule, when, who, how many, how many were allowed. Sentences are made
elsewhere.
"""

from dataclasses import dataclass

from planning.clause import ClauseRef
from planning.duty.plan import DutyTurn
from planning.time import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """`found` people against `limit`, which came from `base` people; counts are None for rules
    about one person.

    `place` is the room or the meeting a breach is about, if it is about one. Where what was found
    is no number but people, a purpose or a time, it stands in `seen`, against what was `asked`;
    `about` tells which of a rule's demands was not met, where it makes several. `turns` are the
    turns of duty that a breach is about, in order.

    >>> from datetime import date
    >>> monday, third = Slot(date(2026, 11, 30)), ClauseRef(key="c1", item="khoản 1")
    >>> one = Violation(rule="count-bound", clause=third, slot=monday, found=6, limit=5, base=15)
    >>> f"{one.found} of {one.base} came, {one.limit} may"
    '6 of 15 came, 5 may'
    >>> one.order
    ('2026-11-30', '', '', 'c1', 'count-bound', '', '')
    """

    rule: str
    clause: ClauseRef
    unit: str | None = None
    slot: Slot | None = None
    person: str | None = None
    found: int | None = None
    limit: int | None = None
    base: int | None = None
    place: str = ""
    about: str = ""
    seen: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    turns: tuple[DutyTurn, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        """How violations are sorted: by day, half, unit, clause, person, place."""
        day, half = (self.slot.day.isoformat(), self.slot.half or "") if self.slot else ("", "")
        return day, half, self.unit or "", self.clause.key, self.rule, self.person or "", self.place
