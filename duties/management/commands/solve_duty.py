"""Solve a shift problem of the public benchmark with the engine that plans duty, and say how good
the answer is.
"""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from planning.solver.duty.problem import DutyLimits
from planning.solver.duty.public import PublicAnswer, answers
from planning.solver.duty.public_instance import BadInstance, PublicInstance


class Command(BaseCommand):
    help = "Solve a shift problem: progress goes to stderr, the answer is one line of JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("instance", type=Path, metavar="INSTANCE.txt")
        parser.add_argument("--seconds", type=float, default=60.0)
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument("--out", type=Path, metavar="ROSTER.json", help="write the roster here")

    def handle(
        self, *, instance: Path, seconds: float, workers: int, out: Path | None, **options: Any
    ) -> None:
        try:
            problem = PublicInstance.read(instance.read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        except BadInstance as error:
            raise CommandError(f"{instance} is not a shift problem: {error}") from error
        best = PublicAnswer(None, 0, 0.0)
        for best in answers(problem, DutyLimits(seconds=seconds, workers=workers)):
            self.stderr.write(f"{best.seconds:.1f} {best.objective} {best.bound}")
        if out:
            out.write_text(json.dumps(best.roster), encoding="utf-8")
        self.stdout.write(
            json.dumps(
                {
                    "objective": best.objective,
                    "bound": best.bound,
                    "proven": best.proven,
                    "seconds": round(best.seconds, 2),
                }
            )
        )
