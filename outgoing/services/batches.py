"""Goes on with letters to many where the last batch ended; outside the tick, a batch at a time."""

import logging
from collections.abc import Callable
from datetime import datetime

from notices.letters import Portion
from notices.models import Batch
from notices.services import open_batches, write_batch
from outgoing.services.kinds import BY_CODE
from units.models import Agency

logger = logging.getLogger(__name__)


def write_batches(*, now: Callable[[], datetime], stop: Callable[[], bool]) -> bool:
    """Until nothing is left or `stop` says so. Whether something is left. One that cannot be
    written holds back no other; the next minute tries again.
    """
    for batch in open_batches():
        while not stop():
            try:
                is_over = _write_next(batch, at=now())
            except Exception:
                logger.exception("ALERT the letters of run %s cannot be written", batch.run_id)
                break
            if is_over:
                break
            batch.refresh_from_db()
    return open_batches().exists()


def _write_next(batch: Batch, *, at: datetime) -> bool:
    """Whether there is nothing more for us to do."""
    agency = Agency.objects.get(pk=batch.run.agency)

    def compose(cursor: int) -> Portion:
        return BY_CODE[batch.run.kind].more(agency, batch.run, cursor)

    written = write_batch(batch, at=at, compose=compose)
    return written is None or Batch.objects.filter(pk=batch.pk, finished_at__isnull=False).exists()
