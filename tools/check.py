"""Everything that can be judged without running the product: one table, and a failure if any
line of it failed.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parent.parent
BIN: Final = Path(sys.executable).parent
TEMPLATE_TAGS: Final = (str(BIN / "djade"), "--target-version", "5.2")
OUR_BLOCKS: Final = "act,press,page_head"  # tags of accounts/templatetags/pieces.py that end
MARKUP: Final = (
    str(BIN / "djangofmt"),
    *("--line-length", "100", "--indent-width", "2", "--quiet"),
    *("--custom-blocks", OUR_BLOCKS),
)


class CheckStage(NamedTuple):
    """A command; with `asks_server` it is told of the database that DATABASE_URL names."""

    name: str
    command: tuple[str, ...]
    asks_server: bool = False


class Result(NamedTuple):
    name: str
    seconds: float
    passed: bool


def stages() -> list[CheckStage]:
    """Those that take longest first, so that the others are done beside them."""
    python = sys.executable
    return [
        CheckStage("types", (str(BIN / "mypy"), ".")),
        CheckStage("migrate", (python, "-m", "tests.migrated"), asks_server=True),
        CheckStage("format", (str(BIN / "ruff"), "format", "--check", ".")),
        CheckStage("lint", (str(BIN / "ruff"), "check", ".")),
        CheckStage("layers", (str(BIN / "lint-imports"), "--no-cache")),
        CheckStage("django", (python, "manage.py", "check", "--fail-level", "WARNING")),
        CheckStage("migrations", (python, "manage.py", "makemigrations", "--check", "--dry-run")),
        CheckStage("templates", (*TEMPLATE_TAGS, "--check", *templates())),
        CheckStage("markup", (*MARKUP, "--check", *templates())),
        CheckStage("translations", (python, "-m", "tools.translations", "check")),
        CheckStage("mission", (python, "-m", "tools.mission_table", "--check")),
    ]


def templates() -> list[str]:
    return [str(file.relative_to(ROOT)) for file in sorted((ROOT / "templates").rglob("*.html"))]


def repairs() -> list[CheckStage]:
    """What a machine can put right by itself."""
    return [
        CheckStage("format", (str(BIN / "ruff"), "format", "--quiet", ".")),
        CheckStage("lint", (str(BIN / "ruff"), "check", "--fix", "--quiet", ".")),
        CheckStage("templates", (*TEMPLATE_TAGS, *templates())),
        CheckStage("markup", (*MARKUP, *templates())),
        CheckStage("translations", (sys.executable, "-m", "tools.translations", "update")),
    ]


def run(stage: CheckStage) -> Result:
    """Silence is success; only what failed is worth reading."""
    began = time.monotonic()
    rest = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        stage.command,
        cwd=ROOT,
        env=dict(os.environ) if stage.asks_server else rest,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        print(
            f"--- {stage.name}: {' '.join(stage.command[:4])}\n{done.stdout.strip()}\n", flush=True
        )
    return Result(stage.name, time.monotonic() - began, done.returncode == 0)


def table(results: list[Result], seconds: float) -> str:
    """One line a stage, and how long all took, beside each other."""
    lines = [
        f"{result.name:<14}{result.seconds:>7.1f} s   {'ok' if result.passed else 'FAILED'}"
        for result in results
    ]
    return "\n".join([*lines, f"{'all':<14}{seconds:>7.1f} s"])


def main(wanted: list[str]) -> int:
    """All stages, or those named; --repair puts right what a machine can."""
    if wanted == ["--repair"]:
        for stage in repairs():
            subprocess.run(stage.command, cwd=ROOT, check=False)
        return 0
    chosen = [stage for stage in stages() if not wanted or stage.name in wanted]
    began = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        results = list(cores.map(run, chosen))
    print(table(results, time.monotonic() - began))
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
