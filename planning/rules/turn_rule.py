"""What every rule about turns of duty can do, and what it may say to the planner of them."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, Protocol, TypeVar

from planning.clause import ClauseRef
from planning.duty.person import DutyPerson
from planning.duty.plan import IN_ORDER, DutyPlan, DutyTurn
from planning.plan import Plan
from planning.rules.base import PlannerBoard, Rule
from planning.time import Slot
from planning.violation import Violation

K = TypeVar("K", bound=Hashable)
TurnGroup = tuple[DutyTurn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnLimit:
    """Of `groups` at most `limit` may be taken; a group is taken if any of its turns is.

    `day` and `person` (or `unit`) name the slack; with a person all turns are that person's.
    `settled` groups were taken before the roster: they are counted in what is told, and the limit
    is what they left.
    """

    limit: int
    groups: tuple[TurnGroup, ...]
    day: date | None = None
    person: str | None = None
    unit: str | None = None
    settled: int = 0
    about: str = ""

    def after(self, carried: Collection[DutyTurn]) -> "TurnLimit | None":
        """The same limit on what is not settled yet; None where that cannot break it."""
        free = tuple(group for group in self.groups if not any(turn in carried for turn in group))
        settled = len(self.groups) - len(free)
        left = max(0, self.limit - settled)
        if len(free) <= left:
            return None
        return replace(self, limit=left, groups=free, settled=settled) if settled else self

    def excess(self, taken: Collection[DutyTurn]) -> int:
        """How many groups too many are taken."""
        found = sum(any(turn in taken for turn in group) for group in self.groups)
        return max(0, found - self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCompany:
    """Whenever one of `when` is taken, at least one of `any_of` is. `person` where all of `when`
    are one person's.
    """

    when: TurnGroup
    any_of: TurnGroup
    day: date
    person: str | None = None
    about: str = ""

    def after(self, carried: Collection[DutyTurn]) -> "TurnCompany | None":
        """The same demand of what is not settled yet; None where it is met already."""
        free = tuple(turn for turn in self.when if turn not in carried)
        is_met = any(turn in carried for turn in self.any_of)
        return replace(self, when=free) if free and not is_met else None

    def excess(self, taken: Collection[DutyTurn]) -> int:
        """How many of `when` are taken without company."""
        if any(turn in taken for turn in self.any_of):
            return 0
        return sum(turn in taken for turn in self.when)


@dataclass(frozen=True, slots=True)
class TurnBan:
    """`turn` is not to be taken."""

    turn: DutyTurn
    about: str = ""

    def after(self, carried: Collection[DutyTurn]) -> "TurnBan | None":
        """The ban, unless it comes too late."""
        return None if self.turn in carried else self

    def excess(self, taken: Collection[DutyTurn]) -> int:
        return int(self.turn in taken)


TurnDemand = TurnLimit | TurnCompany | TurnBan


class TurnView(StrEnum):
    """With which other turns a rule looks at one: those of the same person, of the same day
    besides, or of the week from Monday besides.
    """

    PERSON = "person"
    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True)
class TurnBook:
    """Turns as rules go through them, carried ones among them: those of a roster when it is judged,
    all that might be taken when a planner is bound. Each list is in order of days.
    """

    plan: DutyPlan
    taken: Sequence[DutyTurn]

    @cached_property
    def turns(self) -> tuple[DutyTurn, ...]:
        return tuple(sorted({*self.taken, *self.plan.carried}, key=IN_ORDER))

    @cached_property
    def by_person(self) -> dict[str, tuple[DutyTurn, ...]]:
        found: dict[str, list[DutyTurn]] = {}
        for turn in self.turns:
            found.setdefault(turn.person, []).append(turn)
        return {person: tuple(turns) for person, turns in sorted(found.items())}

    @cached_property
    def by_day(self) -> dict[date, tuple[DutyTurn, ...]]:
        found: dict[date, list[DutyTurn]] = {}
        for turn in self.turns:
            found.setdefault(turn.day, []).append(turn)
        return {day: tuple(turns) for day, turns in found.items()}

    def at(self, turns: Iterable[DutyTurn], kinds: frozenset[str]) -> tuple[DutyTurn, ...]:
        """Those of `turns` at posts of these kinds (none: at any)."""
        posts = self.plan.post_of
        return tuple(turn for turn in turns if not kinds or posts[turn.post].kind in kinds)

    def of_each(
        self, kinds: frozenset[str] = frozenset(), tags: frozenset[str] = frozenset()
    ) -> Iterator[tuple[DutyPerson, tuple[DutyTurn, ...]]]:
        """Each person of the roster with their turns at such posts, on days on which they have one
        of `tags` (none: on any).
        """
        for one in self.plan.people:
            turns = self.at(self.by_person.get(one.key, ()), kinds)
            if tags:
                turns = tuple(turn for turn in turns if one.person.has_any(tags, turn.day))
            if turns:
                yield one, turns


def grouped(
    turns: Iterable[DutyTurn], key: Callable[[DutyTurn], K | None]
) -> dict[K, tuple[DutyTurn, ...]]:
    """The turns by what `key` says of them, in order of first appearance; those it says nothing of
    are left out.
    """
    found: dict[K, list[DutyTurn]] = {}
    for turn in turns:
        if (group := key(turn)) is not None:
            found.setdefault(group, []).append(turn)
    return {group: tuple(some) for group, some in found.items()}


def singly(turns: Iterable[DutyTurn]) -> tuple[TurnGroup, ...]:
    """Each turn a group of its own."""
    return tuple((turn,) for turn in turns)


class DutyBoard(Protocol):
    """What a rule may say to a planner of duty: a turn is out of the question, or a row over turns
    that is broken only at the price of a slack, named after the rule and what the row says of day
    and person.

    `plan` is the roster as the rule may see it, with what is carried and given; `turns` are all
    that might be taken in it, given ones among them. Whether one is taken a rule may not ask.
    """

    @property
    def plan(self) -> DutyPlan: ...

    @property
    def turns(self) -> Sequence[DutyTurn]: ...

    def forbid(self, turn: DutyTurn, *, rule: Rule) -> None:
        """Never to be chosen, whatever remains uncovered; a given one is a slack."""
        ...

    def at_most(self, limit: TurnLimit, *, rule: Rule) -> None:
        """More groups are taken only at the price of a slack."""
        ...

    def accompany(self, company: TurnCompany, *, rule: Rule) -> None:
        """Each turn taken without company is a slack."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRule:
    """A rule about turns says once what it demands, of any turns; judging and binding both follow
    from that. To a week it is nothing.

    A demand may speak of turns that are not there: the demands of a roster's own turns must be
    broken exactly when those of all turns that might be taken are.

    Each demand is about the turns that its `view` puts together.
    """

    code: ClassVar[str]
    view: ClassVar[TurnView] = TurnView.DAY
    clause: ClauseRef

    def demands(self, book: TurnBook) -> Iterator[TurnDemand]:
        """What is asked of the turns in the book, carried ones counted like others."""
        raise NotImplementedError

    def check(self, plan: Plan) -> Iterator[Violation]:
        """There are no turns in a week."""
        yield from ()

    def bind(self, board: PlannerBoard) -> None:
        """The planner of weeks decides no turns."""

    def check_turns(self, plan: DutyPlan) -> Iterator[Violation]:
        """Every breach in the roster; what carried turns do among themselves is settled."""
        yield from self.judge(TurnBook(plan, tuple(plan.turns)))

    def judge(self, book: TurnBook, *, is_whole: bool = True) -> Iterator[Violation]:
        """The same of the book of a roster's own turns, which other rules may have gone through.
        Unless it `is_whole`, more turns come: company that is missing may be among them.
        """
        for demand in self._left(book, book.plan):
            may_come = not is_whole and isinstance(demand, TurnCompany)
            if not may_come and demand.excess(book.plan.turns):
                yield self._breach(demand)

    def bind_turns(self, board: DutyBoard, book: TurnBook | None = None) -> None:
        """Say the demands to a planner. `book` is that of the board's plan and turns, where
        several rules see the same.
        """
        for demand in self._left(book or TurnBook(board.plan, board.turns), board.plan):
            match demand:
                case TurnLimit():
                    board.at_most(demand, rule=self)
                case TurnCompany():
                    board.accompany(demand, rule=self)
                case TurnBan():
                    board.forbid(demand.turn, rule=self)

    def _left(self, book: TurnBook, plan: DutyPlan) -> Iterator[TurnDemand]:
        for demand in self.demands(book):
            if left := demand.after(plan.carried):
                yield left

    def _breach(self, demand: TurnDemand) -> Violation:
        """The breach of a demand on the roster's own turns, in which every group is taken."""
        match demand:
            case TurnLimit():
                return Violation(
                    rule=self.code,
                    clause=self.clause,
                    slot=Slot(demand.day) if demand.day else None,
                    person=demand.person,
                    unit=demand.unit,
                    found=demand.settled + len(demand.groups),
                    limit=demand.settled + demand.limit,
                    about=demand.about,
                    turns=tuple(sorted(turn for group in demand.groups for turn in group)),
                )
            case TurnCompany():
                return Violation(
                    rule=self.code,
                    clause=self.clause,
                    slot=Slot(demand.day),
                    person=demand.person,
                    about=demand.about,
                    turns=tuple(sorted(demand.when)),
                )
            case TurnBan():
                return Violation(
                    rule=self.code,
                    clause=self.clause,
                    slot=Slot(demand.turn.day),
                    person=demand.turn.person,
                    about=demand.about,
                    turns=(demand.turn,),
                )
