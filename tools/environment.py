"""Makes the project's own Python environment and fills it with exactly the locked libraries."""

import hashlib
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tools.trouble import NO_NETWORK, NO_SPACE, NO_VENV, Trouble, recognise

ROOM: Final = 1_000_000_000
"""Bytes to be free before a first installation."""
RUN, DEVELOP = "requirements.txt", "requirements-dev.txt"


class Environment:
    """The folder .venv, and a note in it that says what it was filled with."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.note = self.folder / "installed.json"
        self.python = self.folder / "bin" / "python"

    def prepare(self, lock: str) -> None:
        """Do nothing when the note already says that it was done."""
        noted = self._noted()
        if self.python.exists() and self._satisfies(noted, lock):
            return
        if shutil.disk_usage(self.root).free < ROOM:
            raise NO_SPACE
        uv = shutil.which("uv")
        if not self.python.exists() or noted.get("python") != _version():
            self._create(uv)
            noted = {}
        self._say(
            "Đang cài thư viện, lần đầu mất khoảng một phút … / Installing libraries, about a"
            " minute the first time …"
        )
        self._install(uv, lock)
        self.note.write_text(
            json.dumps({**noted, "python": _version(), lock: self._print_of(lock)})
        )

    def _satisfies(self, noted: dict[str, str], lock: str) -> bool:
        """Whoever has what development needs has what running needs."""
        return any(noted.get(enough) == self._print_of(enough) for enough in {lock, DEVELOP})

    def _noted(self) -> dict[str, str]:
        try:
            noted: dict[str, str] = json.loads(self.note.read_text())
        except (OSError, ValueError):
            return {}
        return noted if noted.get("python") == _version() else {}

    def _print_of(self, lock: str) -> str:
        return hashlib.sha256((self.root / lock).read_bytes()).hexdigest()

    def _create(self, uv: str | None) -> None:
        if uv:
            self._run(
                [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(self.folder)]
            )
            return
        if not importlib.util.find_spec("venv") or not importlib.util.find_spec("ensurepip"):
            raise NO_VENV
        self._run([sys.executable, "-m", "venv", "--clear", str(self.folder)])

    def _install(self, uv: str | None, lock: str) -> None:
        if uv and self._install_with_uv(uv, lock):
            return
        pip = [str(self.python), "-m", "pip"]
        if subprocess.run(
            [*pip, "--version"], cwd=self.root, capture_output=True, check=False
        ).returncode:
            self._run(
                [str(self.python), "-m", "ensurepip"]
            )  # an environment that uv made has no pip
        # Compiling every module takes ten seconds; Python compiles by itself the tenth part that is
        # used.
        self._run(
            [
                *pip,
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-input",
                "--no-compile",
                "--require-hashes",
                "-r",
                lock,
            ]
        )

    def _install_with_uv(self, uv: str, lock: str) -> bool:
        """False where uv reaches no index: it knows neither pip's settings nor the certificates of
        the system, so that pip may reach one behind an office's proxy.
        """
        filling = ["pip", "install", "--quiet", "--python", str(self.python)]
        try:
            self._run([uv, *filling, "--require-hashes", "-r", lock])
        except Trouble as trouble:
            if trouble is not NO_NETWORK:
                raise
            self._say("Thử lại bằng pip … / Trying again with pip …")
            return False
        return True

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(
            command,
            cwd=self.root,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode:
            self._say("\n".join(done.stdout.strip().splitlines()[-15:]))
            raise recognise(done.stdout)

    def _say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def _version() -> str:
    return ".".join(str(part) for part in sys.version_info[:2])
