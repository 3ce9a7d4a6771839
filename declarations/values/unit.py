"""A unit's people beside what they have declared."""

from dataclasses import dataclass
from datetime import date, datetime

from planning.rules.entry_declaration import EntryStanding
from planning.time import Week
from weeks.values.asked import AskedClause


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredState:
    """How one declaration of one person stands, as this reader may know it: whoever may not know of
    health is told that nothing holds good. `lacking` are the days at the office without it.
    """

    title: str
    standing: EntryStanding
    until: date | None
    lacking: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaringPerson:
    """Somebody of whom something is asked. `is_on_paper`: they have no account, and this reader may
    write down what they declare.
    """

    staff_id: int
    name: str
    title: str
    states: tuple[DeclaredState, ...]
    is_on_paper: bool = False

    @property
    def has_declared(self) -> bool:
        """Something they declared still speaks of the week, for it or against it."""
        return any(state.standing is not EntryStanding.MISSING for state in self.states)

    @property
    def is_lacking(self) -> bool:
        return any(state.lacking for state in self.states)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationWeek:
    """Everything the page of a unit's declarations shows. `is_known`: there is a roster that says
    who comes. `reminded`: its people were reminded today.
    """

    unit_id: int
    unit_name: str
    week: Week
    asked: tuple[AskedClause, ...]
    people: tuple[DeclaringPerson, ...]
    is_known: bool
    may_remind: bool
    may_reveal: bool
    is_reminded: bool

    @property
    def lacking(self) -> tuple[DeclaringPerson, ...]:
        return tuple(one for one in self.people if one.is_lacking)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAnswer:
    """A question as it was asked, and what was said: a `day`, or yes or no."""

    question: str
    day: date | None
    is_yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDeclaration:
    """What somebody declared last of one kind; `answers` are empty once they were destroyed.
    `written_by` names who wrote it down for them.
    """

    declaration_id: int
    title: str
    first: date
    last: date
    is_cleared: bool
    declared_at: datetime
    answers: tuple[ToldAnswer, ...]
    written_by: str = ""
