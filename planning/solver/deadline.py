"""The moment until which a week's questions may be asked; what one leaves over, others may use."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class SolverDeadline:
    """A moment on a clock of seconds; the clock is a stopped one in tests.

    >>> deadline = SolverDeadline.after(10.0, clock=lambda: 4.0)
    >>> deadline.until, deadline.left(), deadline.share(4)
    (14.0, 10.0, 2.5)
    """

    until: float
    clock: Clock = monotonic

    @classmethod
    def after(cls, seconds: float, clock: Clock = monotonic) -> "SolverDeadline":
        return cls(clock() + seconds, clock)

    def left(self) -> float:
        return max(0.0, self.until - self.clock())

    def share(self, questions: int) -> float:
        """What the next of so many questions may take, so that all of them get as much."""
        return self.left() / questions
