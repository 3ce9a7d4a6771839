"""What a roster of duty lacks, and who could take a turn: everybody in order, each with what they
would break.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from planning.check import check_turns
from planning.duty.fault import DutyLack, RosterFault, clashes, faults_of
from planning.duty.person import DutyPerson
from planning.duty.plan import IN_ORDER, DutyPlan, DutyTurn
from planning.force import InForce, of_kind, rule_behind
from planning.rules.base import Rule
from planning.rules.turn_rule import TurnGroup, TurnRule, TurnView, grouped
from planning.solver.duty.outcome import DutyCandidate, DutyHold, DutyShortage
from planning.solver.duty.problem import DutyProblem
from planning.violation import Violation

HOLDS = tuple(DutyHold)


def who_could_take(problem: DutyProblem, turn: DutyTurn) -> tuple[DutyCandidate, ...]:
    """Everybody but who has the turn, as if that person had it no longer: first who is free, by how
    much they have had for the days they were there; then who would break least; last who is not
    qualified, and of whom nothing else is said.

    `problem.plan.turns` is the roster as it stands.
    """
    plan = problem.plan.with_turns(problem.plan.turns - {turn})
    around = TurnsAround(problem, plan)
    found = [
        _candidate(around, one, replace(turn, person=one.key))
        for one in plan.people
        if one.key != turn.person and replace(turn, person=one.key) not in plan.turns
    ]
    loads = {one.key: _load(problem, one, around.by_person.get(one.key, ())) for one in plan.people}
    return tuple(sorted(found, key=lambda other: _rank(other, loads[other.person])))


def shortages_of(problem: DutyProblem, *, explained: int = 12) -> tuple[DutyShortage, ...]:
    """Everything that is not met of the roster as it stands in `problem.plan.turns`. The first
    `explained` of those that keep it from being sent come with the people who are qualified and
    what stands in their way: to find them takes a tenth of a second each in a month of 80 people.
    """
    faults = (_of_fault(fault) for fault in faults_of(problem.plan))
    breaches = (_of_breach(problem, breach) for breach in check_turns(problem.plan, problem.rules))
    found = (*faults, *breaches)
    first = [place for place, short in enumerate(found) if short.blocks][:explained]
    return tuple(
        replace(short, candidates=_helping(problem, short)) if place in first else short
        for place, short in enumerate(found)
    )


def worse_by(problem: DutyProblem, turns: Collection[DutyTurn]) -> tuple[DutyShortage, ...]:
    """What is not met with `turns` and was, or was met better, with those of the plan: what a swap
    or a substitute would break. Nobody is looked for who would help.
    """
    changed = replace(problem, plan=problem.plan.with_turns(turns))
    before = _missed_in(shortages_of(problem, explained=0))
    found = shortages_of(changed, explained=0)
    now = _missed_in(found)
    return tuple(short for short in found if now[_missed(short)] > before[_missed(short)])


def load_of(problem: DutyProblem, one: DutyPerson) -> Fraction:
    """What somebody has had and has in this roster, by weight, for each day on which they could
    have been put on duty.
    """
    return _load(problem, one, TurnsAround(problem, problem.plan).by_person.get(one.key, ()))


def _load(problem: DutyProblem, one: DutyPerson, turns: Iterable[DutyTurn]) -> Fraction:
    """The same of somebody whose turns, carried ones among them, are known."""
    past = sum(problem.weight_of(sort) * number for sort, number in one.past.items())
    now = sum(problem.weight(turn) for turn in turns if turn in problem.plan.turns)
    days = one.available + sum(day.day not in one.away for day in problem.plan.days)
    return Fraction(past + now, max(1, days))


_Missed = tuple[object, ...]


def _missed_in(found: Iterable[DutyShortage]) -> Counter[_Missed]:
    missed = Counter[_Missed]()
    for short in found:
        missed[_missed(short)] += short.missing
    return missed


def _missed(short: DutyShortage) -> _Missed:
    """What is one thing however it comes about: a rule of one person, or the same lack of a
    shift.
    """
    if short.rule is not None:
        return short.rule, short.person, None if short.person else short.day
    return short.lack, short.day, short.post, short.shift, short.person


def _rank(candidate: DutyCandidate, load: Fraction) -> tuple[int, int, int, Fraction, str]:
    blocking = sum(rule.clause.binding.blocks for rule in candidate.rules)
    place = HOLDS.index(candidate.hold)
    return place, blocking, len(candidate.rules), load, candidate.person


def _candidate(around: "TurnsAround", one: DutyPerson, turn: DutyTurn) -> DutyCandidate:
    if not one.is_qualified(turn.post, turn.day):
        return DutyCandidate(person=one.key, hold=DutyHold.UNFIT)
    broken = _broken_by(around, turn)
    return DutyCandidate(
        person=one.key, hold=_hold(around, one, turn, broken=bool(broken)), rules=broken
    )


def _hold(around: "TurnsAround", one: DutyPerson, turn: DutyTurn, *, broken: bool) -> DutyHold:
    plan = around.plan
    if not plan.can_take(one, turn.post, turn.shift, turn.day):
        return DutyHold.AWAY if turn.day in one.away else DutyHold.RELEASED
    own = around.by_person.get(one.key, ())
    if any(turn in clash for clash in clashes(plan, (*own, turn))):
        return DutyHold.AT_ONCE
    if turn in plan.barred:
        return DutyHold.PINNED
    if not broken:
        return DutyHold.FREE
    return DutyHold.AWAY if turn.day in one.away else DutyHold.RULE


def _broken_by(around: "TurnsAround", turn: DutyTurn) -> tuple[Rule, ...]:
    """The rules that this one turn more would break, or break worse: each judges no more than the
    turns that it looks at.
    """
    found: dict[Rule, None] = {}
    for view, rules in around.rules.items():
        for breach in check_turns(around.with_turn(turn, view), rules):
            if turn in breach.turns and (one := rule_behind(breach, rules)):
                found[one.rule] = None
    return tuple(one.rule for one in around.problem.rules if one.rule in found)


@dataclass(frozen=True)
class TurnsAround:
    """The turns of a roster, carried ones among them, by what one turn more is judged with; the
    rules by how far they look.
    """

    problem: DutyProblem
    plan: DutyPlan

    @cached_property
    def rules(self) -> dict[TurnView, list[InForce]]:
        found: dict[TurnView, list[InForce]] = {}
        for one, rule in of_kind(TurnRule, self.problem.rules):
            found.setdefault(rule.view, []).append(one)
        return found

    @cached_property
    def turns(self) -> tuple[DutyTurn, ...]:
        return tuple(sorted(self.plan.turns | self.plan.carried, key=IN_ORDER))

    @cached_property
    def by_person(self) -> dict[str, TurnGroup]:
        return grouped(self.turns, lambda turn: turn.person)

    @cached_property
    def by_day(self) -> dict[date, TurnGroup]:
        return grouped(self.turns, lambda turn: turn.day)

    @cached_property
    def by_week(self) -> dict[tuple[int, int], TurnGroup]:
        return grouped(self.turns, lambda turn: turn.day.isocalendar()[:2])

    def with_turn(self, turn: DutyTurn, view: TurnView) -> DutyPlan:
        """What is seen of the roster about this turn, with it."""
        near = {*self.by_person.get(turn.person, ())}
        if view is TurnView.DAY:
            near.update(self.by_day.get(turn.day, ()))
        elif view is TurnView.WEEK:
            near.update(self.by_week.get(turn.day.isocalendar()[:2], ()))
        turns = near & self.plan.turns
        people = {turn.person, *(other.person for other in near)}
        days = {turn.day, *(other.day for other in turns)}
        return self.plan.about(
            frozenset({*turns, turn}), frozenset(near - turns), people=people, days=days
        )


def _of_fault(fault: RosterFault) -> DutyShortage:
    return DutyShortage(
        missing=fault.missing,
        lack=fault.lack,
        day=fault.day,
        post=fault.post,
        shift=fault.shift,
        person=fault.person,
        turns=fault.turns,
    )


def _of_breach(problem: DutyProblem, breach: Violation) -> DutyShortage:
    one = rule_behind(breach, problem.rules)
    last = breach.turns[-1] if breach.turns else None
    return DutyShortage(
        missing=max(1, (breach.found or 0) - (breach.limit or 0)),
        rule=one.rule if one else None,
        day=breach.slot.day if breach.slot else None,
        post=last.post if last else "",
        shift=last.shift if last else "",
        person=breach.person,
        turns=breach.turns,
    )


def _helping(problem: DutyProblem, short: DutyShortage) -> tuple[DutyCandidate, ...]:
    """Who is qualified for the shift that lacks somebody, or for the last turn that is at fault."""
    if short.lack is DutyLack.UNCOVERED and short.day:
        turn = DutyTurn(day=short.day, post=short.post, shift=short.shift, person="")
    elif short.turns and short.turns[-1] in problem.plan.turns:
        turn = short.turns[-1]
    else:
        return ()
    found = who_could_take(problem, turn)
    return tuple(one for one in found if one.hold is not DutyHold.UNFIT)
