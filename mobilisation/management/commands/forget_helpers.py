"""Destroys what is known of people from outside whose campaign is long over, as the worker does
every minute.
"""

from typing import Any

from django.core.management.base import BaseCommand

import clock
from mobilisation.services.keeping import forget_helpers


class Command(BaseCommand):
    help = "Forget the people from outside of campaigns that ended longer ago than they are kept."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_helpers(at=clock.now())} people from outside were forgotten.")
