"""The only writers of accounts: each change in one transaction with its event on record."""

from accounts.services.issuing import set_issued_password
from accounts.services.own import change_password, choose_language, choose_week_mail
from accounts.services.signing_in import (
    FORGOTTEN_AFTER,
    admit_user,
    pause_after,
    record_sign_out,
)

__all__ = [
    "FORGOTTEN_AFTER",
    "admit_user",
    "change_password",
    "choose_language",
    "choose_week_mail",
    "pause_after",
    "record_sign_out",
    "set_issued_password",
]
