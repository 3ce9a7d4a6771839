"""Sends what waits in the outbox, asking of every letter whether it is still owed and still has a
reader.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from audit.services import record
from notices.adapters.post import post_office
from notices.models import Delivery, Run
from notices.services import (
    STOP_NEVER,
    Tally,
    dispatch_deliveries,
    due_deliveries,
    hasten_letters,
)
from notices.stopping import is_asked_to_stop
from outgoing.services.kinds import BY_CODE
from outgoing.services.readers import OF_READERS, why_nobody_reads


def send_waiting(*, now: Callable[[], datetime], stop: Callable[[], bool] = STOP_NEVER) -> Tally:
    def why_not(delivery: Delivery) -> str:
        return why_nobody_reads(delivery, on=localdate(now())) or why_not_owed(delivery)

    return dispatch_deliveries(post=post_office(), now=now, still_owed=why_not, stop=stop)


def send_slice(
    *, now: Callable[[], datetime], is_over: Callable[[], bool], until: datetime
) -> bool:
    """Send while it is not over. Returns whether the rest is to be rung for at once.

    Not when the worker was asked to stop, nor when the mail server cannot be reached: it would be
    asked without a pause. And only `until` the next minute rings by itself: two that go on would
    add up to a queue in which its list would wait.
    """
    tally = send_waiting(now=now, stop=is_over)
    if is_asked_to_stop() or "unreachable" in tally:
        return False
    return now() < until and due_deliveries(now()).exists()


def why_not_owed(delivery: Delivery) -> str:
    """Empty if the letter should still leave; else the reason, for the record. What was written
    without a question is always owed.
    """
    asked = {key: said for key, said in delivery.still_owed.items() if key not in OF_READERS}
    return BY_CODE[delivery.run.kind].why_not_owed(asked) if asked else ""


@transaction.atomic
def try_now(run: Run, *, by: User, at: datetime) -> int:
    """Let the letters of the run that wait for their next try be tried at once. Returns how
    many.
    """
    count = hasten_letters(run, at=at)
    if count:
        after = {"letters": count}
        record("reports.try-now", run, by=by, at=at, agency=run.agency, after=after)
    return count
