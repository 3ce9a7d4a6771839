"""What Celery rings for: plan the roster of one unit in a season. The rows say what is to be
done.
"""

from celery import shared_task

import clock
from seasons.services.planning import run_season_job


@shared_task(name="seasons.plan_unit", ignore_result=True)
def plan_unit(job_id: int) -> None:
    run_season_job(job_id, at=clock.now())


def ring(job_ids: tuple[int, ...]) -> None:
    """Ring for each job once the transaction is over; a broker that is away loses nothing, the
    next tick finds the rows.
    """
    for job_id in job_ids:
        try:
            plan_unit.delay(job_id)
        except plan_unit.OperationalError:
            return
