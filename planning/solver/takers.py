"""Who could be at the office in the place of somebody who cannot: everybody is tried there, and
told with what would break.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from planning.check import check
from planning.force import InForce
from planning.plan import Plan, Work
from planning.solver.problem import Turns
from planning.suggestion import breach_name, breach_size
from planning.time import Slot
from planning.violation import Violation


@dataclass(frozen=True, slots=True)
class CellTaker:
    """Somebody in the place. `worse` is what breaks by it, or breaks worse than before, what binds
    first; `load` is on which share of the days they could have been asked they were at the office,
    the week included.
    """

    person: str
    worse: tuple[Violation, ...]
    load: Fraction

    @property
    def blocking(self) -> int:
        """How many orders that bind it would break."""
        return sum(one.clause.binding.blocks for one in self.worse)


@dataclass(frozen=True, slots=True)
class VacantPlace:
    """A day at the office that falls to somebody else. `absent` (by key) then takes over where
    that person was to be; None: nobody gives anything up, and who comes, comes all day.
    """

    day: date
    absent: str | None = None


def who_could_come(
    plan: Plan,
    rules: Iterable[InForce],
    place: VacantPlace,
    people: Collection[str],
    history: Mapping[str, Turns],
) -> tuple[CellTaker, ...]:
    """These people in order: who breaks nothing, then who breaks least; among those alike, whoever
    had the fewest days at the office for the days they were there.
    """
    in_force = tuple(rules)
    known = {breach_name(one): breach_size(one) for one in check(plan, in_force)}
    found = []
    for key in people:
        after = check(with_taker(plan, place, key), in_force)
        worse = [one for one in after if breach_size(one) > known.get(breach_name(one), 0)]
        worse.sort(key=lambda one: (not one.clause.binding.blocks, one.order))
        taker = CellTaker(key, tuple(worse), _load(plan, key, history.get(key, Turns())))
        found.append(taker)
    return tuple(sorted(found, key=lambda one: (one.blocking, len(one.worse), one.load)))


def with_taker(plan: Plan, place: VacantPlace, key: str) -> Plan:
    """The plan with this person there, in the halves in which the place is to be filled; a reason
    for being there goes along.
    """
    work, reasons = dict(plan.work), dict(plan.reasons)
    for slot in plan.slots_of(place.day):
        if place.absent is None:
            work[key, slot] = Work.ON_SITE
        elif plan.work[place.absent, slot].is_on_site:
            work[key, slot] = plan.work[place.absent, slot]
            work[place.absent, slot] = plan.work[key, slot]
            reason = reasons.pop((place.absent, slot), "")
            if reason:
                reasons[key, slot] = reason
    return replace(plan, work=work, reasons=reasons)


def _load(plan: Plan, key: str, past: Turns) -> Fraction:
    """As much as somebody has had and has in this week."""
    there = sum(key in plan.present(Slot(day)) for day in plan.days)
    open_days = sum(_could_come(plan, key, day) for day in plan.days)
    return Fraction(past.on_site + there, max(1, past.available + open_days))


def _could_come(plan: Plan, key: str, day: date) -> bool:
    states = (plan.work[key, slot] for slot in plan.slots_of(day))
    return any(state.is_decided or state.is_on_site for state in states)
