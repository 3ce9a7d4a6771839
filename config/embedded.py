"""Keeps everything of a small or trial installation in one folder beside the code."""

import secrets
from pathlib import Path
from typing import Any


def secret_in(folder: Path) -> str:
    """A key of this machine's own, made once: nobody who reads the repository can sign a session
    here.
    """
    file = folder / "secret_key"
    try:
        with file.open("x") as new:
            file.chmod(0o600)
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return file.read_text().strip()


def broker_in(folder: Path) -> dict[str, Any]:
    """A broker of plain files: in and out are the same folder for web and worker; what was read
    stays on the same disk.
    """
    queue, control, processed = (
        folder / "broker" / name for name in ("queue", "control", "processed")
    )
    for each in (queue, control, processed):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "data_folder_in": str(queue),
        "data_folder_out": str(queue),
        "control_folder": str(control),
        "processed_folder": str(processed),
        "store_processed": True,
        "polling_interval": 0.2,
    }
