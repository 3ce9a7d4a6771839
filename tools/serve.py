"""Runs the site's processes side by side, starts again one that fails, and ends them all when
asked to stop.
"""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import FrameType
from typing import IO, Final

from tools.trouble import Trouble

GRACE: Final = 45
"""Seconds to finish: longer than one mail may take, so that stopping never cuts a mail in two."""
MINUTE: Final = 60
STOPS: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""What asks us to end."""
TRIES: Final = 5
"""Failures in a row of one process before everything is given up."""


@contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Two at once in the same folder would be two clocks and two beats; the system lets go of
    the lock however we end.
    """
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (var / "running").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(
                f"Bản chạy thử đang chạy với thư mục {var}. Dừng nó (Ctrl-C) rồi chạy lại.",
                f"A demo is already running with the folder {var}. Stop it (Ctrl-C), then run this"
                " again.",
            ) from None
        yield


@dataclass
class Program:
    """One process that should be there; `every` so many seconds makes it an errand, which may
    end.
    """

    name: str
    command: list[str]
    every: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    started: float = 0
    due: float = 0
    failures: int = 0

    def start(self, root: Path, environment: dict[str, str], log: IO[bytes]) -> None:
        """A session of its own: Ctrl-C reaches only us, and we stop the others in order. Whoever
        asks us to end meanwhile waits until we hold what we started, or nobody would end it.
        """
        self.started = time.monotonic()
        with _signals_held_back() as before:
            self.process = subprocess.Popen(
                self.command,
                cwd=root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=partial(  # noqa: PLW1509  # the supervisor has no threads
                    _die_with_parent, before
                ),
            )

    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def has_fallen(self) -> bool:
        """True once for each time that a service ended by itself; its own children go with it."""
        if self.process is None or self.alive():
            return False
        self.end()
        now = time.monotonic()
        if self.every:
            self.due = self.started + self.every
            return False
        self.failures = 1 if now - self.started > MINUTE else self.failures + 1
        self.due = now + 2**self.failures
        return True

    def ask(self) -> None:
        if self.process is not None and self.alive():
            self.process.terminate()

    def end(self) -> None:
        """Whatever is left of it, children included."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@contextmanager
def _signals_held_back() -> Iterator[set[signal.Signals]]:
    """They arrive at the end of the block. Yields those that were held back before."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield {signal.Signals(number) for number in before}
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _die_with_parent(held_back: set[signal.Signals]) -> None:
    """In the child. Linux only: should we be killed without a word, the kernel asks our children
    to end.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)
    for number in STOPS:
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, held_back)


class Supervisor:
    """Watches the programs twice a second until somebody asks it to stop."""

    def __init__(
        self,
        programs: list[Program],
        *,
        root: Path,
        environment: dict[str, str],
        grace: float = GRACE,
    ) -> None:
        self.programs, self.root, self.environment, self.grace = programs, root, environment, grace
        self.logs = Path(environment["VAR_DIR"]) / "log"
        self.logs.mkdir(parents=True, exist_ok=True)
        self.asked = 0

    def run(self, ready: "ReadyLine | None" = None) -> int:
        for number in STOPS:
            signal.signal(number, self._ask)
        code = 0
        try:
            while not self.asked and not code:
                code = self._look()
                if ready is not None:
                    ready.say()
                time.sleep(0.2)
        finally:
            self._stop()
        return code

    def _ask(self, number: int, frame: FrameType | None) -> None:
        """The second time means at once."""
        self.asked += 1

    def _look(self) -> int:
        """Start what is due; give up on a service that fails again and again."""
        for program in self.programs:
            log = self.logs / f"{program.name}.log"
            if program.has_fallen():
                print(
                    f"{program.name}: dừng bất thường, xem {log} / ended unexpectedly, see {log}",
                    flush=True,
                )
                if program.failures >= TRIES:
                    return 1
            if program.process is None and time.monotonic() >= program.due:
                with log.open("ab") as file:
                    program.start(self.root, self.environment, file)
        return 0

    def _stop(self) -> None:
        """Ask all at once, wait for the slowest, then end what is left with all its children."""
        print("Đang dừng … / Stopping …", flush=True)
        for program in self.programs:
            program.ask()
        end = time.monotonic() + self.grace
        while (
            any(program.alive() for program in self.programs)
            and time.monotonic() < end
            and self.asked < 2
        ):
            time.sleep(0.1)
        for program in self.programs:
            program.end()


class ReadyLine:
    """Tells the address once, as soon as somebody answers there."""

    def __init__(self, port: int) -> None:
        self.port, self.said = port, False

    def say(self) -> None:
        if self.said:
            return
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                self.said = True
                print(
                    f"Đang phục vụ tại / Serving at http://127.0.0.1:{self.port}  (Ctrl-C: dừng /"
                    " stop)",
                    flush=True,
                )


def programs(python: str, port: int) -> list[Program]:
    """Mail and plans have a worker each, so that a long plan never delays the 8:00 list; the
    watchdog needs neither.

    The pages come first: somebody is waiting for them.
    """
    now = time.monotonic()
    web = [
        "-m",
        "gunicorn",
        "config.wsgi:application",
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
        "--workers",
        "2",
    ]
    worker = [
        "-m",
        "celery",
        "--app",
        "config",
        "worker",
        "--loglevel",
        "INFO",
        "--concurrency",
        "1",
        "--without-gossip",
        "--without-mingle",
    ]
    return [
        Program(
            "web",
            [python, *web, "--threads", "4", "--graceful-timeout", "30", "--no-control-socket"],
        ),
        Program(
            "mail",
            [python, *worker, "--queues", "mail", "--hostname", "mail@%h", "--beat"],
            due=now + 3,
        ),
        Program(
            "plan", [python, *worker, "--queues", "plan", "--hostname", "plan@%h"], due=now + 4
        ),
        Program("watch", [python, "manage.py", "watch"], every=MINUTE, due=now + 20),
    ]


def serve(python: str, port: int, *, root: Path, environment: dict[str, str]) -> int:
    code = Supervisor(programs(python, port), root=root, environment=environment).run(
        ReadyLine(port)
    )
    print("Đã dừng. / Stopped.", flush=True)
    return code
