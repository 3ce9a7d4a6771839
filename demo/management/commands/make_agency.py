"""Make an agency of any size with one week in it, to see how the product bears it."""

import os
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import date, timedelta
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import connection, connections
from django.utils.timezone import localdate

import clock
from demo.sized import SizedAgency, make_sized, plan_weeks


class Command(BaseCommand):
    help = "Makes an agency of so many units and people through the product's own services."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--units", type=int, required=True)
        parser.add_argument("--people", type=int, required=True)
        parser.add_argument("--monday", type=date.fromisoformat, help="of the week to be planned")
        parser.add_argument("--sent", type=int, help="units that send their week (all)")
        parser.add_argument("--approved", type=int, default=0)
        parser.add_argument("--published", type=int, default=0)
        parser.add_argument("--workers", type=int, default=1, help="processes that plan")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Dữ liệu thử không tạo trên máy chủ thật.")
        asked = _asked(options)
        began = monotonic()

        def tell(said: str) -> None:
            self.stdout.write(f"{monotonic() - began:7.1f} s  {said}")

        with clock.freeze(asked.at):
            agency = make_sized(asked, tell=tell)
            workers = options["workers"] if connection.vendor == "postgresql" else 1
            in_parts(
                workers,
                lambda part: plan_weeks(agency, asked, part=part, parts=workers, tell=tell),
            )
        tell("xong")


def _asked(options: dict[str, Any]) -> SizedAgency:
    units, people = options["units"], options["people"]
    if units < 1 or people < units:
        raise CommandError("Mỗi đơn vị cần ít nhất một người.")
    today = localdate(clock.now())
    monday = options["monday"] or today + timedelta(days=7 - today.weekday())
    if monday.weekday():
        raise CommandError(f"{monday:%d/%m/%Y} không phải Thứ Hai.")
    sent = units if options["sent"] is None else options["sent"]
    return SizedAgency(
        units=units,
        people=people,
        monday=monday,
        sent=sent,
        approved=options["approved"],
        published=options["published"],
    )


def in_parts(workers: int, do: Callable[[int], None]) -> None:
    """Each part in a process of its own; a single one in this. Raises CommandError where one
    failed.
    """
    if workers == 1:
        do(0)
        return
    connections.close_all()
    children = [_forked(part, do) for part in range(workers)]
    if any(os.waitpid(child, 0)[1] for child in children):
        raise CommandError("Một phần không làm xong.")


def _forked(part: int, do: Callable[[int], None]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        do(part)
        status = 0
    finally:
        connections.close_all()
        os._exit(status)
