"""A web process that starts looks at once what is due: after a long night off nobody should wait
for the next minute.
"""

import logging
from threading import Thread

from django.db import connection

import clock
from reports.services import run_due

logger = logging.getLogger(__name__)


def look_in_background() -> Thread:
    """The site answers meanwhile. Whatever goes wrong is only told: the worker and the watchdog
    look too.
    """
    thread = Thread(target=_look, name="what-is-due", daemon=True)
    thread.start()
    return thread


def _look() -> None:
    try:
        run_due(clock.now())
    except Exception:
        logger.exception("what is due could not be looked up at the start")
    finally:
        connection.close()
