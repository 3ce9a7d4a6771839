"""What a web process does beside its first requests, so that no later one has to wait for it."""

import gc
from typing import Final

from planning.solver.weekly import warm_up

BETWEEN_SEARCHES: Final = (50_000, 20, 20)
"""How many new things are made before the youngest are looked through for waste. A page makes a
few ten thousand and leaves nearly none that is not freed by itself; looking every 700 cost one
twentieth of it.
"""


def make_ready() -> None:
    """Load the planner, and leave what the program itself is made of out of the search for waste:
    to look through it took a fifth of a second in the midst of some request.
    """
    warm_up()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*BETWEEN_SEARCHES)
