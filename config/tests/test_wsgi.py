"""A web process answers first, then loads what the first plan will need."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

STARTED = """
import sys, threading
import config.wsgi
for thread in threading.enumerate():
    if thread.daemon:
        thread.join(60)
print("ortools" in sys.modules)
"""


@pytest.mark.both_databases
def test_the_planner_is_loaded_in_the_background_of_a_web_process(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STARTED],
        env={**os.environ, "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ended.stdout.splitlines()[-1:] == ["True"]
