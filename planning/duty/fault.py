"""What is wrong with a duty roster whatever the rules say: too few or too many in a shift, somebody
who may not have the post, two shifts at once, a turn that had to stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planning.duty.overlap import run_together
from planning.duty.plan import DutyPlan, DutyTurn
from planning.duty.post import CoverNeed


class DutyLack(StrEnum):
    """What is wrong."""

    UNCOVERED = "uncovered"  # fewer than are needed
    UNWANTED = "unwanted"  # fewer than are wanted, though enough
    CROWDED = "crowded"  # more than there may be, or a shift nobody needs that day
    UNFIT = "unfit"  # not qualified that day, or released
    AT_ONCE = "at-once"  # in two shifts at the same time
    UNPINNED = "unpinned"  # a pinned turn is gone
    BARRED = "barred"  # a barred turn is there


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFault:
    """`missing` is by how many; `turns` are those at fault, in order."""

    lack: DutyLack
    day: date
    post: str
    shift: str
    missing: int = 1
    person: str | None = None
    turns: tuple[DutyTurn, ...] = ()

    @property
    def blocks(self) -> bool:
        """False for what is only wanted."""
        return self.lack is not DutyLack.UNWANTED


def faults_of(plan: DutyPlan) -> tuple[RosterFault, ...]:
    """Everything that is wrong with the turns of the roster by themselves, in a fixed order."""
    found = (*_cover(plan), *_fitness(plan), *_at_once(plan), *_fixed(plan))
    return tuple(sorted(found, key=lambda one: (one.day, one.post, one.shift, one.lack, one.turns)))


def clashes(plan: DutyPlan, turns: Iterable[DutyTurn]) -> Iterator[tuple[DutyTurn, ...]]:
    """The sets of one person's `turns` of which at most one can be taken, as they have a minute in
    common. Any two that overlap stand in one of them together.
    """
    return run_together((*plan.span(turn), turn) for turn in turns)


def _cover(plan: DutyPlan) -> Iterator[RosterFault]:
    by_shift: dict[tuple[date, str, str], list[DutyTurn]] = {}
    for turn in sorted(plan.turns):
        by_shift.setdefault((turn.day, turn.post, turn.shift), []).append(turn)
    for need in plan.needs:
        there = by_shift.pop((need.day, need.post, need.shift), [])
        for lack, missing in _lacks(need, len(there)):
            too_many = tuple(there) if lack is DutyLack.CROWDED else ()
            yield RosterFault(
                lack=lack,
                day=need.day,
                post=need.post,
                shift=need.shift,
                missing=missing,
                turns=too_many,
            )
    for (day, post, shift), there in by_shift.items():
        yield RosterFault(
            lack=DutyLack.CROWDED,
            day=day,
            post=post,
            shift=shift,
            missing=len(there),
            turns=tuple(there),
        )


def _lacks(need: CoverNeed, found: int) -> Iterator[tuple[DutyLack, int]]:
    if found < need.least:
        yield DutyLack.UNCOVERED, need.least - found
    if need.wanted > max(found, need.least):
        yield DutyLack.UNWANTED, need.wanted - max(found, need.least)
    if need.most is not None and found > need.most:
        yield DutyLack.CROWDED, found - need.most


def _fitness(plan: DutyPlan) -> Iterator[RosterFault]:
    for turn in sorted(plan.turns):
        one = plan.person_of.get(turn.person)
        if one is None or not plan.can_take(one, turn.post, turn.shift, turn.day):
            yield _of_turn(DutyLack.UNFIT, turn)


def _at_once(plan: DutyPlan) -> Iterator[RosterFault]:
    """Wherever a turn begins while another one lasts."""
    by_person: dict[str, list[DutyTurn]] = {}
    for turn in sorted(plan.turns | plan.carried):
        by_person.setdefault(turn.person, []).append(turn)
    for turns in by_person.values():
        for clash in clashes(plan, turns):
            if not plan.carried.issuperset(clash):
                yield _of_turn(DutyLack.AT_ONCE, clash[-1], clash)


def _fixed(plan: DutyPlan) -> Iterator[RosterFault]:
    for turn in sorted(plan.pinned - plan.turns):
        yield _of_turn(DutyLack.UNPINNED, turn)
    for turn in sorted(plan.barred & plan.turns):
        yield _of_turn(DutyLack.BARRED, turn)


def _of_turn(lack: DutyLack, turn: DutyTurn, turns: tuple[DutyTurn, ...] = ()) -> RosterFault:
    return RosterFault(
        lack=lack,
        day=turn.day,
        post=turn.post,
        shift=turn.shift,
        person=turn.person,
        turns=turns or (turn,),
    )
