"""What Celery rings for: plan one unit's week, or look for plans that nobody rang for. The rows
say what is to be done.
"""

from celery import shared_task

import clock
from rosters.services.jobs import run_plan_job, waiting_jobs


@shared_task(name="rosters.plan_roster", ignore_result=True)
def plan_roster(job_id: int) -> None:
    run_plan_job(job_id, at=clock.now())


@shared_task(name="rosters.plan_waiting", ignore_result=True)
def plan_waiting() -> None:
    for job_id in waiting_jobs(clock.now()):
        run_plan_job(job_id, at=clock.now())


def ring(job_ids: tuple[int, ...]) -> None:
    """Ring for each job once the transaction is over; a broker that is away loses nothing, the
    next tick finds the rows.
    """
    for job_id in job_ids:
        try:
            plan_roster.delay(job_id)
        except plan_roster.OperationalError:
            return
