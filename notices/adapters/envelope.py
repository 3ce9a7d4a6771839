"""Puts a letter into the bytes that will leave, once; every attempt sends the same ones."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from notices.adapters.headers import LINE, address_header, text_header
from notices.letters import Letter
from notices.senders import Sender, plain_domain, sender_of

JOINERS = "\u200c\u200d"


def message_id(delivery: UUID) -> str:
    """The same on every attempt and from every copy of the database, so that a second copy can be
    recognised by whoever receives it.
    """
    return f"<duty.{delivery}@{_sender().domain}>"


def sealed(letter: Letter, *, delivery: UUID, written_at: datetime) -> bytes:
    """The mail as it goes over the wire (CRLF, seven bits). Raises ValueError for a letter that
    no server could take.
    """
    sender = _sender()
    lines = [
        address_header("From", one_line(sender.name), sender.address),
        address_header("To", one_line(letter.name), mailbox(letter.address)),
        text_header("Subject", one_line(letter.subject)),
        f"Date: {format_datetime(written_at)}",
        f"Message-ID: {message_id(delivery)}",
        "Auto-Submitted: auto-generated",
        f"X-Duty-Delivery: {delivery}",
        "MIME-Version: 1.0",
        *(_alternatives(letter, delivery) if letter.html else _part(letter.text, "plain")),
    ]
    return "\r\n".join([*lines, ""]).encode("ascii")


def _alternatives(letter: Letter, delivery: UUID) -> Iterator[str]:
    boundary = f"=={delivery.hex}=="
    yield "Content-Type: multipart/alternative;"
    yield f' boundary="{boundary}"'
    yield ""
    for text, kind in ((letter.text, "plain"), (letter.html, "html")):
        yield f"--{boundary}"
        yield from _part(text, kind)
    yield f"--{boundary}--"


def _part(text: str, kind: str) -> Iterator[str]:
    yield f'Content-Type: text/{kind}; charset="utf-8"'
    yield "Content-Transfer-Encoding: base64"
    yield ""
    body = b"".join(line + b"\r\n" for line in text.encode().splitlines())
    letters = b64encode(body).decode()
    yield from (letters[at : at + LINE] for at in range(0, len(letters), LINE))
    yield ""


def one_line(text: str) -> str:
    """A line break in a name would begin a header of its own; what joins letters stays."""
    signs = (sign if sign.isprintable() or sign in JOINERS else " " for sign in text)
    return " ".join("".join(signs).split())


def mailbox(address: str) -> str:
    """The address as a mail server takes it: plain letters, an international domain in its plain
    form.
    """
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise ValueError("bad address") from wrong
    local, _, domain = address.rpartition("@")
    return f"{local.encode('ascii').decode()}@{plain_domain(domain)}"


def sender_address() -> str:
    return _sender().address


def _sender() -> Sender:
    return sender_of(settings.DEFAULT_FROM_EMAIL)
