"""The second channel: tells whoever keeps the server running by another way than our own mail."""

import json
import shlex
import subprocess
from collections.abc import Sequence
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings

PATIENCE = 10.0  # seconds


class Deaf(Exception):
    """The channel did not take it."""


def is_named() -> bool:
    return bool(settings.ALERT_URL or settings.ALERT_COMMAND)


def tell_channel(lines: Sequence[str]) -> None:
    """To the address as JSON and to the command on its standard input, whichever are named.

    Raises Deaf if one of them did not take it.
    """
    if settings.ALERT_URL:
        _post(settings.ALERT_URL, lines)
    if settings.ALERT_COMMAND:
        _run(shlex.split(settings.ALERT_COMMAND), lines)


def _post(address: str, lines: Sequence[str]) -> None:
    told = {"site": settings.SITE_ADDRESS, "text": "\n".join(lines), "troubles": list(lines)}
    body = json.dumps(told, ensure_ascii=False).encode()
    kind = {"Content-Type": "application/json; charset=utf-8"}
    try:
        # only https and http pass the settings
        with urlopen(Request(address, body, kind), timeout=PATIENCE) as answer:  # noqa: S310
            answer.read(1)
    except (URLError, OSError) as trouble:
        raise Deaf(str(trouble)) from trouble


def _run(command: Sequence[str], lines: Sequence[str]) -> None:
    try:
        subprocess.run(  # noqa: S603  # the administrator's own command, no shell
            command,
            input="\n".join(lines) + "\n",
            text=True,
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as trouble:
        raise Deaf(str(trouble)) from trouble
