"""Solve a file of weekly planning problems with the engine that plans rosters, and say how good
each answer is.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planning.solver.benchmark import BenchmarkAnswer, answer
from planning.solver.problem import Limits

WIDE = Limits(seconds=60, patterns=1024, columns=1_000_000)
SKIPPED = (
    "taking down rules as rows",
    "reasons for being on site",
    "explaining what is not met",
    "judging and scoring the stored plan",
)
"""What planning a week in the product does beyond this (planning.solver.search), so that nobody
takes the seconds told here for those of its users.
"""


class Command(BaseCommand):
    help = (
        "Solve weekly planning problems, one JSON line a unit, and write one JSON line an answer."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("problems", type=Path, metavar="FILE.jsonl")
        parser.add_argument(
            "--out",
            type=Path,
            metavar="PLANS.jsonl",
            help="write the answers here instead of to the terminal",
        )

    def handle(self, *, problems: Path, out: Path | None, **options: Any) -> None:
        try:
            source = problems.open(encoding="utf-8")
            target = out.open("w", encoding="utf-8") if out else self.stdout
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        totals = {"units": 0, "proven": 0, "objective": 0, "seconds": 0.0}
        with source:
            for solved in _answers(source):
                target.write(json.dumps(solved) + ("\n" if out else ""))
                totals["units"] += 1
                totals["proven"] += solved["proven"]
                totals["objective"] += solved["objective"] or 0
                totals["seconds"] += solved["seconds"]
        if out:
            target.close()
        closing = {**totals, "seconds": round(totals["seconds"], 3), "skipped": SKIPPED}
        self.stderr.write(json.dumps(closing))


def _answers(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        begun = perf_counter()
        try:
            unit = json.loads(line)
            found = answer(unit, WIDE)
        except (ValueError, KeyError, TypeError, IndexError) as error:
            raise CommandError(
                f"Line {number} is not a weekly planning problem: {error!r}"
            ) from error
        yield _written(unit, found, perf_counter() - begun)


def _written(
    unit: Mapping[str, Any], found: BenchmarkAnswer | None, seconds: float
) -> dict[str, Any]:
    return {
        "id": unit["id"],
        "objective": found.objective if found else None,
        "bound": found.bound if found else None,
        "proven": found is not None and found.proven,
        "seconds": round(seconds, 4),
        "on_site": found.on_site if found else {},
    }
