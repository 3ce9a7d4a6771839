"""How a choice is made better step by step, and how good any can be: neighbourhoods of the best so
far are decided anew, linear programs give the bounds, level after level.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from time import monotonic

from planning.solver.duty.engine import ProgramAnswer, solve_linear, solve_whole
from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.program import PartialProgram
from planning.solver.duty.rows import RowModel

EXACT = 2**46
"""Levels are summed as long as the sum stays below this; those that do not fit wait."""
SMALL = 700
"""So many columns are decided at once; larger models by neighbourhoods."""
WORK = 2.0
"""How long a step may take by the solver's own count."""
NO_TIME = 0.2
"""With so many seconds left no step is begun."""
ROWS_A_SECOND = 5000
"""What a linear program of so many rows takes on a slow machine."""
PATIENCE = 12
"""So many steps without a gain, and neighbourhoods grow."""


@dataclass(frozen=True, slots=True)
class SearchState:
    """What a search has found so far; costs and bounds by level."""

    taken: tuple[bool, ...]
    values: tuple[int, ...]
    bounds: tuple[int, ...]
    steps: int
    seconds: float

    @property
    def open_level(self) -> int | None:
        """The first level on which something better is not out of the question."""
        pairs = zip(self.values, self.bounds, strict=True)
        return next((n for n, (value, bound) in enumerate(pairs) if value > bound), None)


Stopper = Callable[[], bool]


class RosterSearch:
    """One model's search. Each step is a question to a solver that ends by a count of its own, so
    that the same steps follow on every machine; only the clock or `stop` may cut them short.
    """

    def __init__(
        self,
        model: RowModel,
        limits: DutyLimits,
        taken: Sequence[bool],
        *,
        began: float,
        stop: Stopper | None = None,
    ) -> None:
        self.model, self.limits = model, limits
        self.taken, self.values = list(taken), model.values(taken)
        self.bounds = list(model.floors)
        self.steps = 0
        self.is_final = False
        self._cut = False
        self._began, self._stop = began, stop
        self._draw = Random(limits.seed)  # noqa: S311  # the same steps on every machine
        self._dry = 0
        self._size = 1.0
        self._asked: set[tuple[int, ...]] = set()
        self._work = WORK

    @property
    def state(self) -> SearchState:
        return SearchState(
            tuple(self.taken),
            self.values,
            tuple(self.bounds),
            self.steps,
            monotonic() - self._began,
        )

    @property
    def left(self) -> float:
        return self.limits.seconds - (monotonic() - self._began)

    def run(self) -> Iterator[SearchState]:
        """The state after each step, until everything is proven, the steps are done, or time is
        up.
        """
        while (level := self.state.open_level) is not None:
            if self.limits.steps is not None and self.steps >= self.limits.steps:
                break
            if self.left <= NO_TIME or (self._stop is not None and self._stop()):
                return
            self._step(level)
            self.steps += 1
            yield self.state
        self.is_final = not self._cut

    def _step(self, level: int) -> None:
        above = self.values[:level]
        if above not in self._asked and self._bounds_in_time():
            self._asked.add(above)
            self._bound(level)
        elif self.model.width <= SMALL:
            self._decide(level, None)
        else:
            self._decide(level, self._neighbourhoods())

    def _bounds_in_time(self) -> bool:
        """A linear program of a large model is not begun for nothing."""
        in_time = self.left > len(self.model.rows) / ROWS_A_SECOND
        self._cut |= not in_time
        return in_time

    def _bound(self, level: int) -> None:
        program = PartialProgram(
            self.model, self._only(level), self._ceilings(level), self.taken
        ).program
        found = solve_linear(program, self.left)
        self._cut |= found is None
        if found is not None:
            self.bounds[level] = max(self.bounds[level], min(found, self.values[level]))

    def _decide(self, level: int, some: Sequence[frozenset[int]] | None) -> None:
        """Decide these columns anew (None: all), neighbourhoods side by side if there are more."""
        if some is None:
            program = PartialProgram(
                self.model, self._only(level), self._ceilings(level), self.taken
            )
            answer = self._solve(program, self._work, self.limits.workers)
            self._work *= 2
            if answer.bound is not None:
                self.bounds[level] = max(self.bounds[level], min(answer.bound, self.values[level]))
            self._accept(program, answer)
            return
        programs = [self._around(level, free) for free in some]
        if len(programs) == 1:
            answers = [self._solve(programs[0], self._work, 1)]
        else:
            with ThreadPoolExecutor(len(programs)) as pool:
                answers = list(
                    pool.map(lambda program: self._solve(program, self._work, 1), programs)
                )
        before = self.values
        for program, answer in zip(programs, answers, strict=True):
            self._accept(program, answer)
        self._dry = 0 if self.values < before else self._dry + 1
        if self._dry >= PATIENCE:
            self._dry, self._size = 0, self._size * 1.3

    def _solve(self, program: PartialProgram, work: float, workers: int) -> ProgramAnswer:
        answer = solve_whole(
            program.program,
            seconds=self.left - 0.1,
            work=work,
            hint=program.hint(),
            seed=self.limits.seed,
            workers=workers,
        )
        self._cut |= self.left <= NO_TIME
        return answer

    def _accept(self, program: PartialProgram, answer: ProgramAnswer) -> None:
        """Take over what the program's own columns say, if it is better on the whole."""
        if answer.chosen is None:
            return
        taken, found = list(self.taken), program.chosen(answer.chosen)
        for column in program.place:
            if column < self.model.width:
                taken[column] = found[column]
        if taken != self.taken and not self.model.breach(taken):
            values = self.model.values(taken)
            if values < self.values:
                self.taken, self.values = taken, values

    def _only(self, level: int) -> list[int]:
        return [int(each == level) for each in range(self.model.levels)]

    def _ceilings(self, level: int) -> dict[int, int]:
        return dict(enumerate(self.values[:level]))

    def _around(self, level: int, free: frozenset[int]) -> PartialProgram:
        """The level and as many below it as one sum can hold."""
        spans = self._spans(free)
        weights, weight = [0] * self.model.levels, 1
        run = [level]
        for each in range(level + 1, self.model.levels):
            if weight * (spans[each] + 1) * (spans[level] + 1) > EXACT:
                break
            weight *= spans[each] + 1
            run.append(each)
        weight = 1
        for each in reversed(run):
            weights[each] = weight
            weight *= spans[each] + 1
        return PartialProgram(self.model, weights, self._ceilings(level), self.taken, free)

    def _spans(self, free: frozenset[int]) -> list[int]:
        """On each level, how far apart choices can be that differ in these columns alone."""
        model = self.model
        spans = [0] * model.levels
        for number in {n for column in free for n in model.touched[column]}:
            row = model.rows[number]
            least, most = row.reach
            for step in row.steps:
                spans[step.level] += abs(step.cost(most) - step.cost(least))
        for column in free:
            for level, price in model.costs.get(column, {}).items():
                spans[level] += abs(price)
        for column, prices in model.costs.items():
            if column >= model.width:
                for level, price in prices.items():
                    spans[level] += abs(price)
        return spans

    def _neighbourhoods(self) -> list[frozenset[int]]:
        return [self._neighbourhood() for _ in range(max(1, self.limits.workers))]

    def _neighbourhood(self) -> frozenset[int]:
        """All columns of some days in a row, or of some lines, drawn by turns."""
        model, draw = self.model, self._draw
        aim = SMALL * self._size
        if draw.random() < 0.5:
            every = sorted(set(model.days))
            per_day = model.width / len(every)
            size = max(2, min(len(every), round(aim / per_day)))
            begin = draw.randrange(len(every) - size + 1)
            days = set(every[begin : begin + size])
            return frozenset(c for c in range(model.width) if model.days[c] in days)
        lines = sorted(set(model.lines))
        size = max(2, min(len(lines), round(aim * len(lines) / model.width)))
        some = set(draw.sample(lines, size))
        return frozenset(c for c in range(model.width) if model.lines[c] in some)
