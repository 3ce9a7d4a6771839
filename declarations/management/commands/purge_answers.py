"""Destroys the answers of declarations whose time is over, as the worker does every minute."""

from typing import Any

from django.core.management.base import BaseCommand

import clock
from declarations.services.caring import purge_answers


class Command(BaseCommand):
    help = "Destroy the answers of declarations that ended longer ago than each agency keeps them."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{purge_answers(at=clock.now())} declarations lost their answers.")
