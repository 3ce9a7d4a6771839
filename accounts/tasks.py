"""Sends letters about accounts at once, because somebody sits before the sign-in page and waits
for one; puts the sums of wrong guesses on record.
"""

from celery import shared_task

import clock
from accounts.services import record_wrong_tries
from notices.adapters.post import post_office
from notices.models import Run
from notices.services import dispatch_deliveries
from notices.stopping import is_asked_to_stop


@shared_task(name="accounts.send_letters", ignore_result=True)
def send_letters() -> None:
    dispatch_deliveries(
        post=post_office(),
        now=clock.now,
        still_owed=lambda delivery: "",
        stop=is_asked_to_stop,
        kind=Run.Kind.ACCOUNT,
    )


@shared_task(name="accounts.record_wrong_tries", ignore_result=True)
def put_wrong_tries_on_record() -> None:
    record_wrong_tries(at=clock.now())


def ring() -> None:
    """Once the transaction is over. A broker that is away loses nothing: the next tick finds the
    letters.
    """
    try:
        send_letters.delay()
    except send_letters.OperationalError:
        return
