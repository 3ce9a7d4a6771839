"""The words after `python3 run.py`: what each one sets up and what it then hands over to."""

import argparse
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tools import serve
from tools.environment import DEVELOP, RUN, Environment
from tools.trouble import NO_RIGHT, NO_SPACE, Trouble

ROOT: Final = Path(__file__).resolve().parent.parent
USAGE: Final = """\
python3 run.py demo      dựng và chạy thử một cơ quan mẫu / set up and serve a demo agency
                         (--once, --reset, --passwords, --port 8000)
python3 run.py test      chạy toàn bộ kiểm thử / run the whole test suite
python3 run.py check     kiểm tra mã nguồn / format, lint, types, layers, migrations,
                         templates, translations (--repair)
python3 run.py manage …  lệnh quản trị Django / any Django command
python3 run.py screens   chụp ảnh các trang / take the pictures of the README
python3 run.py axe       mọi trang có dùng được cho mọi người không / ask axe-core of every page,
                         as every role, in both languages, light and dark, wide and narrow (--roles)
python3 run.py translations update | check   bản dịch tiếng Anh / the English sentences
python3 run.py measure   đo thời gian cài đặt / measure how long setting up takes
python3 run.py coverage  kiểm thử chạy qua bao nhiêu dòng mã / which lines tests run, app by app
python3 run.py lock      khóa lại phiên bản thư viện / lock the libraries again
"""


def main(arguments: list[str]) -> int:
    verb, *rest = arguments or ["help"]
    for stream in (sys.stdout, sys.stderr):
        # a terminal without Vietnamese letters must not end the command
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        return VERBS.get(verb, _help)(rest)
    except Trouble as trouble:
        print(*trouble.lines, sep="\n", file=sys.stderr)
    except OSError as error:
        known = {28: NO_SPACE, 122: NO_SPACE, 13: NO_RIGHT, 30: NO_RIGHT}.get(error.errno or 0)
        if not known:
            raise
        print(*known.lines, sep="\n", file=sys.stderr)
    return 1


def _help(rest: list[str]) -> int:
    print(USAGE, end="")
    return 2


def _demo(rest: list[str]) -> int:
    """Play the script, then serve what it left; the lock keeps a second demo away from the same
    folder.
    """
    options = argparse.ArgumentParser(
        prog="run.py demo", description="Cơ quan mẫu / the demo agency"
    )
    options.add_argument(
        "--once",
        action="store_true",
        help="chỉ dựng dữ liệu, in số liệu rồi thoát / play, print the counts, leave",
    )
    options.add_argument("--reset", action="store_true", help="xóa và làm lại từ đầu / start over")
    options.add_argument(
        "--passwords",
        action="store_true",
        help="đặt và in mật khẩu mới / set and show new passwords",
    )
    options.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000) / port")
    given, more = options.parse_known_args(rest)
    python = _ready(RUN)
    environment = _environment()
    with serve.only_one(Path(environment["VAR_DIR"])):
        port = given.port if given.once else free_port(given.port)
        environment.setdefault("SITE_ADDRESS", f"http://localhost:{port}")  # for links in letters
        flags = [f"--{name}" for name in ("once", "reset", "passwords") if getattr(given, name)]
        played = subprocess.run(
            [python, "manage.py", "demo", *flags, "--port", str(port), *more],
            cwd=ROOT,
            env=environment,
            check=False,
        )
        if played.returncode or given.once:
            return played.returncode
        return serve.serve(python, port, root=ROOT, environment=environment)


def _test(rest: list[str]) -> int:
    return _hand_over(_ready(DEVELOP), "-m", "pytest", *spread(rest), *rest)


def _check(rest: list[str]) -> int:
    return _hand_over(_ready(DEVELOP), "-m", "tools.check", *rest)


def _manage(rest: list[str]) -> int:
    return _hand_over(_ready(RUN), "manage.py", *rest, environment=_environment())


def _translations(rest: list[str]) -> int:
    return _hand_over(_ready(DEVELOP), "-m", "tools.translations", *rest)


def _screens(rest: list[str]) -> int:
    return _hand_over(_ready(DEVELOP), "-m", "tools.screens", *rest, environment=_environment())


def _axe(rest: list[str]) -> int:
    return _hand_over(_ready(DEVELOP), "-m", "tools.axe", *rest, environment=_environment())


def _measure(rest: list[str]) -> int:
    return _hand_over(sys.executable, "-m", "tools.measure_setup", *rest)


def _coverage(rest: list[str]) -> int:
    return _hand_over(_ready(DEVELOP), "-m", "tools.measure_coverage", *rest)


def _lock(rest: list[str]) -> int:
    return _hand_over(sys.executable, "-m", "tools.lock", *rest)


VERBS: Final[dict[str, Callable[[list[str]], int]]] = {
    "demo": _demo,
    "test": _test,
    "check": _check,
    "manage": _manage,
    "screens": _screens,
    "axe": _axe,
    "translations": _translations,
    "measure": _measure,
    "coverage": _coverage,
    "lock": _lock,
}


def _ready(lock: str) -> str:
    environment = Environment(ROOT)
    environment.prepare(lock)
    return str(environment.python)


def _environment() -> dict[str, str]:
    """The demo agency's folder and clock, unless this machine is set up for real work."""
    given = dict(os.environ)
    if given.get("APP_ENV") != "production":
        var = given.setdefault("VAR_DIR", str(ROOT / "var"))
        given.setdefault("DEMO_CLOCK_FILE", str(Path(var) / "clock.json"))
    return given


def _hand_over(python: str, *command: str, environment: dict[str, str] | None = None) -> int:
    """This process becomes the other one, so that signals and exit codes need no passing on."""
    os.chdir(ROOT)
    os.execve(
        python, [python, *command], environment if environment is not None else dict(os.environ)
    )


def spread(rest: list[str]) -> list[str]:
    """The whole suite runs on every core, a file to a core; one file alone, or a debugger, is
    quicker and plainer without.
    """
    alone = any(
        word.startswith(("-n", "--pdb", "--collect-only", "--version"))
        or Path(word.partition("::")[0]).exists()
        for word in rest
    )
    cores = min(os.cpu_count() or 1, 4)
    if alone or cores == 1:
        return []
    return ["-n", str(cores), "--dist", "loadfile", "--no-loadscope-reorder"]  # tests.ordering


def free_port(wanted: int) -> int:
    """The wanted one or the next that nobody uses; whoever types the usual address is told."""
    for port in range(wanted, min(wanted + 100, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port != wanted:
            print(
                f"Cổng {wanted} đang bận, dùng cổng {port}. / Port {wanted} is taken, using"
                f" {port}.",
                flush=True,
            )
        return port
    raise Trouble(
        f"Không có cổng nào trống từ {wanted} đến {port}.",
        f"No port from {wanted} to {port} is free.",
    )
