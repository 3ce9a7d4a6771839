"""The trial itself: letters leave, the worker is killed or stopped at drawn moments, every copy is
counted.
"""

import asyncio
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from email import message_from_bytes
from typing import Any, Final

from aiosmtpd.controller import Controller

import clock
from notices.letters import Contents, Letter, RunKey
from notices.models import Attempt, Delivery, Run
from notices.services import insert_run
from notices.services.dispatch import LEASE
from notices.tests.sink import Sink, free_port
from outgoing.tasks import ask_to_send
from tools.trial_kills.workers import Worker

ANSWER: Final = 0.005
"""Seconds that the mail server takes after a letter is in its hands."""
CYCLE: Final = 0.08
"""Seconds, about, from one letter to the next: the moment is drawn within so long."""
MORE: Final = 200
PATIENCE: Final = 120
MINUTE: Final = 60
OPEN: Final = (Delivery.State.PENDING, Delivery.State.SENDING, Delivery.State.RETRY)


class Stuck(Exception):
    """No letter left for so long that the promise is broken."""


@dataclass
class SlowSink(Sink):
    """Takes a letter, and says so a moment later."""

    # aiosmtpd's name
    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(ANSWER)
        return answer


@contextmanager
def listening() -> Iterator[SlowSink]:
    sink = SlowSink(port=free_port())
    logging.getLogger("mail.log").setLevel(logging.WARNING)
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


@dataclass
class Blow:
    """One kill or stop of a worker that `began`: `landed` if work was going on, `took` seconds
    until a stop was done.
    """

    began: datetime
    at: datetime
    landed: bool
    took: float | None


@dataclass
class KillTrial:
    """Fills the outbox and strikes the worker until so many blows have landed."""

    worker: Worker
    sink: Sink
    letters: int
    kills: int
    is_kill: bool
    seed: int
    tell: Callable[[str], None]
    blows: list[Blow] = field(default_factory=list)
    written: int = 0
    _rung: float = 0.0

    def run(self) -> None:
        """Raises Stuck. The worker is gone afterwards, whatever happens."""
        draw = random.Random(self.seed)  # noqa: S311  # moments, not secrets
        self.fill(self.letters)
        try:
            while self.landed < self.kills:
                if not self._waits():
                    self.fill(min(self.letters, MORE))
                self.blows.append(self.strike(draw))
                self.tell(f"{self.landed} of {self.kills}, {len(self.sink.received)} copies")
            self.finish()
        finally:
            self.worker.kill()

    @property
    def landed(self) -> int:
        return sum(blow.landed for blow in self.blows)

    def fill(self, number: int) -> None:
        """One run of so many letters, due now."""
        at = clock.now()
        day = date(2026, 11, 30) + timedelta(days=Run.objects.count())
        letters = tuple(
            Letter(
                recipient_key=str(one),
                name=f"Người Số {one}",
                address=f"n{one}@so.example",
                subject="Danh sách cán bộ trực",
                text="Kính gửi đồng chí.\n",
                expires_at=at + timedelta(days=9),
            )
            for one in range(self.written, self.written + number)
        )
        insert_run(
            RunKey(agency=1, kind=Run.Kind.REMINDER, local_date=day),
            due_at=at,
            at=at,
            compose=lambda: Contents(subject="Danh sách", text="Danh sách", letters=letters),
        )
        self.written += number

    def strike(self, draw: random.Random) -> Blow:
        """Start the worker, let it send a drawn number of letters and a little longer, strike.

        One more ring than its own, so that two of its processes have work.
        """
        begun, began = len(self.sink.received), clock.now()
        wanted = begun + draw.randint(1, max(1, self.letters // self.kills))
        longer = draw.uniform(0, CYCLE)
        ask_to_send()
        self.worker.start()
        self.wait_until(
            lambda: len(self.sink.received) >= wanted or self._has_run_out(begun), every=0.005
        )
        time.sleep(longer)
        landed, at = self._waits() and self.worker.alive(), clock.now()
        if self.is_kill:
            self.worker.kill()
            return Blow(began, at, landed, 0.0)
        return Blow(began, at, landed, self.worker.stop())

    def _has_run_out(self, begun: int) -> bool:
        return len(self.sink.received) > begun and not self._waits()

    def _waits(self) -> bool:
        return Delivery.objects.filter(state=Delivery.State.PENDING).exists()

    def finish(self) -> None:
        """Once no lease of a lost process stands any more, one worker is left in peace."""
        clock.shift_to(clock.now() + LEASE + timedelta(seconds=5))
        self.worker.start()
        self.wait_until(self._is_settled, every=0.1)
        self.worker.stop()

    def _is_settled(self) -> bool:
        """Rung for as the beat would: what a worker is started with is over after its slice."""
        if time.monotonic() > self._rung + MINUTE:
            ask_to_send()
            self._rung = time.monotonic()
        return not Delivery.objects.filter(state__in=OPEN).exists()

    def wait_until(self, is_so: Callable[[], bool], *, every: float) -> None:
        """As long as letters leave."""
        seen, moved = len(self.sink.received), time.monotonic()
        while not is_so():
            if not self.worker.alive():
                raise Stuck("the worker ended by itself")
            if len(self.sink.received) > seen:
                seen, moved = len(self.sink.received), time.monotonic()
            if time.monotonic() > moved + PATIENCE:
                raise Stuck(f"no letter left for {PATIENCE} seconds")
            time.sleep(every)


def counted(trial: KillTrial) -> dict[str, Any]:
    """What became of the letters."""
    copies = Counter(
        str(message_from_bytes(content)["Message-ID"]) for _, content in trial.sink.received
    )
    kept = {
        name: (state, doubts)
        for name, state, doubts in Delivery.objects.values_list("message_id", "state", "uncertain")
    }
    extra = {name: number - 1 for name, number in copies.items() if number > 1}
    flagged = {name: min(number, kept[name][1]) for name, number in extra.items() if name in kept}
    took = [blow.took for blow in trial.blows]
    longest = max((one for one in took if one is not None), default=0.0)
    return {
        "letters": len(kept),
        "letters filled in later": len(kept) - trial.letters,
        "kills": trial.landed,
        "kills that met no work": len(trial.blows) - trial.landed,
        "kills with a letter in hand": sum(map(_letter_in_hand, trial.blows)),
        "longest stop in seconds": round(longest, 1),
        "stops that had to be forced": took.count(None),
        "lost": len(kept.keys() - copies.keys()),
        "not final": sum(state in OPEN for state, _ in kept.values()),
        "states": dict(sorted(Counter(str(state) for state, _ in kept.values()).items())),
        "letters marked as uncertain": sum(doubts > 0 for _, doubts in kept.values()),
        "received twice": len(extra),
        "extra copies flagged": sum(flagged.values()),
        "extra copies not flagged": sum(extra.values()) - sum(flagged.values()),
        "received but not on record": len(copies.keys() - kept.keys()),
    }


def _letter_in_hand(blow: Blow) -> bool:
    """An attempt had begun and was not yet on record as ended."""
    return Attempt.objects.filter(
        started_at__range=(blow.began, blow.at), ended_at__gt=blow.at
    ).exists()


def broken_promises(found: dict[str, Any], *, asked: int, is_kill: bool) -> list[str]:
    """Empty if all were kept."""
    never = ["lost", "not final", "extra copies not flagged", "received but not on record"]
    if not is_kill:
        never += ["extra copies flagged", "letters marked as uncertain"]
        never += ["stops that had to be forced"]
    broken = [name for name in never if found[name]]
    return broken if found["kills"] >= asked else [*broken, "kills"]
