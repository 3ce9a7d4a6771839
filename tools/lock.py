"""Writes the exact versions and hashes of every library, for every Python we support, without
naming a registry.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
OPTIONS: Final = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--quiet",
)
"""Universal and from 3.11.0 on: a lock made for one machine lacks what another one needs."""


def main() -> int:
    uv = shutil.which("uv")
    if not uv:
        print("Cần uv: pip install uv. / uv is needed: pip install uv.", file=sys.stderr)
        return 1
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv else []
    for source, constraint in (
        ("requirements", []),
        ("requirements-dev", ["-c", "requirements.txt"]),
    ):
        subprocess.run(
            [
                uv,
                "pip",
                "compile",
                *OPTIONS,
                *upgrade,
                *constraint,
                f"{source}.in",
                "-o",
                f"{source}.txt",
            ],
            cwd=ROOT,
            check=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
