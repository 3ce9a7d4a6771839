"""Writes each mail as a file instead of sending it, so that a trial installation can never write
to a stranger.
"""

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.timezone import localtime

import clock


class EmailBackend(BaseEmailBackend):
    """One file a message, named by the moment and the content; a second copy gets a number, so
    that it cannot hide.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            content = message.message().as_bytes()
            self._write(
                content,
                folder,
                f"{localtime(clock.now()):%Y%m%d-%H%M%S}-{sha256(content).hexdigest()[:12]}",
            )
        return len(email_messages)

    def _write(self, content: bytes, folder: Path, name: str) -> None:
        for copy in count(1):
            with suppress(FileExistsError), (folder / f"{name}-{copy}.eml").open("xb") as file:
                file.write(content)
                return
