"""What would repair a breach: one person, one cell, tried on the plan itself so that nothing
else is broken by it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from planning.check import check
from planning.force import InForce, rule_behind
from planning.plan import Plan, Work
from planning.rules.catalogue import kind_of
from planning.time import Slot
from planning.violation import Violation

Cell = tuple[str, Slot]

TRIES = 12
"""Each try judges the plan anew; whoever is not among the first dozen would hardly be a better
suggestion.
"""


@dataclass(frozen=True, slots=True)
class CellRepair:
    """Move `person` to `state` in `slot` (a whole day of a plan in halves: in both halves)."""

    person: str
    slot: Slot
    state: Work


def repairs(
    plan: Plan,
    rules: Iterable[InForce],
    violation: Violation,
    free: Collection[Cell],
    most: int = 2,
    judged: Iterable[Violation] | None = None,
) -> tuple[CellRepair, ...]:
    """At most `most` single changes of `free` cells that make `violation` smaller and break nothing
    new that binds. `judged`: every breach of the plan, where it is known already.

    Those that mend it wholly come first; then whoever loses least: staff before leaders go home,
    and who comes in most goes home, who comes in least comes in.
    """
    in_force = weighing(rules, (violation,))
    before = _sizes(check(plan, in_force) if judged is None else judged, violation)
    found: list[tuple[int, CellRepair]] = []
    for repair in possible_repairs(plan, in_force, violation, free)[:TRIES]:
        left = _left_after(plan, in_force, violation, before, repair)
        if left is not None:
            found.append((left, repair))
        if sum(left == 0 for left, _ in found) == most:
            break
    return tuple(repair for _, repair in sorted(found, key=lambda pair: pair[0])[:most])


def possible_repairs(
    plan: Plan,
    rules: Iterable[InForce],
    violation: Violation,
    free: Collection[Cell],
    *,
    evenly: bool = False,
) -> tuple[CellRepair, ...]:
    """The moves of one `free` cell that could help, untried, whoever loses least first. `evenly`:
    how many days somebody has weighs more than who they are.
    """
    preference = _turn if evenly else _preference
    return tuple(
        sorted(
            _candidates(plan, tuple(rules), violation, free),
            key=lambda repair: preference(plan, repair),
        )
    )


def with_repair(plan: Plan, repair: CellRepair) -> Plan:
    """The plan with the repair made."""
    changed = {(repair.person, slot): repair.state for slot in _cells(plan, repair)}
    return replace(plan, work={**plan.work, **changed})


def weighing(rules: Iterable[InForce], violations: Iterable[Violation]) -> tuple[InForce, ...]:
    """Those of the rules that a repair of these breaches is weighed by: what binds, and what is to
    be mended. Those about to be mended come first, as most tries fail by them.
    """
    mended = {(one.clause, one.rule) for one in violations}
    in_force = tuple(rules)
    own = tuple(one for one in in_force if (one.clause, one.rule.code) in mended)
    return own + tuple(one for one in in_force if one not in own and one.clause.binding.blocks)


def _sizes(found: Iterable[Violation], violation: Violation) -> dict[tuple[object, ...], int]:
    """How far each goes of what binds, and of what is to be mended."""
    return {
        breach_name(one): breach_size(one)
        for one in found
        if one.clause.binding.blocks or _same(one, violation)
    }


def _left_after(
    plan: Plan,
    rules: tuple[InForce, ...],
    violation: Violation,
    before: Mapping[tuple[object, ...], int],
    repair: CellRepair,
) -> int | None:
    """How far the violation still goes after the repair; None if the repair does not help or
    breaks something else.
    """
    tried = with_repair(plan, repair)
    left = 0
    for one in rules:
        after = _sizes(check(tried, (one,)), violation)
        left = max(left, after.pop(breach_name(violation), 0))
        worse = any(size > before.get(name, 0) for name, size in after.items())
        if worse or left >= breach_size(violation):
            return None
    return left


def _candidates(
    plan: Plan, rules: tuple[InForce, ...], violation: Violation, free: Collection[Cell]
) -> Iterator[CellRepair]:
    slot = violation.slot
    broken = rule_behind(violation, rules)
    if slot is None or broken is None:
        return
    people, state = kind_of(broken.rule).movable(broken.rule, broken.seen(plan), violation, slot)
    for person in plan.people:
        repair = CellRepair(person.key, slot, state)
        cells = _cells(plan, repair)
        if person.key in people and cells and all((person.key, cell) in free for cell in cells):
            yield repair


def _preference(plan: Plan, repair: CellRepair) -> tuple[bool, int]:
    """Whoever is there for half the day already comes in for the rest of it before anybody else
    sets out.
    """
    person = plan.roll.by_key[repair.person]
    there = [day for day in plan.days if person.key in plan.present(Slot(day))]
    if repair.state is Work.REMOTE:
        return person.rank.leads, -len(there)
    return repair.slot.day not in there, len(there)


def _turn(plan: Plan, repair: CellRepair) -> tuple[int, int]:
    first, days = _preference(plan, repair)
    return (days, first) if repair.state is Work.REMOTE else (first, days)


def _cells(plan: Plan, repair: CellRepair) -> tuple[Slot, ...]:
    return (
        (repair.slot,)
        if (repair.person, repair.slot) in plan.work
        else plan.slots_of(repair.slot.day)
    )


def breach_name(violation: Violation) -> tuple[object, ...]:
    """Which breach it is, however far it goes."""
    return (
        violation.clause,
        violation.rule,
        violation.unit,
        violation.slot,
        violation.person,
        violation.place,
    )


def _same(one: Violation, other: Violation) -> bool:
    return breach_name(one) == breach_name(other)


def breach_size(violation: Violation) -> int:
    """How far a count is from its limit; a person is simply there or not."""
    return (
        abs(violation.found - violation.limit)
        if violation.found is not None and violation.limit is not None
        else 1
    )
