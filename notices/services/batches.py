"""Writes the letters of a run that goes to many, so many at a time: each batch is a transaction of
its own, and a row tells how far it has come.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from notices.letters import Portion
from notices.models import Batch
from notices.services.runs import key_of, settle_runs, write_letters


def open_batches() -> QuerySet[Batch]:
    return Batch.objects.filter(finished_at=None).select_related("run").order_by("pk")


@transaction.atomic
def write_batch(batch: Batch, *, at: datetime, compose: Callable[[int], Portion]) -> int | None:
    """The next letters after the cursor and the cursor behind them, both or neither. Returns how
    many; None if somebody else writes this batch.
    """
    held = Batch.objects.filter(pk=batch.pk, cursor=batch.cursor, finished_at=None)
    if not held.update(touched_at=at):
        return None
    portion = compose(batch.cursor)
    is_last = portion.cursor is None
    moved = held.update(
        cursor=batch.cursor if portion.cursor is None else portion.cursor,
        finished_at=at if is_last else None,
    )
    if not moved:
        return None
    write_letters(batch.run, key_of(batch.run), portion.letters, at=at)
    if is_last:
        settle_runs(at=at, run_id=batch.run_id)
    return len(portion.letters)
