"""Send what waits in the outbox. Asked to stop (SIGTERM), it finishes the letter in hand."""

from typing import Any

from django.core.management.base import BaseCommand

import clock
from outgoing.management.stopping import asked_to_stop
from outgoing.services import send_waiting


class Command(BaseCommand):
    help = "Send the letters that are due; say how many ended how."

    def handle(self, *args: Any, **options: Any) -> None:
        with asked_to_stop() as stop:
            tally = send_waiting(now=clock.now, stop=stop)
        self.stdout.write(
            ", ".join(f"{state}: {count}" for state, count in sorted(tally.items()))
            or "nothing to send"
        )
