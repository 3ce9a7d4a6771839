"""Measures how long a unit waits for its planned week, and what the planner proves; then writes it
down.

    python -m tools.measure_planner [PROBLEMS.jsonl]

With a file of benchmark problems these are solved too, and compared with the optima in
`<name>-optima.json` if it lies beside them.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from typing import Final

from planning.clause import ClauseRef
from planning.force import InForce
from planning.people import LEADERS, Person, Rank
from planning.plan import Plan, Work
from planning.rules.base import Direction, Rule
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import AWAY_STATES, Must, PersonState
from planning.solver.benchmark import answer
from planning.solver.outcome import Solved
from planning.solver.problem import Limits, Turns, WeekProblem
from planning.solver.weekly import solve
from planning.spans import Period
from planning.time import Half, Slot

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "docs" / "benchmarks.md"
BEGIN, END = (
    "<!-- weekly planner: written by `python -m tools.measure_planner` -->",
    "<!-- /weekly planner -->",
)
HEADING: Final = "## Weekly planner"
ROUNDS: Final = 5
MONDAY: Final = date(2026, 11, 30)
# local times without zone, as planning counts them
ALWAYS: Final = Period(datetime(2026, 1, 1))  # noqa: DTZ001
CLAUSE: Final = ClauseRef(key="1")
GUARDS: Final = frozenset({"guard"})


def main() -> int:
    lines = [*measured_units(), *(measured_file(Path(sys.argv[1])) if len(sys.argv) > 1 else ())]
    write(lines)
    print(*lines, sep="\n")
    return 0


def measured_units() -> Iterator[str]:
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    today = date.today()  # noqa: DTZ011  # the day on this machine
    yield f"{machine}, Python {platform.python_version()}, {today:%d/%m/%Y}"
    yield ""
    yield (
        f"Loading the solver once: {loading() * 1000:.0f} ms. Each line is the median of {ROUNDS}"
        " runs of the same week, from question to judged plan."
    )
    yield ""
    yield "| week | proven | not met | processor milliseconds |"
    yield "|---|---|---|---|"
    for name, problem in weeks():
        times, outcome = [], solve(problem)
        for _ in range(ROUNDS):
            began = process_time()
            outcome = solve(problem)
            times.append(process_time() - began)
        assert isinstance(outcome, Solved)
        proven = "every level" if outcome.proven else "not every level"
        yield f"| {name} | {proven} | {len(outcome.shortages)} | {median(times) * 1000:.0f} |"


def loading() -> float:
    """Seconds, in a process of its own."""
    asked = (
        "from time import process_time; began = process_time(); import planning.solver.search;"
        " print(process_time() - began)"
    )
    return float(
        subprocess.run(
            [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True
        ).stdout
    )


def weeks() -> Iterator[tuple[str, WeekProblem]]:
    for people in (10, 30, 60, 120, 200):
        yield f"{people} people, 5 days", week(people)
    yield "60 people, 5 days in halves", week(60, halves=True)
    yield "60 people, the office as the rule", week(60, default=Work.ON_SITE)
    too_many = CountBound(clause=CLAUSE, direction=Direction.MIN, amount=Fraction(1, 2))
    yield "60 people, rules that collide, explained", week(60, too_many)


def week(size: int, *more: Rule, halves: bool = False, default: Work = Work.REMOTE) -> WeekProblem:
    """At most a third on site, a leader and a fifth at least, guards always, reasons, leave,
    past turns, wishes.
    """
    draw = Random(size)  # noqa: S311  # the same weeks on every machine
    slots = tuple(
        Slot(MONDAY + timedelta(days=day), half)
        for day in range(5)
        for half in (tuple(Half) if halves else (None,))
    )
    people = tuple(person(number, draw) for number in range(size))
    work = {
        (one.key, slot): Work.LEAVE if draw.random() < 0.05 else default
        for one in people
        for slot in slots
    }
    free = frozenset(cell for cell, state in work.items() if state is default)
    rules: tuple[Rule, ...] = (
        CountBound(
            clause=CLAUSE,
            direction=Direction.MAX,
            amount=Fraction(1, 3),
            base=Base(exclude_tags=GUARDS),
        ),
        CountBound(clause=CLAUSE, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS)),
        CountBound(clause=CLAUSE, direction=Direction.MIN, amount=Fraction(1, 5)),
        PersonState(clause=CLAUSE, must=Must.ON_SITE, tags=GUARDS, excused=AWAY_STATES),
        PermittedReasons(clause=CLAUSE, reasons=frozenset({"mail"})),
        *more,
    )
    return WeekProblem(
        plan=Plan(people, slots, work),
        free=free,
        rules=tuple(InForce(rule, ALWAYS) for rule in rules),
        default=default,
        history={one.key: Turns(draw.randint(5, 25), draw.randint(38, 40)) for one in people},
        wishes={cell: draw.randint(0, 3) for cell in sorted(free)},
        last_on=frozenset(one.key for one in people if draw.random() < 0.3),
    )


def person(number: int, draw: Random) -> Person:
    ranks = (Rank.HEAD, Rank.DEPUTY, Rank.DEPUTY)
    return Person(
        key=f"p{number:03}",
        rank=ranks[number] if number < len(ranks) else Rank.STAFF,
        tags=GUARDS if draw.random() < 0.05 else frozenset(),
        standing_reasons=("mail",) if draw.random() < 0.8 else (),
    )


def measured_file(problems: Path) -> Iterator[str]:
    units = [json.loads(line) for line in problems.read_text(encoding="utf-8").splitlines()]
    optima_file = problems.with_name(f"{problems.stem}-optima.json")
    optima = json.loads(optima_file.read_text(encoding="utf-8")) if optima_file.exists() else {}
    times, found = [], {}
    for unit in units:
        began = process_time()
        found[unit["id"]] = answer(unit, Limits())
        times.append(process_time() - began)
    proven = sum(each is not None and each.proven for each in found.values())
    yield ""
    optimal = sum(
        each is not None and each.objective == optima.get(unit) for unit, each in found.items()
    )
    equal = f", {optimal} equal to the known optimum." if optima else "."
    people = sum(len(unit["people"]) for unit in units)
    yield (
        f"`{problems.name}`: {len(units)} units, {people:,} people; {proven} proven optimal by the"
        f" planner's own bound{equal}"
    )
    yield (
        f"{sum(times):.1f} s of one processor; a unit {median(times) * 1000:.0f} ms in the middle,"
        f" {max(times) * 1000:.0f} ms at most."
    )


def write(lines: list[str]) -> None:
    """Between its two marks in the file, so that other measurements beside it stay."""
    text = TABLE.read_text(encoding="utf-8") if TABLE.exists() else "# Measurements\n"
    if BEGIN not in text:
        text = f"{text.rstrip()}\n\n{HEADING}\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    TABLE.write_text(
        f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
