"""How heavy the duty of each person was and is, so that the next turn goes to whoever had least for
the days they were there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from math import ceil

from planning.duty.day import DayClass
from planning.duty.person import TurnSort
from planning.duty.plan import DutyTurn
from planning.solver.duty.problem import DutyProblem
from planning.solver.fairness import inverse_weights

UNIT = 1
"""A working-day turn weighs as much, so that counted turns stand beside weighed ones."""

SELDOM, FINE = 20, 400
"""Nobody is taken to be there less than a twentieth of what others are: what is said of a newcomer
of one day must not make the rest alike. Weights are then exact to some hundredths.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyScale:
    """One way in which a person's turns are counted: all of them by weight, or those of a kind,
    which are apart from others to whoever has them. `past` is what they had in the rolling year,
    `turns` the place of each turn that counts and by how much. The square of the sum weighs
    `price`.
    """

    person: str
    price: int
    past: int
    turns: Mapping[int, int]

    def cost(self, more: int) -> int:
        """What it costs to have so much more."""
        return self.price * ((self.past + more) ** 2 - self.past**2)


def scales_of(problem: DutyProblem, turns: Sequence[DutyTurn]) -> Iterator[DutyScale]:
    """Everybody's scales, of those who may have one of the turns. With squares the next turn costs
    the more the more somebody had; divided by the days on which they could have had one, newcomers
    get their part and those who had none are first.
    """
    plan = problem.plan
    by_person: dict[str, list[int]] = {}
    for place, turn in enumerate(turns):
        by_person.setdefault(turn.person, []).append(place)
    sorts = [plan.sort_of(turn) for turn in turns]
    days = {
        key: max(1, plan.person_of[key].available + len({turns[place].day for place in places}))
        for key, places in by_person.items()
    }
    least = ceil(max(days.values(), default=1) / SELDOM)
    prices = inverse_weights({key: max(count, least) for key, count in days.items()}, finest=FINE)
    for key, places in by_person.items():
        past = plan.person_of[key].past
        yield DutyScale(
            person=key,
            price=prices[key],
            past=sum(problem.weight_of(sort) * count for sort, count in past.items()),
            turns={place: problem.weight_of(sorts[place]) for place in places},
        )
        for kind, is_night in KINDS:
            counted = {
                place: UNIT for place in places if _is_of(sorts[place], kind, is_night=is_night)
            }
            if counted:
                had = (n for sort, n in past.items() if _is_of(sort, kind, is_night=is_night))
                yield DutyScale(person=key, price=prices[key], past=UNIT * sum(had), turns=counted)


KINDS: tuple[tuple[DayClass | None, bool], ...] = (
    (DayClass.REST, False),
    (DayClass.HOLIDAY, False),
    (DayClass.TET, False),
    (None, True),
)
"""What is counted by itself: turns on days of a class, and at night on any day."""


def _is_of(sort: TurnSort, kind: DayClass | None, *, is_night: bool) -> bool:
    return (kind is None or sort[0] is kind) and (sort[1] or not is_night)


def strides_of(problem: DutyProblem, turns: Sequence[DutyTurn]) -> dict[str, int]:
    """How many days would be from one turn of a person to the next, if everybody who can take a
    shift had it equally often; nobody who has one turn or none to expect.
    """
    plan = problem.plan
    wanted = {(need.day, need.post, need.shift): need.wanted for need in plan.needs}
    expected: dict[str, float] = {}
    for place, together in groupby(turns, key=lambda turn: (turn.day, turn.post, turn.shift)):
        people = [turn.person for turn in together]
        for person in people:
            expected[person] = expected.get(person, 0.0) + wanted[place] / len(people)
    return {person: int(len(plan.days) / count) for person, count in expected.items() if count > 1}


def windows(problem: DutyProblem, stride: int) -> Iterator[tuple[date, date]]:
    """Each run of so many days that has a day of the roster, by its first and last day."""
    days = problem.plan.days
    if stride < 2 or not days:
        return
    first, last = days[0].day.toordinal(), days[-1].day.toordinal()
    for begin in range(first - stride + 1, last + 1):
        yield date.fromordinal(begin), date.fromordinal(begin + stride - 1)
