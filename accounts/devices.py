"""Which browser somebody has signed in with before: it keeps a signed mark, and no stranger's
guesses count against it.
"""

import secrets
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT: Final = "accounts.device"
MOST_ACCOUNTS: Final = 8
"""So many people share a computer at a counter; the one who used it longest ago is forgotten."""


@dataclass(frozen=True, slots=True)
class Device:
    """A browser by its mark, and the accounts that were opened from it, the latest last."""

    mark: str
    accounts: tuple[int, ...]

    def knows(self, account: int | None) -> bool:
        return account in self.accounts


def device_of(request: HttpRequest) -> Device | None:
    """The browser's own mark, if we gave it one and it is not too old."""
    written = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        mark, accounts = signing.loads(written, salt=SALT, max_age=settings.DEVICE_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Device(mark, tuple(accounts))


def remember_device(answer: HttpResponse, request: HttpRequest, account: int) -> None:
    """Give the browser its mark, or add the account to the one it has. Only for who has just shown
    that the account is theirs.
    """
    known = device_of(request) or Device(secrets.token_urlsafe(16), ())
    accounts = (*(one for one in known.accounts if one != account), account)[-MOST_ACCOUNTS:]
    answer.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.dumps([known.mark, accounts], salt=SALT),
        max_age=settings.DEVICE_LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
