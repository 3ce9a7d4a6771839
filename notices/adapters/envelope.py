"""Puts a letter into the bytes that will leave, once; every attempt sends the same ones."""

from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from notices.letters import Letter


def message_id(delivery: UUID) -> str:
    """The same on every attempt and from every copy of the database, so that a second copy can be
    recognised by whoever receives it.
    """
    return f"<duty.{delivery}@{_sender().domain}>"


def sealed(letter: Letter, *, delivery: UUID, written_at: datetime) -> bytes:
    """The mail as it goes over the wire (CRLF, seven bits). Raises ValueError for a letter that
    no server could take.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _sender()
    mail["To"] = Address(display_name=one_line(letter.name), addr_spec=mailbox(letter.address))
    mail["Subject"] = one_line(letter.subject)
    mail["Date"] = format_datetime(written_at)
    mail["Message-ID"] = message_id(delivery)
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Duty-Delivery"] = str(delivery)
    mail.set_content(letter.text, cte="base64")
    if letter.html:
        mail.add_alternative(letter.html, subtype="html", cte="base64")
        mail.set_boundary(f"=={delivery.hex}==")
    return mail.as_bytes()


def one_line(text: str) -> str:
    """A line break in a name would begin a header of its own."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def mailbox(address: str) -> str:
    """The address as a mail server takes it: plain letters, an international domain in its plain
    form.
    """
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise ValueError("bad address") from wrong
    local, _, domain = address.rpartition("@")
    return f"{local.encode('ascii').decode()}@{domain.encode('idna').decode()}"


def sender_address() -> str:
    return _sender().addr_spec


def _sender() -> Address:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return Address(display_name=name, addr_spec=address)
