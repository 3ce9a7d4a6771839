"""A second worker: looks for better rosters in a process of its own while the first one proves."""

from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import current_process, get_context
from multiprocessing.connection import Connection
from random import Random
from time import monotonic

from planning.solver.duty.lines.generation import LineGeneration
from planning.solver.duty.lines.problem import Line, LineProblem
from planning.solver.duty.lines.seeker import LineSeeker

END = 2.0
"""Seconds it is given to end by itself."""


class LineHelper:
    """The rosters that the other process finds, and how it hears of those found here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.is_gone = False

    def found(self) -> list[Line] | None:
        """The last roster it has sent since it was asked last."""
        lines = None
        try:
            while self._connection.poll():
                lines = self._connection.recv()
        except (EOFError, OSError):
            self.is_gone = True
        return lines

    def tell(self, lines: list[Line]) -> None:
        try:
            self._connection.send(lines)
        except OSError:
            self.is_gone = True


@contextmanager
def helping(problem: LineProblem, seconds: float, seed: int) -> Iterator[LineHelper | None]:
    """A helper until the end of the block; None in a process that may not start another."""
    if current_process().daemon:
        yield None
        return
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_help, args=(problem, seconds, seed, there), daemon=True)
    process.start()
    there.close()
    try:
        yield LineHelper(here)
    finally:
        here.close()
        process.terminate()
        process.join(END)


def _help(problem: LineProblem, seconds: float, seed: int, connection: Connection) -> None:
    """What the other process does: some people's lines anew, from the first roster on."""
    began = monotonic()
    other = LineHelper(connection)
    generation = LineGeneration(problem, lambda: seconds - (monotonic() - began))
    draw = Random(seed)  # noqa: S311  # nothing secret
    seeker = LineSeeker(generation, draw, whole=())
    is_better = seeker.start()
    while generation.left() > 0 and not other.is_gone and seeker.lines is not None:
        if is_better:
            other.tell(seeker.lines)
        seeker.take(other.found())
        is_better = seeker.step()
