"""What the browser calls a change of cells, so that it is known again when it is sent twice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditKey:
    """The `act`-th act made in one open `window`, which sends them in that order: when a later one
    has been done, the page has had its answer to all before it.
    """

    window: str
    act: int
