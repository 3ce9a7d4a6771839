"""Measures how long it takes to find out what holds for a unit and to judge its week, and a whole
province's, and writes it down.

python -m tools.measure_judging
"""

import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Final

from planning.authority import Authority, AuthorityLevel
from planning.check import check
from planning.clause import ClauseRef
from planning.force import InForce, Origin
from planning.people import LEADERS, DatedTag, Person, Rank, Unit
from planning.plan import Plan, Work
from planning.precedence import GrantedException, Law
from planning.rules.base import Direction, Measured, Rule, with_clause
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.leader_rotation import LeaderRotation
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_quota import PersonQuota
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.spans import Period
from planning.time import Slot

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- judging: written by `python -m tools.measure_judging` -->", "<!-- /judging -->"
HEADING: Final = "## Judging"
ROUNDS: Final = 200
MONDAY: Final = date(2026, 11, 30)
# local times without zone, as planning counts them
ALWAYS: Final = Period(datetime(2026, 1, 1))  # noqa: DTZ001
CITY: Final = Authority("UBND Thành phố", AuthorityLevel.PROVINCE)
GUARDS: Final = frozenset({"guard"})
STATES: Final = (Work.ON_SITE, Work.REMOTE, Work.REMOTE, Work.REMOTE, Work.LEAVE, Work.MISSION)


def main() -> int:
    lines = list(measured())
    write(lines)
    print(*lines, sep="\n")
    return 0


def measured() -> Iterator[str]:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    today = date.today()  # noqa: DTZ011  # the day on this machine
    yield f"{machine}, Python {platform.python_version()}, {today:%d/%m/%Y}"
    yield ""
    yield (
        "One processor, from values in memory: each week is made anew before it is judged, so that"
        " nothing is known of it beforehand. Eight clauses: a share on site, a share at home, a"
        " number of leaders, head and deputies in turn, guards, people ordered home, permitted"
        " reasons, days a person. Before it is judged, what holds for the unit is resolved among"
        " these, eight older ones of the same authority that they replace, and written exceptions"
        " for one unit in ten."
    )
    yield ""
    yield "| what | resolving and judging | making the values |"
    yield "|---|---|---|"
    one = [timed(partial(unit_weeks, 60, [number]), first=number) for number in range(ROUNDS)]
    yield (
        f"| 1 unit, 60 people, 5 days (median of {ROUNDS}) |"
        f" {median(each for each, _ in one) * 1000:.1f} ms |"
        f" {median(each for _, each in one) * 1000:.1f} ms |"
    )
    for units in (500, 1000, 2000):
        judging, making = timed(partial(unit_weeks, 50, range(units)))
        yield (
            f"| {units:,} units, {units * 50:,} people, 5 days | {judging:.1f} s | {making:.1f} s |"
        )


def timed(make: Callable[[], list[Plan]], first: int = 0) -> tuple[float, float]:
    """Seconds of resolving and judging, and of making."""
    began = process_time()
    plans = make()
    law = law_for(range(first, first + len(plans)))
    made = process_time()
    for number, plan in enumerate(plans, start=first):
        unit = Unit(key=str(number), size=len(plan.people), traits=frozenset({"office"}))
        check(plan, law.for_unit(unit, plan.slots).rules)
    return process_time() - made, made - began


def law_for(units: Iterable[int]) -> Law:
    """The clauses twice, an older document and a newer, and another amount for every tenth unit."""
    documents = (("old", datetime(2026, 1, 1)), ("new", datetime(2026, 6, 1)))  # noqa: DTZ001
    rules = tuple(
        entered(rule, document, begins) for document, begins in documents for rule in clauses()
    )
    exceptions = tuple(
        GrantedException(
            key=str(unit),
            clause="new-1",
            number=str(unit),
            authority=CITY,
            period=ALWAYS,
            unit=str(unit),
            amount=20,
        )
        for unit in units
        if unit % 10 == 0
    )
    return Law(rules, exceptions)


def entered(rule: Rule, document: str, begins: datetime) -> InForce:
    origin = Origin(
        directive=document,
        kind=rule.code,
        authority=CITY,
        issued_on=begins.date(),
        takes_effect=begins,
    )
    clause = ClauseRef(key=f"{document}-{rule.clause.key}")
    return InForce(with_clause(rule, clause), Period(begins), origin=origin)


def clauses() -> tuple[Rule, ...]:
    return (
        CountBound(
            clause=ClauseRef(key="1"),
            direction=Direction.MAX,
            amount=Fraction(1, 3),
            base=Base(exclude_tags=GUARDS),
        ),
        CountBound(
            clause=ClauseRef(key="2"),
            direction=Direction.MIN,
            amount=Fraction(1, 2),
            measured=Measured.REMOTE,
        ),
        CountBound(
            clause=ClauseRef(key="3"), direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS)
        ),
        LeaderRotation(clause=ClauseRef(key="4"), must_alternate=True),
        PersonState(clause=ClauseRef(key="5"), must=Must.ON_SITE, tags=GUARDS, excused=AWAY_STATES),
        PersonState(clause=ClauseRef(key="6"), must=Must.REMOTE, tags=frozenset({"locked-down"})),
        PermittedReasons(clause=ClauseRef(key="7"), reasons=frozenset({"mail", "office-duty"})),
        PersonQuota(clause=ClauseRef(key="8"), direction=Direction.MAX, amount=3),
    )


def unit_weeks(size: int, numbers: Iterable[int]) -> list[Plan]:
    return [unit_week(size, number) for number in numbers]


def unit_week(size: int, number: int) -> Plan:
    """Everything by chance, the same on every machine."""
    draw = Random(number)  # noqa: S311  # no secret
    slots = tuple(Slot(MONDAY + timedelta(days=day)) for day in range(5))
    people = tuple(person(place, draw) for place in range(size))
    return Plan(
        people, slots, {(one.key, slot): draw.choice(STATES) for one in people for slot in slots}
    )


def person(place: int, draw: Random) -> Person:
    ranks = (Rank.HEAD, Rank.DEPUTY, Rank.DEPUTY)
    return Person(
        key=f"p{place:03}",
        rank=ranks[place] if place < len(ranks) else Rank.STAFF,
        tags=GUARDS if draw.random() < 0.05 else frozenset(),
        dated=(
            (DatedTag("locked-down", MONDAY, MONDAY + timedelta(days=2)),)
            if draw.random() < 0.1
            else ()
        ),
        standing_reasons=("mail",) if draw.random() < 0.8 else (),
    )


def write(lines: list[str]) -> None:
    write_between(HEADING, BEGIN, END, lines)


def write_between(
    heading: str, begin: str, end: str, lines: list[str], table: Path = TABLE
) -> None:
    """Between its two marks in the file, so that other measurements beside it stay."""
    text = table.read_text(encoding="utf-8") if table.exists() else "# Measurements\n"
    if begin not in text:
        text = f"{text.rstrip()}\n\n{heading}\n\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    table.write_text(
        f"{before}{begin}\n\n" + "\n".join(lines) + f"\n\n{end}{after}", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
