"""Passwords that are made here and handed to somebody: long, drawn by lot, good for a few days."""

import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher
from django.db import transaction

from accounts.models import User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when read aloud
ITERATIONS = 10_000


@transaction.atomic
def set_issued_password(user: User, *, at: datetime) -> str:
    """A new password, told to the caller and to nobody else. It ends every session of the account,
    and leads only to the page where its owner sets one of their own. The caller puts on record who
    issued it for whom.
    """
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    user.password, user.issued_until = _hashed(password), at + settings.ISSUED_PASSWORD_LASTS
    user.save(update_fields=["password", "issued_until"])
    return password


def _hashed(password: str) -> str:
    """Stretching helps passwords that people think of. Sixteen letters drawn by lot need little of
    it, and hundreds are issued in one request; the first sign-in hashes it anew.
    """
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(password, hasher.salt(), iterations=ITERATIONS)
    return hasher.encode(password, hasher.salt())
