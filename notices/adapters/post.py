"""Carries sealed letters to a mail server and tells exactly how far each one came."""

import re
import smtplib
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Any, Protocol

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from django.utils.translation import gettext_noop

from notices.adapters.envelope import mailbox, sender_address
from notices.models import Attempt

Outcome = Attempt.Outcome
NOT_OUR_TURN = frozenset({530, 534, 535, 538})
"""Refusals that speak of our sign-in, not of the letter: mended by the administrator, then sent."""
WRITTEN_TO_A_FILE = gettext_noop("Đã ghi vào hộp thư đi của máy này.")


class Unreachable(Exception):
    """The mail server cannot be spoken to at all; nothing was tried."""


@dataclass(frozen=True, slots=True)
class Reply:
    """How one attempt ended. ACCEPTED: the server took it. REFUSED: it said no. BROKEN: the line
    broke before the content was sent. AMBIGUOUS: the line broke after, so that nobody knows.
    UNFIT: the letter itself could not be sent.
    """

    outcome: Attempt.Outcome
    code: int | None = None
    text: str = ""


class Post(Protocol):
    def open(self) -> None:
        """Does nothing on a line that stands. Raises Unreachable."""

    def send(self, address: str, message: bytes) -> Reply: ...

    def close(self) -> None: ...


def post_office() -> Post:
    """The way out that the settings name."""
    connection = get_connection()
    return SmtpPost(connection) if isinstance(connection, SmtpBackend) else FilePost(connection)


class SmtpPost:
    """Speaks SMTP step by step, because only the step tells whether a broken line is harmless."""

    def __init__(self, backend: SmtpBackend) -> None:
        self.backend = backend

    def open(self) -> None:
        try:
            self.backend.open()
            self._line.ehlo_or_helo_if_needed()
        except (smtplib.SMTPException, OSError) as broken:
            self._drop()
            raise Unreachable(_words(broken)) from broken

    def send(self, address: str, message: bytes) -> Reply:
        try:
            refusal = self._announce(address)
        except (smtplib.SMTPException, OSError) as broken:
            self._drop()
            return Reply(Outcome.BROKEN, text=_words(broken))
        return refusal or self._hand_over(message)

    def close(self) -> None:
        try:
            self.backend.close()
        except (smtplib.SMTPException, OSError):
            self._drop()

    def _announce(self, address: str) -> Reply | None:
        """Everything before the content; None if the server is ready for it."""
        line = self._line
        code, text = line.mail(sender_address())
        if code == 250:
            code, text = line.rcpt(mailbox(address))
        if code in (250, 251):
            code, text = line.docmd("DATA")
        return None if code == 354 else self._refused(code, text)

    def _hand_over(self, message: bytes) -> Reply:
        """From the first byte of the content nobody but the server knows what became of it,
        until it answers.
        """
        body = re.sub(rb"(?m)^\.", b"..", message)
        try:
            self._line.send(body if body.endswith(b"\r\n") else body + b"\r\n")
            self._line.send(b".\r\n")
            code, text = self._line.getreply()
        except (smtplib.SMTPException, OSError) as broken:
            self._drop()
            return Reply(Outcome.AMBIGUOUS, text=_words(broken))
        return (
            Reply(Outcome.ACCEPTED, code, _plain(text))
            if code == 250
            else self._refused(code, text)
        )

    def _refused(self, code: int, text: bytes) -> Reply:
        """Clear the line for the next letter; a server that says 421 hangs up by itself."""
        try:
            if code == 421 or self._line.rset()[0] != 250:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()
        return Reply(
            Outcome.BROKEN if code in NOT_OUR_TURN or code < 0 else Outcome.REFUSED,
            code,
            _plain(text),
        )

    def _drop(self) -> None:
        if self.backend.connection is not None:
            self.backend.connection.close()
            self.backend.connection = None

    @property
    def _line(self) -> smtplib.SMTP:
        if self.backend.connection is None:
            raise smtplib.SMTPServerDisconnected("the line is not open")
        return self.backend.connection


class FilePost:
    """Any other way out of Django's: the outbox folder of a trial, the memory of a test."""

    def __init__(self, backend: BaseEmailBackend) -> None:
        self.backend = backend

    def open(self) -> None:
        self.backend.open()

    def send(self, address: str, message: bytes) -> Reply:
        try:
            self.backend.send_messages([SealedMail(address, message)])
        except OSError as broken:
            return Reply(Outcome.BROKEN, text=_words(broken))
        return Reply(Outcome.ACCEPTED, text=WRITTEN_TO_A_FILE)

    def close(self) -> None:
        self.backend.close()


class SealedMail(EmailMessage):
    """A mail for Django's ways out whose bytes are already decided."""

    def __init__(self, address: str, content: bytes) -> None:
        self.content = content
        read = message_from_bytes(content)
        super().__init__(
            subject=read["Subject"], body="", from_email=sender_address(), to=[address]
        )

    def message(self, *, policy: Any = None) -> Any:
        sealed = message_from_bytes(self.content, _class=SealedMessage)
        sealed.content = self.content
        return sealed


class SealedMessage(Message):
    content: bytes

    def as_bytes(self, *args: Any, **kwargs: Any) -> bytes:
        return self.content


def _plain(text: bytes) -> str:
    return text.decode("utf-8", "replace")[:500]


def _words(trouble: BaseException) -> str:
    if isinstance(trouble, smtplib.SMTPResponseException):
        error = trouble.smtp_error
        return (
            f"{trouble.smtp_code} {_plain(error if isinstance(error, bytes) else error.encode())}"[
                :500
            ]
        )
    return f"{type(trouble).__name__}: {trouble}"[:500]
