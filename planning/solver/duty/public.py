"""Shift problems of the public benchmark (T. Curtois), put to the planner by lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

import numpy as np

from planning.solver.duty.lines.problem import LineNeed, LinePerson, LineProblem, LineShift
from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.public_instance import PublicInstance
from planning.solver.duty.public_judge import judged

if TYPE_CHECKING:
    from planning.solver.duty.lines.search import LineState


@dataclass(frozen=True, slots=True)
class PublicAnswer:
    """The shift of each employee on each day, empty when off; None while there is no roster."""

    objective: int | None
    bound: int
    seconds: float
    roster: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def proven(self) -> bool:
        return self.objective == self.bound


def answers(instance: PublicInstance, limits: DutyLimits) -> Iterator[PublicAnswer]:
    """The best so far, step after step; the last one stands."""
    # OR-Tools takes a while to load: not before the first problem is solved
    from planning.solver.duty.lines.search import LineSearch  # noqa: PLC0415

    search = LineSearch(line_problem(instance), limits, began=monotonic())
    for state in search.run():
        yield _answer(instance, state)
    yield _answer(instance, search.state)


def _answer(instance: PublicInstance, state: "LineState") -> PublicAnswer:
    """With the cost counted from the roster by the rules as they are written."""
    if state.lines is None:
        return PublicAnswer(None, state.bound, state.seconds)
    names = [*instance.shifts, ""]
    roster = {
        who: [names[shift] for shift in line]
        for who, line in zip(instance.staff, state.lines, strict=True)
    }
    return PublicAnswer(judged(instance, roster), state.bound, state.seconds, roster)


def line_problem(instance: PublicInstance) -> LineProblem:
    number = {shift: place for place, shift in enumerate(instance.shifts)}
    place = {who: each for each, who in enumerate(instance.staff)}
    prices = np.zeros((len(place), instance.days, len(number)), dtype=np.int64)
    for who, day, shift, price in instance.requests:
        prices[place[who], day, number[shift]] += price
    return LineProblem(
        days=instance.days,
        shifts=tuple(
            LineShift(minutes, frozenset(number[other] for other in barred))
            for minutes, barred in instance.shifts.values()
        ),
        people=tuple(
            LinePerson(
                most=tuple(worker.most.get(shift, instance.days) for shift in number),
                minutes=worker.minutes,
                run=worker.run,
                rest=worker.rest,
                weekends=worker.weekends,
                off=worker.days_off,
            )
            for worker in instance.staff.values()
        ),
        needs=tuple(
            LineNeed(day, number[shift], *wanted) for day, shift, *wanted in instance.cover
        ),
        prices=prices,
        given=sum(max(0, -price) for _, _, _, price in instance.requests),
    )
