"""The metronome of the product: a clock that goes back must not keep it silent until the old hour
comes round.
"""

from datetime import datetime, timedelta
from typing import Any

from celery.beat import PersistentScheduler

LONG_AGO = timedelta(days=1)


class SteadyScheduler(PersistentScheduler):
    """Celery's own, but what was rung at a time to come counts as never rung."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        self._forget_times_to_come()
        seconds: float = super().tick(*args, **kwargs)
        return seconds

    def _forget_times_to_come(self) -> None:
        for entry in self.schedule.values():
            now: datetime = entry.default_now()
            if entry.last_run_at is not None and entry.last_run_at > now:
                entry.last_run_at = now - LONG_AGO
                self._heap = None
