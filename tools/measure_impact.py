"""Measures how long it takes to find out what a directive would do, and to send back what it
breaks; then writes it down.

python -m tools.measure_impact
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Final

from tools.measure_judging import write_between

UNITS: Final = (10, 60)
PEOPLE: Final = 20
BEGIN, END = "<!-- impact: written by `python -m tools.measure_impact` -->", "<!-- /impact -->"
HEADING: Final = "## What a directive would do"


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        lines = [
            (
                "| units of 20 people, week approved | queries | what it would do | putting it in"
                " force and sending back |"
            ),
            "|---|---|---|---|",
        ]
        lines += [measured(units) for units in UNITS]
    print(*lines, sep="\n")
    today = date.today()  # noqa: DTZ011  # the day on this machine
    told = (
        (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
            f" {platform.python_version()}, SQLite, {today:%d/%m/%Y}"
        ),
        "",
        (
            "Every unit has an approved roster of the week, and every one of them breaks the draft"
            " on every day."
        ),
        "",
    )
    write_between(HEADING, BEGIN, END, [*told, *lines])
    return 0


def set_up(folder: str) -> None:
    """A database of its own, in memory."""
    os.environ["VAR_DIR"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  # only now does the environment say which database

    django.setup()
    from django.test.runner import DiscoverRunner  # noqa: PLC0415  # after the set-up

    DiscoverRunner(verbosity=0, interactive=False).setup_databases()


def measured(units: int) -> str:
    """One row: an agency of so many units, a draft that wants another leader at the office."""
    from django.db import connection  # noqa: PLC0415  # after the set-up
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415  # after the set-up

    # after the set-up
    from directives.tests.factories import draft_of, make_clause, make_directive  # noqa: PLC0415
    from rosters.services import put_in_force_and_reopen  # noqa: PLC0415  # after the set-up
    from rosters.services.trying import impact_of_force  # noqa: PLC0415  # after the set-up
    from rosters.tests.factories import (  # noqa: PLC0415  # after the set-up
        NOW,
        approved,
        lawful_office,
        make_office,
        mandate,
    )
    from tests.factories import make_staff  # noqa: PLC0415  # after the set-up

    first = lawful_office()
    for office in (first, *(make_office(agency=first.agency) for _more in range(units - 1))):
        for number in range(PEOPLE - len(office.people)):
            make_staff(office.unit, f"Nguyễn Văn {number}")
        approved(office)
    directive = make_directive(first.agency, first.office, number="415/UBND-VX")
    make_clause(directive, first.office, kind="min_leaders_onsite", params={"n": 2})
    draft, keeper = draft_of(directive), mandate(first.office)
    with CaptureQueriesContext(connection) as queries:
        found = impact_of_force(keeper, draft, at=NOW)
    assert found.units_in_breach == units
    looked = seconds(lambda: impact_of_force(keeper, draft, at=NOW))
    sent = seconds(
        lambda: put_in_force_and_reopen(draft.pk, by=first.office, at=NOW, seen=draft.version)
    )
    return f"| {units} | {len(queries)} | {looked:.2f} s | {sent:.2f} s |"


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
