"""Measures how long the minute's tick is held by a directive of which many people are told, written
at once and in batches; then writes it down.

python -m tools.measure_letters
"""

import os
import platform
import sys
import tempfile
import time
from datetime import date, timedelta
from typing import Final

from tools.measure_impact import set_up
from tools.measure_judging import write_between

PEOPLE: Final = 10_000
BEGIN, END = "<!-- letters: written by `python -m tools.measure_letters` -->", "<!-- /letters -->"
HEADING: Final = "## Letters to many"


def main() -> int:
    people = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        lines = [
            "| letters | written | the tick is held | longest transaction after it | in all |",
            "|---|---|---|---|---|",
            measured(people, "at once", people + 1),
            measured(people, "200 at a time", 200),
        ]
    print(*lines, sep="\n")
    today = date.today()  # noqa: DTZ011  # the day on this machine
    machine = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, SQLite, {today:%d/%m/%Y}"
    )
    write_between(HEADING, BEGIN, END, [machine, "", *lines])
    return 0


def measured(people: int, how: str, size: int) -> str:
    """One row: an agency of so many people, a directive that concerns them all."""
    # after the set-up
    from directives.tests.factories import make_in_force  # noqa: PLC0415
    from outgoing.services import run_due, write_batches  # noqa: PLC0415
    from outgoing.services.kinds import notices  # noqa: PLC0415
    from tests.factories import make_agency, make_unit, make_user, moment  # noqa: PLC0415
    from units.enums import Role  # noqa: PLC0415
    from units.models import Position, Staff  # noqa: PLC0415

    agency = make_agency(name="Sở Nội vụ")
    unit = make_unit(agency)
    staff = Staff.objects.bulk_create(
        Staff(agency=agency, code=f"{n:05}", full_name=f"Người Số {n}", email=f"n{n}@so.example")
        for n in range(people)
    )
    began = date(2020, 1, 1)
    Position.objects.bulk_create(
        Position(staff=one, unit=unit, is_home=True, first=began, rank="staff") for one in staff
    )
    make_in_force(agency, make_user(Role.OFFICE, agency))
    notices.BATCH = size
    at = moment("2026-11-20 10:05")
    start = time.perf_counter()
    run_due(at)
    tick = time.perf_counter() - start
    longest = 0.0
    is_left = True
    while is_left:
        one = time.perf_counter()
        stop = iter((False, True)).__next__  # after one batch
        is_left = write_batches(now=lambda: at + timedelta(minutes=1), stop=stop)
        longest = max(longest, time.perf_counter() - one)
    whole = time.perf_counter() - start
    return f"| {people:,} | {how} | {tick:.1f} s | {longest:.2f} s | {whole:.1f} s |"


if __name__ == "__main__":
    sys.exit(main())
