"""Better rosters near the best so far: some people's lines are put together anew beside the others'
as they are.
"""

from dataclasses import dataclass, field
from random import Random

from planning.solver.duty.lines.dive import dive
from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.problem import Line
from planning.solver.duty.lines.start import begun, improved

SHARE = (0.2, 0.35, 0.5, 0.7)
"""What part of the people is put together anew."""
FEWEST = 4
ROUNDS = (2, 4, 8)
"""How often new lines are asked for before lines are settled."""
WHOLE = (3, 8)
"""The same in the first steps, in which everybody's line is put together."""


@dataclass
class LineSeeker:
    """The best roster so far: None before the first step, and where somebody has no line."""

    generation: LineGeneration
    draw: Random
    whole: tuple[int, ...] = WHOLE
    lines: list[Line] | None = None
    steps: int = 0
    _value: int = field(default=0, init=False)

    @property
    def value(self) -> int:
        """What it costs."""
        return self._value

    def take(self, lines: list[Line] | None) -> bool:
        """Whether it is better; then it is kept."""
        if lines is None:
            return False
        cost = self.generation.problem.cost(lines)
        if self.lines is not None and cost >= self._value:
            return False
        self.lines, self._value = list(lines), cost
        return True

    def start(self) -> bool:
        """False where somebody has no line at all, or time is up."""
        lines = begun(self.generation)
        if lines is None:
            return False
        self.take(lines)
        self.take(improved(self.generation, lines))
        for person, line in enumerate(self.lines or ()):
            self.generation.add(person, line)
        return True

    def step(self) -> bool:
        """Whether something better was found."""
        if self.lines is None:
            return False
        self.generation.forget(self._value, self.lines)
        people = range(len(self.lines))
        kept: dict[int, Line] = {}
        if self.steps < len(self.whole):
            rounds = self.whole[self.steps]
        else:
            rounds = self.draw.choice(ROUNDS)
            size = max(FEWEST, round(self.draw.choice(SHARE) * len(people)))
            chosen = set(self.draw.sample(people, min(size, len(people))))
            kept = {person: self.lines[person] for person in people if person not in chosen}
        self.steps += 1
        found = dive(self.generation, kept, rounds)
        return found is not None and self.take(improved(self.generation, found))
