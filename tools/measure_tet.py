"""Measures how long the duty of a whole agency at Tết takes: the rosters of forty units and of the
agency itself, asked for in one press and planned by two workers; then writes it down.

    python -m tools.measure_tet [--units N] [--workers N] [--keep FOLDER]

The workers are processes that claim rosters as those of the queue do. With FOLDER the database
stays there, to be looked at.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from tools.measure_judging import write_between

BEGIN, END = "<!-- tet: written by `python -m tools.measure_tet` -->", "<!-- /tet -->"
HEADING: Final = "## Forty units at Tết"
PEOPLE: Final = 15
FIRST, LAST = date(2027, 2, 4), date(2027, 2, 12)
WORK: Final = "--work"


def main() -> int:
    if WORK in sys.argv:
        return work()
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        lines = measured(asked.keep or Path(folder), asked.units, asked.workers)
    print(*lines, sep="\n")
    write_between(HEADING, BEGIN, END, lines)
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--units", type=int, default=40)
    reader.add_argument("--workers", type=int, default=2)
    reader.add_argument("--keep", type=Path)
    return reader.parse_args()


def measured(folder: Path, units: int, workers: int) -> list[str]:
    set_up(folder)
    load = os.getloadavg()[0]
    season, began = asked_for(units), time.monotonic()
    command = [sys.executable, "-m", "tools.measure_tet", WORK]
    hands = [subprocess.Popen(command, env=os.environ) for _ in range(workers)]
    failed = [hand.pid for hand in hands if hand.wait()]
    seconds = time.monotonic() - began
    if failed:
        raise SystemExit("a worker failed")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return list(told(season, units, workers, (used.ru_utime + used.ru_stime, seconds), load))


def set_up(folder: Path) -> None:
    """A database of its own in that folder."""
    os.environ["VAR_DIR"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django  # noqa: PLC0415  # only now does the environment say which database

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415  # after the set-up

    call_command("migrate", verbosity=0)


def asked_for(units: int) -> int:
    """The season of a new agency with so many units, each roster of it asked for; its id."""
    # after the set-up
    from directives.tests.factories import make_in_force  # noqa: PLC0415
    from rosters.tests.factories import NOW  # noqa: PLC0415
    from seasons.services.opening import open_season  # noqa: PLC0415
    from seasons.services.planning import plan_season  # noqa: PLC0415
    from seasons.values.seasons import SeasonSketch  # noqa: PLC0415
    from tests.factories import make_agency, make_unit, make_user, moment  # noqa: PLC0415
    from units.enums import Role, UnitKind  # noqa: PLC0415
    from units.models import CalendarDay  # noqa: PLC0415
    from units.public_holidays import special_days  # noqa: PLC0415

    agency = make_agency("Sở Mẫu")
    keeper = make_user(Role.OFFICE, agency)
    make_user(Role.DIRECTOR, agency)
    for day in special_days(2027):
        CalendarDay.objects.create(agency=agency, day=day.day, kind=day.kind, name=day.name)
    rest = {"kind": "duty_rest", "params": {"hours": 12}, "item": "khoản 1"}
    make_in_force(agency, keeper, clauses=(rest,), effective_from=moment("2026-11-01 00:00"))
    staffed(agency, make_unit(agency, "Văn phòng", kind=UnitKind.OFFICE), is_whole=True)
    filers = [
        make_unit(agency, f"Đơn vị {n:02}", kind=UnitKind.SERVICE) for n in range(1, units + 1)
    ]
    for unit in filers:
        make_user(Role.HEAD, unit=unit)
        staffed(agency, unit)
    season = open_season(
        SeasonSketch(
            name="Trực Tết Đinh Mùi 2027",
            first=FIRST,
            last=LAST,
            filing_at=moment("2027-01-29 16:00"),
            unit_ids=tuple(unit.pk for unit in filers),
        ),
        by=keeper,
        at=NOW,
    )
    plan_season(season.pk, by=keeper, at=NOW)
    return season.pk


def staffed(agency: Any, unit: Any, *, is_whole: bool = False) -> None:
    """A leader by telephone around the clock, an officer by day and by night, a guard by day and by
    night, and the people for it.
    """
    # after the set-up
    from duties.enums import PostKind  # noqa: PLC0415
    from duties.tests.factories import make_fit, make_post, make_shift  # noqa: PLC0415
    from tests.factories import make_staff  # noqa: PLC0415

    people = [make_staff(unit, f"Người Số {n:02}") for n in range(1, PEOPLE + 1)]
    for number, person in enumerate(people):
        person.phone = f"09{unit.pk:04}{number:04}"
        person.save(update_fields=["phone"])
    whose = None if is_whole else unit
    leader = make_post(
        agency,
        "Trực lãnh đạo",
        whose,
        kind=PostKind.LEADER,
        on_site=False,
        order=1,
        phone=f"0243 555 {unit.pk:03}",
    )
    officer = make_post(agency, "Trực ban", whose, order=2)
    guard = make_post(agency, "Bảo vệ", whose, kind=PostKind.GUARD, order=3)
    for post, begin, end in ((leader, 0, 4), (officer, 4, 11), (guard, 11, PEOPLE)):
        make_fit(post, *people[begin:end])
    make_shift(leader, "0", "24")
    for post in (officer, guard):
        make_shift(post, "7:30", "18:00", name="Ngày")
        make_shift(post, "18:00", "31:30", name="Đêm")


def work() -> int:
    """Take whatever roster is free until none is left."""
    import django  # noqa: PLC0415  # the environment says which database

    django.setup()
    from rosters.tests.factories import NOW  # noqa: PLC0415  # after the set-up
    from seasons.services.planning import run_season_job, waiting_season_jobs  # noqa: PLC0415

    at = NOW + timedelta(seconds=1)
    while waiting := waiting_season_jobs(at):
        run_season_job(waiting[0], at=at)
    return 0


def told(
    season: int, units: int, workers: int, spent: tuple[float, float], load: float
) -> Iterator[str]:
    """`spent` are the seconds of processors, and of the clock."""
    # after the set-up
    from duties.models import DutyTurn  # noqa: PLC0415
    from seasons.models import DutySeason, SeasonJob  # noqa: PLC0415
    from seasons.selectors.planning import last_run  # noqa: PLC0415

    run = last_run(DutySeason.objects.get(pk=season))
    assert run is not None
    today = date.today()  # noqa: DTZ011  # the day on this machine
    yield (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, SQLite, {today:%d/%m/%Y}; {load:.1f} processes wanted a"
        " processor when it began."
    )
    yield ""
    yield (
        f"One press plans {units} units of {PEOPLE} people (three posts, five shifts, nine days of"
        f" Tết) and the agency's own posts; {workers} workers, two seconds a roster at most. The"
        " start of the workers is counted."
    )
    yield ""
    yield (
        "| rosters | turns | all done after | of processors | proven | in full, not proven |"
        " lacking | failed |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    used, seconds = spent
    yield (
        f"| {SeasonJob.objects.count()} | {DutyTurn.objects.count():,} | {seconds:.1f} s |"
        f" {used:.1f} s | {len(run.proven)} | {len(run.open)} |"
        f" {len(run.lacking)} | {len(run.failed)} |"
    )


if __name__ == "__main__":
    sys.exit(main())
