"""Runs the supervisor as a process of its own and looks at what it leaves behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tools.serve import Program, only_one
from tools.trouble import Trouble

ROOT: Final = Path(__file__).parents[2]
PARENT_AND_CHILD: Final = """
import os, pathlib, signal, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(300)"])
pathlib.Path("pids").write_text(f"{os.getpid()} {child.pid}")
%s
time.sleep(300)
"""
SUPERVISE: Final = """
import os, sys
from pathlib import Path
from tools.serve import Program, Supervisor
here = Path(sys.argv[1])
programs = [Program("web", [sys.executable, "-c", sys.argv[2]])]
sys.exit(Supervisor(programs, root=here, environment={**os.environ, "VAR_DIR": str(here)}, grace=float(sys.argv[3])).run())
"""

ASKED_WHILE_STARTING: Final = """
import os, signal, sys, time
from pathlib import Path
from tools.serve import Program
def leave(number, frame):
    raise SystemExit(128 + number)
def in_the_child():
    os.kill(os.getppid(), signal.SIGTERM)
    time.sleep(0.5)
signal.signal(signal.SIGTERM, leave)
os.register_at_fork(after_in_child=in_the_child)
program = Program("mail", [sys.executable, "-c", "import time; time.sleep(300)"])
try:
    program.start(Path(), dict(os.environ), sys.stderr.buffer)
finally:
    print("held" if program.alive() else "lost", flush=True)
    program.end()
"""


def supervise(here: Path, program: str, grace: float = 10) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", SUPERVISE, str(here), program, str(grace)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def eventually(question: Callable[[], bool], seconds: float = 15) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if question():
            return True
        time.sleep(0.05)
    return False


def is_gone(pid: int) -> bool:
    """A zombie that nobody has buried yet counts as gone."""
    try:
        return "Z" in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True


def pids_in(here: Path) -> list[int]:
    file = here / "pids"
    return [int(word) for word in file.read_text().split()] if file.exists() else []


@pytest.mark.parametrize("request_to_stop", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly_and_leaves_no_process(
    tmp_path: Path, request_to_stop: signal.Signals
) -> None:
    supervisor = supervise(tmp_path, PARENT_AND_CHILD % "")
    assert eventually(lambda: len(pids_in(tmp_path)) == 2)

    supervisor.send_signal(request_to_stop)

    assert supervisor.wait(timeout=15) == 0
    assert eventually(lambda: all(is_gone(pid) for pid in pids_in(tmp_path)))


def test_one_that_will_not_stop_is_ended_after_the_grace(tmp_path: Path) -> None:
    supervisor = supervise(
        tmp_path, PARENT_AND_CHILD % "signal.signal(signal.SIGTERM, signal.SIG_IGN)", grace=1
    )
    assert eventually(lambda: len(pids_in(tmp_path)) == 2)
    time.sleep(0.2)

    supervisor.terminate()

    assert supervisor.wait(timeout=15) == 0
    assert eventually(lambda: all(is_gone(pid) for pid in pids_in(tmp_path)))


def test_one_that_falls_is_started_again(tmp_path: Path) -> None:
    supervisor = supervise(tmp_path, PARENT_AND_CHILD % "")
    assert eventually(lambda: len(pids_in(tmp_path)) == 2)
    first, child = pids_in(tmp_path)

    os.kill(first, signal.SIGKILL)

    assert eventually(lambda: pids_in(tmp_path)[:1] not in ([], [first]))
    assert eventually(lambda: is_gone(child))
    supervisor.terminate()
    assert supervisor.wait(timeout=15) == 0


def test_when_the_supervisor_itself_is_killed_its_programs_end(tmp_path: Path) -> None:
    supervisor = supervise(tmp_path, PARENT_AND_CHILD % "")
    assert eventually(lambda: len(pids_in(tmp_path)) == 2)
    program, child = pids_in(tmp_path)

    supervisor.kill()

    try:
        assert eventually(lambda: is_gone(program))
    finally:
        os.kill(child, signal.SIGKILL)


def test_one_that_is_asked_to_end_while_it_starts_a_program_still_ends_it() -> None:
    asked = subprocess.run(
        [sys.executable, "-c", ASKED_WHILE_STARTING],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (asked.stdout, asked.returncode) == ("held\n", 128 + signal.SIGTERM)


def test_what_is_started_hears_who_asks_it_to_end(tmp_path: Path) -> None:
    program = Program("mail", [sys.executable, "-c", "import time; time.sleep(300)"])
    with (tmp_path / "log").open("ab") as log:
        program.start(tmp_path, dict(os.environ), log)

    program.ask()

    try:
        assert eventually(lambda: not program.alive())
    finally:
        program.end()


def test_a_second_demo_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(Trouble, match="already running"), only_one(tmp_path):
        pass

    with only_one(tmp_path):
        pass
