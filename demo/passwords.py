"""One sign-in for each role of the demo agency, with a random password that is shown once and
kept only as a hash.
"""

import secrets
from datetime import datetime

from django.db import transaction

from demo.agency import SignIn, give_passwords, sign_ins
from units.models import Agency

PLAIN = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


@transaction.atomic
def set_passwords(agency: Agency, *, at: datetime) -> tuple[tuple[SignIn, str], ...]:
    """A new password for the first holder of each role, told to the caller and to nobody else."""
    told = tuple((sign_in, _password()) for sign_in in sign_ins(agency, at.date()))
    give_passwords({sign_in.username: password for sign_in, password in told}, at=at)
    return told


def _password() -> str:
    return "-".join("".join(secrets.choice(PLAIN) for _ in range(4)) for _ in range(4))
