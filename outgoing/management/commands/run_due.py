"""Begin everything that is due now: lists and reminders. Does not send; see `dispatch`."""

from typing import Any

from django.core.management.base import BaseCommand

import clock
from outgoing.services import run_due


class Command(BaseCommand):
    help = "Begin the lists and reminders that are due; say what was begun."

    def handle(self, *args: Any, **options: Any) -> None:
        for begun in run_due(clock.now()):
            what = f"{begun.kind} {begun.local_date} {begun.step}".strip()
            self.stdout.write(
                f"agency {begun.agency_id}: {what}: {begun.state}, {begun.letters} letters"
            )
