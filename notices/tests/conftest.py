"""What the tests of the outbox share."""

from collections.abc import Iterator
from typing import Any

import pytest

from notices.tests.sink import Sink, listening


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A mail server on this machine, and settings that send to it with a patience of one second."""
    with listening() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = (
            "127.0.0.1",
            server.port,
            1,
        )
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield server
