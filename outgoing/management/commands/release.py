"""Let go what is held back: send it, or put it on record as sent before."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

import clock
from notices.services import open_hold
from outgoing.services.holding import release


class Command(BaseCommand):
    help = "Release what is held: --send lets it leave, --as-sent says that it had left already."

    def add_arguments(self, parser: CommandParser) -> None:
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--send", action="store_true", help="let the letters leave")
        how.add_argument("--as-sent", action="store_true", help="the letters had left already")

    def handle(self, *args: Any, **options: Any) -> None:
        if open_hold() is None:
            raise CommandError("nothing is held")
        count = release(as_sent=options["as_sent"], at=clock.now())
        said = "put down as sent" if options["as_sent"] else "will leave"
        self.stdout.write(f"released: {count} letters {said}")
