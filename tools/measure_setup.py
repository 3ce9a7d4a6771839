"""Measures how long a newcomer waits: each command from nothing, in a fresh copy, every library
fetched anew; then writes it down.
"""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Final
from urllib.request import urlopen

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- setup: written by `run.py measure` -->", "<!-- /setup -->"
PORT: Final = 8765


def main() -> int:
    """With --without-uv as a machine that has none, which is what the promise of 60 and 120
    seconds is about.
    """
    environment = {**os.environ, "PIP_NO_CACHE_DIR": "1"}
    if "--without-uv" in sys.argv:
        environment["PATH"] = os.pathsep.join(
            folder
            for folder in environment["PATH"].split(os.pathsep)
            if not (Path(folder) / "uv").exists()
        )
    with tempfile.TemporaryDirectory() as folder:
        rows = list(measured(Path(folder), environment))
    write(
        rows,
        installer="uv" if shutil.which("uv", path=environment["PATH"]) else "pip --no-cache-dir",
    )
    print(*(f"{name:<60}{seconds:>7.1f} s" for name, seconds in rows), sep="\n")
    return 0


def measured(folder: Path, environment: dict[str, str]) -> "list[tuple[str, float]]":
    fresh = clone(folder / "demo")
    rows = [
        (
            "`run.py demo --once` from nothing: set up and play the week",
            seconds([*run_py(), "demo", "--once"], fresh, environment),
        )
    ]
    rows += [
        ("`run.py demo` again: until the first page is served", until_served(fresh, environment))
    ]
    fresh = clone(folder / "test")
    set_up = seconds([*run_py(), "test", "--version"], fresh, environment)
    suite = seconds([*run_py(), "test", "-q"], fresh, environment)
    return [
        *rows,
        ("`run.py test` from nothing: set up", set_up),
        ("`run.py test` from nothing: set up and the whole suite", set_up + suite),
    ]


def run_py() -> list[str]:
    return [sys.executable, "run.py"]


def clone(target: Path) -> Path:
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(target)], check=True)
    return target


def seconds(command: list[str], cwd: Path, environment: dict[str, str]) -> float:
    began = time.monotonic()
    subprocess.run(command, cwd=cwd, env=environment, check=True, stdout=sys.stderr)
    return time.monotonic() - began


def until_served(cwd: Path, environment: dict[str, str]) -> float:
    began = time.monotonic()
    with subprocess.Popen(
        [*run_py(), "demo", "--port", str(PORT)], cwd=cwd, env=environment, stdout=sys.stderr
    ) as demo:
        try:
            while not answers() and time.monotonic() < began + 60:
                time.sleep(0.05)
            return time.monotonic() - began
        finally:
            demo.terminate()


def answers() -> bool:
    try:
        with urlopen(f"http://127.0.0.1:{PORT}/", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


def write(rows: "list[tuple[str, float]]", *, installer: str) -> None:
    """Between its two marks in the file, so that other measurements beside it stay."""
    today = date.today()  # noqa: DTZ011  # the day on this machine
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    lines = [
        f"{machine}, Python {platform.python_version()}, {installer}, {today:%d/%m/%Y}",
        "",
        "| what | seconds |",
        "|---|---|",
        *(f"| {name} | {seconds:.1f} |" for name, seconds in rows),
    ]
    text = TABLE.read_text() if TABLE.exists() else "# Measurements\n"
    if BEGIN not in text:
        text += f"\n## Setting up\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    TABLE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}")


if __name__ == "__main__":
    sys.exit(main())
