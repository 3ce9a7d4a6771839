from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage, get_connection


def test_a_second_copy_cannot_hide(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    message = EmailMessage("Lịch trực", "Nội dung", "a@example.vn", ["b@example.vn"], headers={"Message-ID": "<1@x>", "Date": "today"})

    sent = get_connection("config.outbox.EmailBackend").send_messages([message, message])

    files = sorted((tmp_path / "outbox").iterdir())
    assert sent == 2
    assert [file.read_bytes() for file in files] == [message.message().as_bytes()] * 2
