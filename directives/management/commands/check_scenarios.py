"""Says what the rules make of situations written in files: one line a scenario, exit 1 if a
verdict is not the expected one.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planning.scenario import Case, ScenarioError, ScenarioVerdict, differences, verdicts


class Command(BaseCommand):
    help = "Judge the scenarios of the given files and compare with the verdicts they expect."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument(
            "--json", action="store_true", help="print every verdict instead of comparing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        cases = [case for file in options["files"] for case in self._cases(file)]
        if options["json"]:
            found = {
                case["id"]: [asdict(verdict) for verdict in self._judge(case)] for case in cases
            }
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        differing = sum(not self._compare(case) for case in cases)
        if differing:
            raise CommandError(f"{differing} of {len(cases)} scenarios differ", returncode=1)

    def _cases(self, file: Path) -> Iterator[Case]:
        try:
            yield from json.loads(file.read_text(encoding="utf-8"))["cases"]
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise CommandError(f"{file}: not a scenario file ({problem})") from problem

    def _judge(self, case: Case) -> tuple[ScenarioVerdict, ...]:
        try:
            return verdicts(case)
        except ScenarioError as problem:
            raise CommandError(f"{case.get('id', '?')}: {problem}") from problem

    def _compare(self, case: Case) -> bool:
        try:
            found = verdicts(case)
        except ScenarioError as problem:
            self.stdout.write(f"{case.get('id', '?')}: error, {problem}")
            return False
        differing = differences(case, found)
        told = "; ".join(
            f"{what} {' '.join(filter(None, identity))}" for what, identity in differing
        )
        self.stdout.write(f"{case['id']}: {told or f'as expected, verdicts: {len(found)}'}")
        return not differing
