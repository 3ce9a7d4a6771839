from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage, get_connection

import clock


def test_a_second_copy_cannot_hide(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    message = EmailMessage(
        "Lịch trực",
        "Nội dung",
        "a@example.vn",
        ["b@example.vn"],
        headers={"Message-ID": "<1@x>", "Date": "today"},
    )

    with clock.freeze(datetime(2026, 11, 30, 0, 30, tzinfo=UTC)):
        sent = get_connection("config.outbox.EmailBackend").send_messages([message, message])

    files = sorted((tmp_path / "outbox").iterdir())
    assert sent == 2
    assert {file.name[:15] for file in files} == {"20261130-073000"}
    assert [file.read_bytes() for file in files] == [message.message().as_bytes()] * 2
