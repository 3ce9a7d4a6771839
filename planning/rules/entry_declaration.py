"""Whoever comes to the office has declared what the clause asks, not longer ago than it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import ClassVar, Final

from planning.clause import ClauseRef
from planning.plan import Plan
from planning.records import DeclarationBook, RecordedDeclaration
from planning.rules.base import PlannerBoard, Rule
from planning.rules.kind import Subject
from planning.rules.recorded_kind import recorded_kind
from planning.spelling import folded
from planning.time import Slot, Week
from planning.violation import Violation


class AnswerKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes-no"
    DATE = "date"


YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuestion:
    """One question of a declaration. `unfit`: the answer with which nobody comes (yes, no; empty:
    either will do). `within`: a date longer ago than so many days is no good, the day of it being
    day 0; None: any date will do.
    """

    text: str
    kind: AnswerKind = AnswerKind.YES_NO
    unfit: str = ""
    within: int | None = None

    def is_unfit(self, answer: str, on: date) -> bool:
        """Whether nobody comes with this answer ("yes", "no" or a date such as "2026-11-30") on
        that day.
        """
        last = self.good_until(answer)
        return last < on if last else bool(self.unfit) and answer == self.unfit

    def good_until(self, answer: str) -> date | None:
        """The last day on which a date will do; None where it will do for ever."""
        if self.kind is not AnswerKind.DATE or self.within is None:
            return None
        return date.fromisoformat(answer) + timedelta(days=self.within)


class EntryValidity(StrEnum):
    """How long a declaration holds good: so many days, the week, or the one day it is made for."""

    DAYS = "days"
    WEEK = "week"
    DAY = "day"


class EntryStanding(StrEnum):
    """What somebody's declarations come to on a day: they may come, an answer speaks against it,
    or nothing that holds good was declared.
    """

    CLEARED = "cleared"
    UNFIT = "unfit"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDeclaration:
    """`title` is declared by everybody with one of `tags` (empty: everybody) but those with one of
    `except_tags`; with `validity` in days, it holds for `days`, the day itself counted. `advice` is
    what to do for who may not come.

    What was over before it could be declared is not asked for yet: a day too far ahead is none.
    """

    code: ClassVar[str] = "entry-declaration"
    clause: ClauseRef
    title: str
    questions: tuple[EntryQuestion, ...] = ()
    validity: EntryValidity = EntryValidity.DAYS
    days: int = 1
    tags: frozenset[str] = frozenset()
    except_tags: frozenset[str] = frozenset()
    advice: str = ""

    def check(self, plan: Plan) -> Iterator[Violation]:
        book = plan.records.declarations if plan.records else None
        if book is None:
            return
        for day in plan.days:
            missing = self.without(plan, book, day) if day <= self.reach(book.today) else ()
            for person in missing:
                yield Violation(rule=self.code, clause=self.clause, slot=Slot(day), person=person)

    def bind(self, board: PlannerBoard) -> None:
        """Declarations are recorded, not planned."""

    def without(self, plan: Plan, book: DeclarationBook, day: date) -> Iterator[str]:
        """Who comes on the day and is not cleared for it, in the order of the plan."""
        asked = plan.present(Slot(day)) & self.asked(plan, day)
        for person in plan.people:
            if person.key in asked:
                made = book.of(person.key, self.seal)
                if standing_on(made, day) is not EntryStanding.CLEARED:
                    yield person.key

    def asked(self, plan: Plan, day: date) -> frozenset[str]:
        """Of whom it is asked on the day, wherever they are."""
        people = plan.roll.having(self.tags, day) if self.tags else plan.roll.keys
        return people - (
            plan.roll.having(self.except_tags, day) if self.except_tags else frozenset()
        )

    def reach(self, today: date) -> date:
        """The last day for which one may declare today."""
        if self.validity is EntryValidity.WEEK:
            return Week.of(today).shifted(1).sunday
        return today + timedelta(
            days=1 if self.validity is EntryValidity.DAY else max(self.days, 1) - 1
        )

    def span(self, today: date, wanted: date) -> tuple[date, date]:
        """The first and the last day of what is declared today for the sake of `wanted`, a day
        within reach.
        """
        if self.validity is EntryValidity.DAY:
            return wanted, wanted
        if self.validity is EntryValidity.WEEK:
            week = Week.of(wanted)
            return max(week.monday, today), week.sunday
        return today, self.reach(today)

    def declared(self, answers: Sequence[str], *, today: date, wanted: date) -> RecordedDeclaration:
        """What these answers, one a question, come to. A date that is good for less shortens it."""
        first, last = self.span(today, wanted)
        told = list(zip(self.questions, answers, strict=True))
        ends = [day for question, answer in told if (day := question.good_until(answer))]
        is_unfit = any(question.is_unfit(answer, first) for question, answer in told)
        return RecordedDeclaration(
            seal=self.seal,
            first=first,
            last=last if is_unfit else min([last, *ends]),
            is_cleared=not is_unfit,
        )

    @property
    def seal(self) -> str:
        """The same for clauses that ask the same: what was declared for the one counts for the
        other, and no more once something else is asked.
        """
        asked = (self.title, self.questions, self.validity.value, self.days)
        return sha256(repr(asked).encode()).hexdigest()[:SEAL_LENGTH]


SEAL_LENGTH: Final = 16


def standing_on(made: Sequence[RecordedDeclaration], day: date) -> EntryStanding:
    """What these declarations of one kind, the oldest first, come to on the day. The newest one
    that speaks of it counts; who declared something that speaks against coming declares anew.
    """
    for one in reversed(made):
        if one.first <= day <= one.last:
            return EntryStanding.CLEARED if one.is_cleared else EntryStanding.UNFIT
        if not one.is_cleared and one.first <= day:
            break
    return EntryStanding.MISSING


def _subject(rule: Rule, kind: str) -> Subject:
    """What is declared and by whom, however it is spelt."""
    assert isinstance(rule, EntryDeclaration)
    return rule.code, folded(rule.title), rule.tags, ""


KIND = recorded_kind(EntryDeclaration, subject=_subject)
