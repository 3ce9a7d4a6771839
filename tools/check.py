"""Everything that can be judged without running the product: one table, and a failure if any
line of it failed.
"""

import subprocess
import sys
import time
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
    name: str
    command: tuple[str, ...]


class Result(NamedTuple):
    name: str
    seconds: float
    passed: bool


def stages() -> list[CheckStage]:
    python = sys.executable
    return [
        CheckStage("format", (str(BIN / "ruff"), "format", "--check", ".")),
        CheckStage("lint", (str(BIN / "ruff"), "check", ".")),
        CheckStage("types", (str(BIN / "mypy"), ".")),
        CheckStage("layers", (str(BIN / "lint-imports"), "--no-cache")),
        CheckStage("django", (python, "manage.py", "check", "--fail-level", "WARNING")),
        CheckStage("migrations", (python, "manage.py", "makemigrations", "--check", "--dry-run")),
        CheckStage("templates", (*TEMPLATE_TAGS, "--check", *templates())),
        CheckStage("markup", (*MARKUP, "--check", *templates())),
        CheckStage("translations", (python, "-m", "tools.translations", "check")),
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
    done = subprocess.run(
        stage.command,
        cwd=ROOT,
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


def table(results: list[Result]) -> str:
    lines = [
        f"{result.name:<14}{result.seconds:>7.1f} s   {'ok' if result.passed else 'FAILED'}"
        for result in results
    ]
    return "\n".join([*lines, f"{'all':<14}{sum(result.seconds for result in results):>7.1f} s"])


def main(wanted: list[str]) -> int:
    """All stages, or those named; --repair puts right what a machine can."""
    if wanted == ["--repair"]:
        for stage in repairs():
            subprocess.run(stage.command, cwd=ROOT, check=False)
        return 0
    chosen = [stage for stage in stages() if not wanted or stage.name in wanted]
    results = [run(stage) for stage in chosen]
    print(table(results))
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
