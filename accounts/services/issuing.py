"""Ways into an account that somebody gives to its owner: a password that is made here, long, drawn
by lot and good for a few days; or the link of an invitation. The last one given ends those before.
"""

import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher, get_hasher
from django.db import transaction

from accounts.models import User

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is mistaken for another when read aloud
ITERATIONS = 10_000


@transaction.atomic
def set_issued_password(user: User, *, by: User | None, at: datetime) -> str:
    """A new password, told to the caller and to nobody else. It ends every session of the account,
    and leads only to the page where its owner sets one of their own. The caller puts on record for
    whom it was issued `by` somebody; None: by the system.
    """
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    user.password, user.issued_until = _hashed(password), at + settings.ISSUED_PASSWORD_LASTS
    user.issued_by = by
    user.save(update_fields=["password", "issued_until", "issued_by"])
    return password


def note_invitation(user: User, *, by: User | None) -> None:
    """Before the letter is written. A password that was issued and not replaced opens nothing any
    more: whoever reads an old slip does not come in beside who was invited.
    """
    if user.issued_until is not None:
        user.set_unusable_password()
    user.issued_until, user.issued_by = None, by
    user.save(update_fields=["password", "issued_until", "issued_by"])


def end_way_in(user: User, *, at: datetime) -> None:
    """The password that was issued, or the link of the invitation, opens nothing any more, nor a
    session that began with it. The caller puts on record why.
    """
    user.set_unusable_password()
    user.issued_until, user.issued_by = at, None
    user.save(update_fields=["password", "issued_until", "issued_by"])


def _hashed(password: str) -> str:
    """Stretching helps passwords that people think of. Sixteen letters drawn by lot need little of
    it, and hundreds are issued in one request; the first sign-in hashes it anew.
    """
    hasher = get_hasher()
    if isinstance(hasher, PBKDF2PasswordHasher):
        return hasher.encode(password, hasher.salt(), iterations=ITERATIONS)
    return hasher.encode(password, hasher.salt())
