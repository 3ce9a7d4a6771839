"""Sends what is drawn, keeps what fails, and looks for the smallest request that fails alike."""

import logging
import random
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from django.db import transaction

import clock
from rosters.tests.factories import NOW
from tools.fuzz.asked import FuzzRequest
from tools.fuzz.drawing import Drawing
from tools.fuzz.site import Site, build_site

ROOT: Final = Path(__file__).parents[2]
MOST_STEPS: Final = 300
"""Tries to make one request smaller."""
EVERY: Final = 250
AWAY: Final = "/healthz/"
"""These pages say 503 on purpose."""


@dataclass(slots=True)
class FuzzFault:
    """What failed, where, how often, and by which smallest request."""

    what: str
    smallest: FuzzRequest
    times: int = 1
    trace: str = ""


@dataclass(slots=True)
class FuzzOutcome:
    """How many answers of each status, the faults by where they are, the slowest request."""

    statuses: Counter[int] = field(default_factory=Counter)
    faults: dict[str, FuzzFault] = field(default_factory=dict)
    slowest: tuple[float, FuzzRequest | None] = (0.0, None)


def fuzz(number: int, *, seed: int, tell: Callable[[str], None] = lambda said: None) -> FuzzOutcome:
    """Asks so many times, or until somebody interrupts. Leaves the database as it was; `tell` is
    told how far it is and what failed.
    """
    draw, outcome = random.Random(seed), FuzzOutcome()  # noqa: S311  # no secret is drawn
    logging.disable(logging.CRITICAL)
    try:
        with clock.freeze(NOW), transaction.atomic():
            site = build_site(draw)
            for asked in Drawing(site, draw).requests(number):
                _try(site, asked, outcome, tell)
                if outcome.statuses.total() % EVERY == 0:
                    tell(f"{outcome.statuses.total()} of {number}")
            transaction.set_rollback(True)
    except KeyboardInterrupt:
        tell("interrupted")
    finally:
        logging.disable(logging.NOTSET)
    return outcome


def _try(site: Site, asked: FuzzRequest, outcome: FuzzOutcome, tell: Callable[[str], None]) -> None:
    begun = time.monotonic()
    status, what, trace = answered(site, asked)
    took = time.monotonic() - begun
    if took > outcome.slowest[0]:
        outcome.slowest = (took, asked)
    outcome.statuses[status] += 1
    if not what:
        return
    if what in outcome.faults:
        outcome.faults[what].times += 1
    else:
        smallest = made_small(site, asked, what)
        tell(f"{what}: {smallest.told()}\n{trace}")
        outcome.faults[what] = FuzzFault(what=what, smallest=smallest, trace=trace)


def answered(site: Site, asked: FuzzRequest) -> tuple[int, str, str]:
    """The status, and what failed and where (empty: nothing), with the trace of it."""
    try:
        with transaction.atomic():
            answer: Any = asked.send(site.client(asked.who))
            status = int(answer.status_code)
            if answer.streaming:
                for _piece in answer.streaming_content:
                    pass
            transaction.set_rollback(True)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
        return 500, _named(error), "".join(traceback.format_exception(error)[-6:])
    if status >= 500 and not asked.path.startswith(AWAY):
        return status, f"{status} {asked.path}", ""
    return status, "", ""


def made_small(site: Site, asked: FuzzRequest, what: str) -> FuzzRequest:
    """Takes away one thing after the other as long as the same fault remains."""
    steps, smallest, is_smaller = 0, asked, True
    while is_smaller and steps < MOST_STEPS:
        is_smaller = False
        for candidate in smallest.smaller():
            steps += 1
            if answered(site, candidate)[1] == what:
                smallest, is_smaller = candidate, True
                break
            if steps >= MOST_STEPS:
                break
    return smallest


def _named(error: BaseException) -> str:
    """The kind of error and the innermost place of ours."""
    place = _innermost(error.__traceback__)
    return f"{type(error).__name__} in {place}"


def _innermost(trace: TracebackType | None) -> str:
    ours = [
        frame
        for frame in traceback.extract_tb(trace)
        if Path(frame.filename).is_relative_to(ROOT)
        and "/tools/fuzz/" not in frame.filename
        and "/.venv/" not in frame.filename
    ]
    if not ours:
        frames = traceback.extract_tb(trace)
        return f"{Path(frames[-1].filename).name}:{frames[-1].name}" if frames else "?"
    return f"{Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].name}"
