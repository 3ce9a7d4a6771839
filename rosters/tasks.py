"""What Celery rings for: plan one unit's week, or look for plans that nobody rang for. The rows
say what is to be done.
"""

from typing import Final

from celery import shared_task

import clock
from notices.stopping import is_asked_to_stop
from rosters.services.jobs import run_plan_job, waiting_jobs

MINUTE: Final = 55
"""Seconds after which a ring that nobody has heard is forgotten: the next minute rings again."""


@shared_task(name="rosters.plan_roster", ignore_result=True)
def plan_roster(job_id: int) -> None:
    run_plan_job(job_id, at=clock.now())


@shared_task(name="rosters.plan_waiting", ignore_result=True)
def plan_waiting() -> None:
    """Until none waits, or the worker is asked to stop: what is left, the next ring finds."""
    for job_id in waiting_jobs(clock.now()):
        if is_asked_to_stop():
            return
        run_plan_job(job_id, at=clock.now())


def ring(job_ids: tuple[int, ...]) -> None:
    """Ring once, however many jobs wait, once the transaction is over; a broker that is away loses
    nothing, the next tick finds the rows.

    A ring that waits behind a long run is forgotten when the next minute rings again, so that at
    most one lies in the queue.
    """
    if not job_ids:
        return
    try:
        if len(job_ids) == 1:
            plan_roster.apply_async(job_ids, expires=MINUTE)
        else:
            plan_waiting.apply_async(expires=MINUTE)
    except plan_roster.OperationalError:
        return
