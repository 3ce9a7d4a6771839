"""Sends what waits in the outbox, asking of every reminder whether it is still owed."""

from collections.abc import Callable
from datetime import datetime

from notices.adapters.post import post_office
from notices.services import STOP_NEVER, Tally, dispatch_deliveries
from reports.services.reminders import why_not_owed


def send_waiting(*, now: Callable[[], datetime], stop: Callable[[], bool] = STOP_NEVER) -> Tally:
    return dispatch_deliveries(post=post_office(), now=now, still_owed=why_not_owed, stop=stop)
