"""How a choice is made better step by step, and how good any can be: neighbourhoods of the best so
far are decided anew, linear programs give the bounds, level after level.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from random import Random
from time import monotonic

from planning.solver.duty.engine import ProgramAnswer, branch, solve_linear, solve_whole
from planning.solver.duty.neighbourhood import drawn, weights_within
from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.program import PartialProgram
from planning.solver.duty.rows import RowModel

SMALL = 350
"""So many columns are decided at once; larger models by neighbourhoods first."""
AIM = 700
"""How many columns a neighbourhood has, or half of them all."""
GROWTH = 1.3
WHOLE = 10.0
"""How long all columns are decided on the first time, by the same count."""
NODES = 2000
"""Into how many linear programs a model is first divided."""
DECIDED = 12_000
"""A model of more rows is never decided as a whole."""
WORK = 2.0
"""How long a step may take by the solver's own count."""
TURN = 8.0
"""Seconds for which all columns are looked at, twice as many each further time."""
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
    breach: int
    steps: int
    seconds: float

    @property
    def open_level(self) -> int | None:
        """The first level on which something better is not out of the question."""
        if self.breach:
            return 0
        pairs = zip(self.values, self.bounds, strict=True)
        return next((n for n, (value, bound) in enumerate(pairs) if value > bound), None)


OtherAnswer = tuple[int, tuple[int, ...], PartialProgram, ProgramAnswer]
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
        self._breach = model.breach(taken)
        self.bounds = list(model.floors)
        self.steps = 0
        self.is_final = False
        self._cut = False
        self._began, self._stop = began, stop
        self._draw = Random(limits.seed)  # noqa: S311  # the same steps on every machine
        self._dry = 0
        self._size = 1.0
        self._other: Future[OtherAnswer] | None = None
        self._turn = TURN
        self._asked: set[tuple[int, ...]] = set()
        self._tries = 0

    @property
    def state(self) -> SearchState:
        return SearchState(
            tuple(self.taken),
            self.values,
            tuple(self.bounds),
            self._breach,
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
        with ThreadPoolExecutor(1) as pool:
            while (level := self.state.open_level) is not None:
                if self.limits.steps is not None and self.steps >= self.limits.steps:
                    break
                if self.left <= NO_TIME or (self._stop is not None and self._stop()):
                    return
                if self._other is None and self._has_other(level):
                    self._other = pool.submit(
                        self._of_other, level, self.values[:level], self._of_level(level)
                    )
                self._step(level)
                self._join()
                self.steps += 1
                yield self.state
        self.is_final = not self._cut

    def _has_other(self, level: int) -> bool:
        """True if a second worker can look at the whole while the first goes by neighbourhoods:
        only against the clock, as the two never meet at the same step twice.
        """
        return (
            self.limits.workers > 1
            and self.limits.steps is None
            and not self._breach
            and self.values[:level] in self._asked
            and self.model.width > SMALL
            and len(self.model.rows) <= DECIDED
        )

    def _of_other(self, level: int, above: tuple[int, ...], program: PartialProgram) -> OtherAnswer:
        seconds = min(self._turn, self.left - NO_TIME)
        return level, above, program, self._answer_of(program, level, seconds)

    def _join(self) -> None:
        """Take what the second worker found, if the levels above are still what they were."""
        if self._other is not None and self._other.done():
            level, above, program, answer = self._other.result()
            self._other = None
            self._cut = True
            if above == self.values[:level]:
                self._take(level, program, answer)

    def _step(self, level: int) -> None:
        above = self.values[:level]
        if self._breach:
            self._seat()
        elif above not in self._asked and self._bounds_in_time():
            self._asked.add(above)
            self._bound(level)
        elif self.model.width <= SMALL:
            self._whole(level)
        elif self._dry >= PATIENCE:
            self._dry, self._size = 0, self._size * GROWTH
            if self._other is None and len(self.model.rows) <= DECIDED:
                self._whole(level)
        else:
            self._decide(level, self._neighbourhoods())

    def _seat(self) -> None:
        """Decide a line that cannot stay as it is, as is best for what the others do."""
        sums = zip(self.model.rows, self.model.sums(self.taken), strict=True)
        broken = {n for n, (row, found) in enumerate(sums) if row.breach(found)}
        lines = sorted(
            {
                self.model.lines[column]
                for column, rows in enumerate(self.model.touched)
                if not broken.isdisjoint(rows)
            }
        )
        line = self._draw.choice(lines)
        free = frozenset(c for c, each in enumerate(self.model.lines) if each == line)
        program = self._around(0, free)
        self._accept(program, self._solve(program, WORK, 1))

    def _bounds_in_time(self) -> bool:
        """A linear program of a large model is not begun for nothing."""
        in_time = self.left > len(self.model.rows) / ROWS_A_SECOND
        self._cut |= not in_time
        return in_time

    def _bound(self, level: int) -> None:
        found = solve_linear(self._of_level(level).program, self.left)
        self._cut |= found is None
        if found is not None:
            self.bounds[level] = max(self.bounds[level], min(found, self.values[level]))

    def _decide(self, level: int, some: Sequence[frozenset[int]]) -> None:
        """Decide these columns anew, neighbourhoods side by side if there are more."""
        programs = [self._around(level, free) for free in some]
        if len(programs) == 1:
            answers = [self._solve(programs[0], WORK, 1)]
        else:
            with ThreadPoolExecutor(len(programs)) as pool:
                answers = list(pool.map(lambda program: self._solve(program, WORK, 1), programs))
        before = self.values
        for program, answer in zip(programs, answers, strict=True):
            self._accept(program, answer)
        self._dry = 0 if self.values < before else self._dry + 1

    def _whole(self, level: int) -> None:
        """Decide all columns, on this level alone, with twice the work of the time before: by
        the one way to solve it and the other in turns, as neither is always the faster.
        """
        program = self._of_level(level)
        seconds = self.left - NO_TIME / 2
        if self.limits.steps is None:
            seconds = min(seconds, self._turn)
        answer = self._answer_of(program, level, seconds)
        # what the clock cut short is not the same on every machine
        self._cut |= (not answer.ended and self.limits.steps is None) or self.left <= NO_TIME
        self._take(level, program, answer)

    def _answer_of(self, program: PartialProgram, level: int, seconds: float) -> ProgramAnswer:
        self._tries += 1
        size = 2 ** (self._tries // 2)
        if self._tries % 2:
            return solve_whole(
                program.program,
                seconds=seconds,
                work=WHOLE * size if self.limits.steps is not None else None,
                hint=program.hint(),
                seed=self.limits.seed,
            )
        self._turn *= 2
        return branch(
            program.program,
            seconds=seconds,
            nodes=NODES * size,
            below=self.values[level],
            seed=self.limits.seed,
        )

    def _of_level(self, level: int) -> PartialProgram:
        return PartialProgram(self.model, self._only(level), self._ceilings(level), self.taken)

    def _take(self, level: int, program: PartialProgram, answer: ProgramAnswer) -> None:
        if answer.bound is not None:
            self.bounds[level] = max(self.bounds[level], min(answer.bound, self.values[level]))
        self._accept(program, answer)

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
        if taken != self.taken:
            breach, values = self.model.breach(taken), self.model.values(taken)
            if (breach, values) < (self._breach, self.values):
                self.taken, self.values, self._breach = taken, values, breach

    def _only(self, level: int) -> list[int]:
        return [int(each == level) for each in range(self.model.levels)]

    def _ceilings(self, level: int) -> dict[int, int]:
        return dict(enumerate(self.values[:level]))

    def _around(self, level: int, free: frozenset[int]) -> PartialProgram:
        weights = weights_within(self.model, level, free)
        return PartialProgram(self.model, weights, self._ceilings(level), self.taken, free)

    def _neighbourhoods(self) -> list[frozenset[int]]:
        aim = min(AIM, self.model.width / 2) * self._size
        count = 1 if self._other else max(1, self.limits.workers)
        return [drawn(self.model, self._draw, aim) for _ in range(count)]
