"""What Celery rings for: go on with the plan of a roster of duty."""

from celery import shared_task

import clock
from duties.services import proving


@shared_task(name="duties.prove_duty", ignore_result=True)
def prove_duty(roster_id: int) -> None:
    proving.prove_duty(roster_id, at=clock.now())


def ring(roster_ids: tuple[int, ...]) -> None:
    """Ring for each once the transaction is over; a broker that is away loses nothing, the next
    tick finds them.
    """
    for roster_id in roster_ids:
        try:
            prove_duty.delay(roster_id)
        except prove_duty.OperationalError:
            return
