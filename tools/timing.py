"""Times the acts of a measured site in turn, counts what each asks of the database, and shows where
its time goes.
"""

import cProfile
import os
import platform
import pstats
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from time import perf_counter, process_time
from typing import Any, Final

Act = Callable[[], Any]
WARM: Final = 3
"""Rounds before those that count."""


def machine_line() -> str:
    """Where and when it was measured, and how busy the machine was."""
    today = date.today()  # noqa: DTZ011  # the day on this machine
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, SQLite, {today:%d/%m/%Y}; {os.getloadavg()[0]:.1f}"
        " processes wanted a processor when it began."
    )


def timed(acts: Mapping[str, Act], rounds: int) -> dict[str, tuple[list[float], list[float]]]:
    """Of each act the seconds of a processor and by the clock. All are asked for in every round,
    so that what disturbs the machine disturbs them alike.
    """
    found: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in acts}
    for number in range(WARM + rounds):
        for name, (used, waited) in found.items():
            began, clock = process_time(), perf_counter()
            acts[name]()
            if number >= WARM:
                used.append(process_time() - began)
                waited.append(perf_counter() - clock)
    return found


def cost_of(act: Act) -> tuple[int, int]:
    """How many queries it takes, and how many bytes the answer has."""
    from django.db import connection  # noqa: PLC0415  # after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # after the set-up

    with CaptureQueriesContext(connection) as queries:
        answer = act()
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return len(queries), len(answer.content)


def beside_bare(acts: Mapping[str, Act], names: Mapping[str, str], rounds: int) -> Iterator[str]:
    """A table of acts, of which "bare" is the view that everything is compared with. What they ask
    of the database is counted once they are warm.
    """
    yield (
        "| what | queries | kB | processor, in the middle | processor, 95 of 100 |"
        " clock, 95 of 100 | times a bare view |"
    )
    yield "|---|---|---|---|---|---|---|"
    found = timed(acts, rounds)
    bare = middle(found["bare"][0])
    for name, (used, waited) in found.items():
        queries, size = cost_of(acts[name])
        times = (middle(used), high(used), high(waited))
        told = " | ".join(f"{one:.1f} ms" for one in times)
        ratio = f"{times[0] / bare:.0f}"
        yield f"| {names[name]} | {queries} | {size / 1000:.0f} | {told} | {ratio} |"


def middle(seconds: list[float]) -> float:
    """In milliseconds."""
    return 1000 * sorted(seconds)[len(seconds) // 2]


def high(seconds: list[float]) -> float:
    """What 95 of 100 do not exceed, in milliseconds."""
    return 1000 * sorted(seconds)[min(len(seconds) - 1, len(seconds) * 95 // 100)]


def profile(acts: Mapping[str, Act], name: str) -> None:
    """Print where the time of one act goes; the others are done in turn with it, unwatched."""
    watch = cProfile.Profile()
    for number in range(WARM + 10):
        for other, act in acts.items():
            if other == name and number >= WARM:
                watch.enable()
            act()
            watch.disable()
    for order in ("cumulative", "tottime"):
        pstats.Stats(watch).sort_stats(order).print_stats(60)
