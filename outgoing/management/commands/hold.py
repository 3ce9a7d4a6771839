"""Let no letter leave until `release`: for whoever is about to put a copy of the database back."""

from typing import Any

from django.core.management.base import BaseCommand

import clock
from outgoing.services.holding import hold


class Command(BaseCommand):
    help = "Hold every letter back until `release`."

    def handle(self, *args: Any, **options: Any) -> None:
        held = hold(at=clock.now())
        self.stdout.write(f"held since {held.began_at:%Y-%m-%d %H:%M:%S} UTC: {held.why}")
