import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import clock

TET_EVE = datetime(2027, 2, 5, 8, tzinfo=UTC)


def test_without_a_demo_it_tells_the_machines_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(clock.FILE_VARIABLE, raising=False)

    before, told, after = datetime.now(UTC), clock.now(), datetime.now(UTC)

    assert before <= told <= after


def test_it_stands_still_and_goes_on() -> None:
    with clock.freeze(TET_EVE):
        with clock.freeze(TET_EVE + timedelta(days=1)):
            assert clock.now() == TET_EVE + timedelta(days=1)
        assert clock.now() == TET_EVE

    assert clock.now() != TET_EVE


def test_a_moment_without_a_zone_is_refused() -> None:
    with (
        pytest.raises(ValueError, match="without a time zone"),
        clock.freeze(TET_EVE.replace(tzinfo=None)),
    ):
        pass


def test_the_demo_shifts_the_clock_of_every_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(clock.FILE_VARIABLE, str(tmp_path / "var" / "clock.json"))
    clock.shift_to(TET_EVE + timedelta(days=1))
    assert abs(clock.now() - TET_EVE - timedelta(days=1)) < timedelta(seconds=5)

    clock.shift_to(TET_EVE)

    other = subprocess.run(
        [sys.executable, "-c", "import clock; print(clock.now().isoformat())"],
        env={**os.environ, "PYTHONPATH": str(Path(clock.__file__).parent)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert abs(clock.now() - TET_EVE) < timedelta(seconds=5)
    assert abs(datetime.fromisoformat(other.stdout.strip()) - TET_EVE) < timedelta(seconds=20)


def test_a_demo_that_has_not_begun_has_the_machines_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(clock.FILE_VARIABLE, str(tmp_path / "clock.json"))

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_it_says_whether_it_is_everybodys_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(clock.FILE_VARIABLE, str(tmp_path / "clock.json"))
    before = clock.is_shifted()

    clock.shift_to(TET_EVE)

    assert (before, clock.is_shifted()) == (False, True)


def test_it_needs_no_framework() -> None:
    check = "import sys, clock; sys.exit(any(name in sys.modules for name in ('django', 'celery')))"

    assert (
        subprocess.run(
            [sys.executable, "-c", check], cwd=Path(clock.__file__).parent, check=False
        ).returncode
        == 0
    )
