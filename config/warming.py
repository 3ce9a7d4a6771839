"""What a web process does beside its first requests, so that no later one has to wait for it."""

import gc

from planning.solver.weekly import warm_up


def make_ready() -> None:
    """Load the planner, and leave what the program itself is made of out of the search for waste:
    to look through it took a fifth of a second in the midst of some request.
    """
    warm_up()
    gc.collect()
    gc.freeze()
