"""What a process counted is kept even where it is killed as soon as its last test has ended."""

import os
import subprocess
import sys
from pathlib import Path

from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[2]


def test_a_worker_killed_after_its_last_test_has_written_what_it_counted(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (tmp_path / "coverage.toml").write_text(f'[tool.coverage.run]\ndata_file = "{data}"\n')
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "conftest.py").write_text(
        "import os\ndef pytest_unconfigure(): os._exit(0)\n"  # nothing at exit is run
    )
    tested = tmp_path / "test_one.py"
    tested.write_text("def test_one():\n    assert True\n")

    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tools.counting", str(tested)],
        cwd=tmp_path,
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith("COV")},
            "COVERAGE_PROCESS_START": str(tmp_path / "coverage.toml"),
            "PYTHONPATH": str(ROOT),
        },
        check=True,
        capture_output=True,
    )

    counted = CoverageData(str(data))
    counted.read()
    assert counted.lines(str(tested)) == [1, 2]
