"""Measures the processor time of the dearest pages of the demo agency: the week of sixty people,
the board, the list of staff.

VAR_DIR=var python -m tools.measure_pages: compare two states of the code by running them in turn,
each on its own copy of the same var.
"""

import os
import sys
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any, Final

from tools.demo_site import sessions, set_up_django
from tools.snapshot import client_of

if TYPE_CHECKING:
    from units.models import Unit

ROUNDS: Final = 15
SIZE: Final = 60
PAGES: Final = (
    ("head@tcbc", "week of 60, to be planned", "/rosters/{unit}/{next}/"),
    ("head@tcbc", "week of the unit, published", "/rosters/{unit}/{week}/"),
    ("director", "board", "/board/{week}/"),
    ("office", "a week of 60 as the office sees it", "/rosters/{unit}/{next}/"),
    ("office", "documents", "/directives/"),
    ("office", "staff", "/staff/"),
    ("staff", "my week", "/my-week/{week}/"),
    ("office", "today", "/today/"),
)


def main() -> int:
    set_up_django()
    from django.db import transaction
    from django.utils.timezone import localdate

    import clock
    from audit.models import Event
    from planning.time import Week
    from units.models import Unit

    at = Event.objects.latest("at").at
    with transaction.atomic(), clock.freeze(at):
        week = Week.of(localdate(at))
        unit = Unit.objects.get(code="tcbc")
        people = grow(unit)
        keys = sessions({role for role, _name, _address in PAGES})
        parts = {"unit": unit.pk} | {
            name: f"{one.year}-W{one.number:02}"
            for name, one in (("week", week), ("next", week.shifted(2)))
        }
        head = client_of(keys["head@tcbc"])
        opened = head.post(f"/rosters/{unit.pk}/{parts['next']}/open/")
        print(f"{people} people, opened: {opened.status_code}")
        for role, name, address in PAGES:
            measure(client_of(keys[role]), name, address.format(**parts))
        transaction.set_rollback(True)
    return 0


def grow(unit: "Unit") -> int:
    """Give the unit people until it has SIZE; how many it has then."""
    from units.models import Position, Staff

    first = Position.objects.filter(unit=unit).order_by("-order").first()
    assert first is not None
    missing = SIZE - Position.objects.filter(unit=unit).count()
    for number in range(missing):
        person = Staff.objects.create(
            agency=unit.agency,
            code=f"DO{number:03}",
            full_name=f"Nguyễn Thị Đo {number}",
            sort_key=f"do {number:03}",
            search_text=f"nguyen thi do {number}",
        )
        Position.objects.create(
            staff=person,
            unit=unit,
            title=first.title,
            rank=first.rank,
            order=200,
            first=first.first,
        )
    return Position.objects.filter(unit=unit).count()


def measure(client: Any, name: str, address: str) -> None:
    """Print the median time of ROUNDS askings, after two that warm the caches."""
    times = []
    for number in range(ROUNDS + 2):
        began = process_time()
        answer = client.get(address)
        if number > 1:
            times.append(process_time() - began)
    print(
        f"{name:36} {answer.status_code} {len(answer.content):>8}"
        f" {median(times) * 1000:7.1f} ms, least {min(times) * 1000:7.1f}",
        flush=True,
    )


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent)
    sys.exit(main())
