"""Reads a stored mail back, byte for byte what left, into the parts a page can show."""

from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default

from notices.models import Delivery

SHOWN = ("From", "To", "Subject", "Date", "Message-ID")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMail:
    headers: tuple[tuple[str, str], ...]
    text: str
    html: str
    size: int


def stored_mail(delivery: Delivery) -> StoredMail | None:
    """None for a letter that could never be sealed."""
    content = bytes(delivery.message)
    if not content:
        return None
    mail = message_from_bytes(content, policy=default)
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return StoredMail(
        headers=tuple((name, str(mail[name])) for name in SHOWN if mail[name]),
        text=text.get_content().replace("\r\n", "\n") if text else "",
        html=html.get_content() if html else "",
        size=len(content),
    )
