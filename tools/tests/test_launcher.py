"""Runs run.py on machines that lack something."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tools import environment, launcher
from tools.environment import DEVELOP, RUN, Environment
from tools.trouble import NO_NETWORK, NO_RIGHT, NO_SPACE, NO_VENV, Trouble, recognise

ROOT: Final = Path(__file__).parents[2]


def on_python(version: tuple[int, int], *, lacking: str = "") -> subprocess.CompletedProcess[str]:
    """run.py, told that it runs on another Python."""
    lack = f"sys.modules[{lacking!r}] = None; " if lacking else ""
    code = (
        f"import runpy, sys; {lack}sys.version_info = ({version[0]}, {version[1]}, 0, 'final', 0);"
        " sys.argv = ['run.py']; "
    )
    code += "runpy.run_path('run.py', run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 15)])
def test_a_python_too_old_or_too_new_is_named(version: tuple[int, int]) -> None:
    refused = on_python(version)

    found = f"{version[0]}.{version[1]}"
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        f"Cần Python 3.11 đến 3.14; máy này đang dùng Python {found}.",
        f"Python 3.11 to 3.14 is needed; this is Python {found}.",
    ]


def test_without_a_word_it_says_which_words_there_are() -> None:
    shown = on_python((3, 11))

    assert (shown.returncode, shown.stdout) == (2, launcher.USAGE)


def test_a_python_without_venv_names_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / RUN).write_text("")
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(Trouble) as refused:
        Environment(tmp_path).prepare(RUN)

    assert refused.value is NO_VENV
    assert "python3-venv" in refused.value.lines[0]


def test_a_full_disk_is_noticed_before_anything_is_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / RUN).write_text("")
    monkeypatch.setattr(environment, "ROOM", 10**18)

    with pytest.raises(Trouble) as refused:
        Environment(tmp_path).prepare(RUN)

    assert refused.value is NO_SPACE
    assert not (tmp_path / ".venv").exists()


def test_without_a_network_it_says_so_in_two_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pip")
    (tmp_path / RUN).write_text("something-never-installed==1.0 --hash=sha256:" + "0" * 64 + "\n")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_RETRIES", "0")
    here = Environment(tmp_path)
    here.python = Path(sys.executable)

    with pytest.raises(Trouble) as refused:
        here._install(None, RUN)

    assert refused.value is NO_NETWORK


def test_pip_is_tried_where_uv_reaches_no_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uv = tmp_path / "bin" / "uv"
    uv.parent.mkdir()
    uv.write_text(
        '#!/bin/sh\n[ "$1" = pip ] && echo "error: Failed to fetch" && exit 2\n'
        f'exec {sys.executable} -m venv --without-pip "{tmp_path / ".venv"}"\n'
    )
    uv.chmod(0o755)
    monkeypatch.setenv("PATH", str(uv.parent), prepend=":")
    (tmp_path / RUN).write_text("")

    Environment(tmp_path).prepare(RUN)

    assert list((tmp_path / ".venv").glob("lib/*/site-packages/pip")) != []
    assert RUN in json.loads((tmp_path / ".venv" / "installed.json").read_text())


@pytest.mark.parametrize(
    ("output", "meant"),
    [
        (
            (
                "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on"
                " device"
            ),
            NO_SPACE,
        ),
        ("error: Failed to fetch: `https://…`\n  Caused by: dns error", NO_NETWORK),
        (
            (
                "Could not find a version that satisfies the requirement\nERROR: No matching"
                " distribution found for django"
            ),
            NO_NETWORK,
        ),
        (
            (
                "The virtual environment was not created successfully because ensurepip is not"
                " available."
            ),
            NO_VENV,
        ),
        ("PermissionError: [Errno 13] Permission denied: '.venv'", NO_RIGHT),
    ],
)
def test_what_installers_say_is_understood(output: str, meant: Trouble) -> None:
    assert recognise(output) is meant


def test_nothing_is_installed_twice_and_development_contains_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    (tmp_path / RUN).write_text("")
    (tmp_path / DEVELOP).write_text("# more")
    here = Environment(tmp_path)
    monkeypatch.setattr(
        here,
        "_create",
        lambda uv: shutil.copytree(Path(sys.executable).parent, here.python.parent, symlinks=True),
    )
    monkeypatch.setattr(here, "_install", lambda uv, lock: done.append(lock))

    for lock in (DEVELOP, DEVELOP, RUN):
        here.prepare(lock)
    (tmp_path / RUN).write_text("# changed")
    (tmp_path / DEVELOP).write_text("# changed too")
    here.prepare(RUN)

    assert done == [DEVELOP, RUN]


def test_a_taken_port_gives_way_to_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        found = launcher.free_port(port)

    assert found > port
    assert f"Port {port} is taken, using {found}." in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["-q"], ["-m", "not browser"], ["--database-only"]])
def test_the_whole_suite_uses_every_core(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)

    assert launcher.spread(words) == ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]


@pytest.mark.parametrize(
    "words", [["tools"], ["tools/tests/test_serve.py::test_x"], ["-n", "0"], ["--pdb"]]
)
def test_a_part_of_it_does_not(words: list[str]) -> None:
    assert launcher.spread(words) == []


def test_the_locks_name_no_registry() -> None:
    for lock in (RUN, DEVELOP):
        assert [
            line
            for line in (ROOT / lock).read_text().splitlines()
            if "index" in line or "://" in line
        ] == []


def test_every_requirement_says_why() -> None:
    lines = [
        line
        for name in ("requirements.in", "requirements-dev.in")
        for line in (ROOT / name).read_text().splitlines()
    ]

    assert [
        line
        for line in lines
        if line and not line.startswith(("#", "-r")) and "# why: " not in line
    ] == []
