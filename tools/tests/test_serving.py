"""The demo's own processes, all of them, started and stopped as a newcomer would."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Final

from tools.tests.test_serve import eventually

ROOT: Final = Path(__file__).parents[2]
SERVE: Final = """
import os, sys
from pathlib import Path
from tools import serve
sys.exit(serve.serve(sys.executable, int(sys.argv[1]), root=Path.cwd(), environment=dict(os.environ)))
"""


def processes_of(var: Path) -> list[int]:
    """Everything that was started with this folder, whoever its parent is by now."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            if f"VAR_DIR={var}\0".encode() in (each / "environ").read_bytes():
                found.append(int(each.name))
        except OSError:
            continue
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except OSError:
        return 0


def says(log: Path, words: str) -> bool:
    return log.exists() and words in log.read_text()


def test_web_and_both_workers_come_up_and_leave_nothing_behind(tmp_path: Path) -> None:
    var, port = tmp_path / "var", free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DATABASE_URL", "CELERY_BROKER_URL", "DJANGO_SETTINGS_MODULE"}
    }
    site = subprocess.Popen(
        [sys.executable, "-c", SERVE, str(port)],
        cwd=ROOT,
        env={**environment, "VAR_DIR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert eventually(
            lambda: status_of(f"http://127.0.0.1:{port}/static/css/base.css") == 200, seconds=30
        )
        assert eventually(
            lambda: (
                says(var / "log" / "mail.log", "ready.")
                and says(var / "log" / "plan.log", "ready.")
            ),
            seconds=30,
        )
        assert "reports.run_due" in (var / "log" / "mail.log").read_text()

        site.send_signal(signal.SIGTERM)
        said, _ = site.communicate(timeout=60)

        assert site.returncode == 0
        assert said.splitlines() == [
            f"Đang phục vụ tại / Serving at http://127.0.0.1:{port}  (Ctrl-C: dừng / stop)",
            "Đang dừng … / Stopping …",
            "Đã dừng. / Stopped.",
        ]
        assert eventually(lambda: processes_of(var) == [])
    finally:
        for pid in processes_of(var):
            os.kill(pid, signal.SIGKILL)
