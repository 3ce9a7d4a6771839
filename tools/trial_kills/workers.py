"""The worker that sends letters, with the command that starts it where the product runs."""

import re
import sys
import time
from pathlib import Path
from typing import Final

from tools.serve import GRACE, Program, programs

ROOT: Final = Path(__file__).resolve().parents[2]
UNIT: Final = ROOT / "deploy" / "systemd" / "lich-worker-mail.service"


class Worker:
    """One at a time, in a process group of its own; another is started in its place."""

    def __init__(self, command: list[str], environment: dict[str, str], log: Path) -> None:
        self.program = Program("mail", command)
        self.environment, self.log = environment, log

    def start(self) -> None:
        with self.log.open("ab") as file:
            self.program.start(ROOT, self.environment, file)

    def alive(self) -> bool:
        return self.program.alive()

    def kill(self) -> None:
        """With all its children, as when the power fails."""
        self.program.end()

    def stop(self) -> float | None:
        """Ask it to end and wait for it. Returns the seconds that it took; None where it had to be
        killed at last.
        """
        asked = time.monotonic()
        self.program.ask()
        while self.alive() and time.monotonic() < asked + GRACE:
            time.sleep(0.005)
        took = None if self.alive() else time.monotonic() - asked
        self.kill()
        return took


def embedded_command() -> list[str]:
    """As the trial beside the code starts it, with the beat inside."""
    [mail] = [one for one in programs(sys.executable, 0) if one.name == "mail"]
    return mail.command


def served_command() -> list[str]:
    """As the service of an agency's server starts it."""
    [line] = re.findall(r"^ExecStart=\S+/celery (.+)$", UNIT.read_text(), re.MULTILINE)
    return [sys.executable, "-m", "celery", *line.replace("%%", "%").split()]
