"""The task queue and its table of regular duties."""

import os
from datetime import timedelta
from typing import Any, Final

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

BEAT: Final[dict[str, dict[str, Any]]] = {
    # Every minute: look in the database what is due and do it. Late rings are dropped, the next one
    # finds the same rows.
    "every-minute": {
        "task": "reports.run_due",
        "schedule": timedelta(seconds=60),
        "options": {"queue": "mail", "expires": 55},
    },
    "wrong-tries": {
        "task": "accounts.record_wrong_tries",
        "schedule": timedelta(minutes=5),
        "options": {"queue": "mail", "expires": 290},
    },
}

app = Celery("config")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = BEAT
app.conf.beat_scheduler = "config.beat:SteadyScheduler"
app.autodiscover_tasks()
